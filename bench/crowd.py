#!/usr/bin/env python3
"""Breaking news: BENCH_READERS readers (10,000) keep a connection open and ask for one story again and again, on the same
cores as the server, while comments arrive under it and the newsroom corrects it. How long does the slowest hundredth
wait, does anybody get an error, how much memory does it take, and how soon is the correction to be read?"""
import http.client
import json
import os
import subprocess
import threading
import time

from load import wrk
from machine import number, record, resident_bytes, work_folder
from servers import Paper, get

READERS, SECONDS = number("BENCH_READERS", 10000), number("BENCH_CROWD_SECONDS", 30)
# Not bound to a core: readers and server share what there is.
ANY = -1
MARK = "The pier opens at nine, not at ten; correction %d."


class Newsroom(threading.Thread):
    """Posts a comment twice a second, corrects the story three times, and looks when each correction can be read."""

    def __init__(self, paper, path, token):
        super().__init__(daemon=True)
        self.paper, self.path, self.token = paper, path, token
        self.comments, self.refused, self.seen, self.memory = 0, 0, [], 0
        self.is_over = threading.Event()

    def run(self):
        form = self.paper.form_token(self.path)
        begun, corrected = time.monotonic(), 0
        while not self.is_over.wait(0.5):
            done = self.paper.post(self.path, "Comment %d from the pier." % self.comments, os.urandom(8).hex(), form)
            self.comments, self.refused = self.comments + done, self.refused + (not done)
            self.memory = max(self.memory, resident_bytes(self.paper.process.pid))
            if corrected < 3 and time.monotonic() - begun > (corrected + 1) * SECONDS / 4:
                corrected += 1
                self.seen.append(self.correct(MARK % corrected))

    def correct(self, text):
        """Seconds from sending a correction to the first page that shows it."""
        begun = time.perf_counter()
        self.ask("POST", "/corrections", {"kind": "correction", "text": text})
        while text.encode() not in get(self.paper.port, self.path)[2]:
            time.sleep(0.01)
        return time.perf_counter() - begun

    def ask(self, method, place, body):
        connection = http.client.HTTPConnection("127.0.0.1", self.paper.port, timeout=30)
        try:
            connection.request(method, self.article() + place, json.dumps(body),
                               {"Content-Type": "application/json", "Authorization": "Bearer " + self.token})
            answer = connection.getresponse()
            words = answer.read()
            if answer.status not in (200, 201):
                raise RuntimeError("a correction was answered with %d: %s" % (answer.status, words[:500]))
        finally:
            connection.close()

    def article(self):
        """The address of the story in the API."""
        after = ""
        while True:
            page = json.loads(get(self.paper.port, "/api/v1/articles?limit=100" + after)[2])
            for item in page["items"]:
                if item["url"].endswith(self.path):
                    return "/api/v1/articles/%s" % item["id"]
            after = "&after=" + page["next"]


def main():
    with work_folder() as folder:
        paper = Paper(os.path.join(folder, "paper"), core=ANY)
        path = paper.seed()
        token = paper.token()
        paper.start()
        try:
            newsroom = Newsroom(paper, path, token)
            newsroom.start()
            run = wrk(paper.port, path, SECONDS, READERS, "br", core=ANY)
            newsroom.is_over.set()
            newsroom.join(60)
            record("crowd", readers=READERS, seconds=SECONDS, rate=round(run["rate"], 1), p50_us=run["p50_us"], p99_us=run["p99_us"], max_us=run["max_us"],
                   failed=run["failed"], comments=newsroom.comments, refused=newsroom.refused, memory=newsroom.memory,
                   corrections=len(newsroom.seen), correction_seconds=round(max(newsroom.seen, default=1e9), 3))
        finally:
            paper.stop()


if __name__ == "__main__":
    main()
