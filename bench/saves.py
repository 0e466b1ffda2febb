#!/usr/bin/env python3
"""saves.py [ENGINE...]   twenty people write at once, each on a long story of their own, and save it again and again; then the
server is killed while they do. Every acknowledged save must be a revision with its words, and only one."""
import http.client
import json
import os
import random
import sqlite3
import sys
import threading
import time

from machine import number, record, work_folder
from servers import paper_on

PEOPLE, WORDS = number("BENCH_PEOPLE", 20), 5_000
SECONDS, PAUSE = number("BENCH_SAVE_SECONDS", 20), 0.25
KILLS = number("BENCH_KILLS_SAVES", 200)
WRITERS = 8
SENTENCE = "The rope line existed then, too, and nobody drowned; what closed the pier was the oil berth. "


def body(mark):
    """A story of WORDS words whose first paragraph names this save: what the editor sends after a sentence was changed."""
    paragraphs = [mark] + [SENTENCE * 4] * (WORDS // (len(SENTENCE.split()) * 4))
    blocks = [{"type": "paragraph", "attrs": {"id": "b%d" % n}, "content": [{"type": "text", "text": text.strip()}]}
              for n, text in enumerate(paragraphs)]
    return {"schema": 1, "type": "doc", "content": blocks}


class Writer:
    """Somebody with a story of their own, and a book of what was acknowledged: {revision: mark}."""

    def __init__(self, paper, token, n):
        self.paper, self.headers = paper, {"Authorization": "Bearer " + token, "Content-Type": "application/json"}
        self.mark, self.sent, self.revision = "mk%02d%s" % (n, os.urandom(3).hex()), 0, 1
        self.acknowledged, self.taken_ms, self.errors, self.open = {}, [], 0, None
        self.connection = None
        made = self.call("POST", "/api/v1/articles", {"section": "town", "headline": "Save " + self.mark, "text": "Begun."})
        self.place = "/api/v1/articles/" + made["id"]

    def call(self, method, path, content=None):
        """One call on a kept connection: the answer's JSON; an error where it is not 2xx."""
        if self.connection is None or self.connection.port != self.paper.port:
            self.connection = http.client.HTTPConnection("127.0.0.1", self.paper.port, timeout=30)
        try:
            self.connection.request(method, path, None if content is None else json.dumps(content), self.headers)
            answer = self.connection.getresponse()
            text = answer.read()
        except (OSError, http.client.HTTPException):
            self.connection.close()
            self.connection = None
            raise
        if answer.status // 100 != 2:
            raise RuntimeError("%s %s: %d %s" % (method, path, answer.status, text[:300]))
        return json.loads(text)

    def save(self):
        """One save; the same one with the same key again, where the last had no answer."""
        if self.open is None:
            self.sent += 1
            mark = "%sq%dz" % (self.mark, self.sent)
            self.open = (mark, {"revision": self.revision, "key": mark, "cause": "auto", "body": body(mark)})
        mark, content = self.open
        begun = time.perf_counter()
        saved = self.call("PUT", self.place + "/working-copy", content)
        self.taken_ms.append((time.perf_counter() - begun) * 1000)
        self.revision, self.open = saved["revision"], None
        self.acknowledged[saved["revision"]] = mark

    def save_until(self, stop, pause):
        while not stop.is_set():
            try:
                self.save()
            except (OSError, http.client.HTTPException):
                return
            except RuntimeError as error:
                print(error, flush=True)
                self.errors += 1
                return
            stop.wait(pause)

    def missing(self):
        """Acknowledged saves that are no revision with their words, and revisions that nobody made."""
        kept = {item["number"] for item in self.call("GET", self.place + "/revisions")["items"]}
        lost = sum(1 for revision in self.acknowledged if revision not in kept)
        newest = max(self.acknowledged, default=None)
        if newest is not None:
            story = self.call("GET", "%s/revisions/%d" % (self.place, newest))
            lost += story["body"]["content"][0]["content"][0]["text"] != self.acknowledged[newest]
        # Besides them: the first, and the one that had no answer yet.
        return lost, max(0, len(kept) - len(self.acknowledged) - 1 - (self.open is not None))


def run(writers, seconds, pause):
    stop = threading.Event()
    threads = [threading.Thread(target=writer.save_until, args=(stop, pause)) for writer in writers]
    for thread in threads:
        thread.start()
    time.sleep(seconds)
    stop.set()
    for thread in threads:
        thread.join()


def together(paper, engine, token):
    """All at once."""
    writers = [Writer(paper, token, n) for n in range(PEOPLE)]
    run(writers, SECONDS, PAUSE)
    taken = sorted(ms for writer in writers for ms in writer.taken_ms)
    lost, doubled = map(sum, zip(*(writer.missing() for writer in writers)))
    record("saves", engine=engine, people=PEOPLE, words=WORDS, saves=len(taken), rate=round(len(taken) / SECONDS, 1), median_ms=round(taken[len(taken) // 2], 1),
           p95_ms=round(taken[len(taken) * 95 // 100], 1), worst_ms=round(taken[-1], 1), errors=sum(w.errors for w in writers), lost=lost, doubled=doubled)


def killed(paper, engine, token):
    """Killed while they write; after each start what had no answer is sent again with its first key."""
    seed = int(os.environ.get("BENCH_SEED") or time.time())
    chance, lost, doubled, saves, errors = random.Random(seed), 0, 0, 0, 0
    writers = [Writer(paper, token, n) for n in range(WRITERS)]
    for _ in range(KILLS):
        stop = threading.Event()
        threads = [threading.Thread(target=writer.save_until, args=(stop, 0)) for writer in writers]
        for thread in threads:
            thread.start()
        time.sleep(chance.uniform(0.05, 0.5))
        paper.kill()
        stop.set()
        for thread in threads:
            thread.join()
        paper.start()
        for writer in writers:
            if writer.open is not None:
                writer.save()
            gone, twice = writer.missing()
            lost, doubled, errors = lost + gone, doubled + twice, errors + writer.errors
            saves += len(writer.acknowledged)
            # A story with more revisions than a list shows could not be held to its word.
            if len(writer.acknowledged) > 300:
                writers[writers.index(writer)] = Writer(paper, token, chance.randrange(10, 99))
    name = next(n for n in os.listdir(paper.folder) if n.endswith(".db"))
    database = sqlite3.connect(os.path.join(paper.folder, name), timeout=60)
    check = database.execute("PRAGMA integrity_check").fetchone()[0]
    database.close()
    record("saves_killed", engine=engine, kills=KILLS, seed=seed, checked=saves, errors=errors, lost=lost, doubled=doubled, check=check)


def on(engine, folder):
    with paper_on(engine, folder) as paper:
        paper.seed()
        token = paper.token(["articles:read", "articles:write"])
        paper.start()
        together(paper, engine, token)
        if engine == "sqlite":
            killed(paper, engine, token)


def main():
    with work_folder() as folder:
        for engine in sys.argv[1:] or ["sqlite", "postgres"]:
            on(engine, os.path.join(folder, engine))


if __name__ == "__main__":
    main()
