#!/usr/bin/env python3
"""How fast a story with 50 comments is read, beside nginx with a static copy of the same bytes; and what Courant weighs:
bytes of the page, memory at rest and under load, time from start to the first page.

nginx is measured before and after in the same run, so that ratios compare neighbouring minutes; and once more with all the
headers that Courant sends, which a browser needs and a load generator has to read."""
import os
import re
import statistics
import time

from load import median, wrk
from machine import number, record, resident_bytes, work_folder
from servers import Nginx, Paper, copies_of, get, more_headers

RUNS, SECONDS, CONNECTIONS = number("BENCH_RUNS", 3), number("BENCH_SECONDS", 10), number("BENCH_CONNECTIONS", 32)
COMMENTS = 50
TEXT = "The rope line existed then, too, and nobody drowned; what closed the pier was the oil berth, as comment %d recalls."


def several(server, port, path, encoding, pid):
    wrk(port, path, 2, CONNECTIONS, encoding)
    runs = [wrk(port, path, SECONDS, CONNECTIONS, encoding, pid) for _ in range(RUNS)]
    record("read", server=server, encoding=encoding, rate=median(runs, "rate"), p50_us=median(runs, "p50_us"), p99_us=median(runs, "p99_us"),
           cpu_us=median(runs, "cpu_us"), failed=sum(run["failed"] for run in runs))


def renders(folder, path):
    """The same page made anew for each reader."""
    paper = Paper(folder, env={"COURANT_PAGE_CACHE": "off"})
    paper.start()
    try:
        wrk(paper.port, path, 2, CONNECTIONS)
        runs = [wrk(paper.port, path, SECONDS, CONNECTIONS, pid=paper.process.pid) for _ in range(RUNS)]
        record("render", rate=median(runs, "rate"), p50_us=median(runs, "p50_us"), p99_us=median(runs, "p99_us"), cpu_us=median(runs, "cpu_us"),
               failed=sum(run["failed"] for run in runs))
    finally:
        paper.stop()


def starts(paper):
    """From the start of the process to the first 200, with data in place."""
    taken = []
    for _ in range(5):
        taken.append(paper.start(wait="/"))
        paper.stop()
    record("start", seconds=round(statistics.median(taken), 3), slowest=round(max(taken), 3))


def weight(paper, path):
    """Bytes on the wire of the story and its stylesheet."""
    for encoding in ("br", "gzip", "identity"):
        status, headers, page = get(paper.port, path, encoding)
        assert status == 200, status
        sheet = re.search(r'<link[^>]*rel="stylesheet"[^>]*href="([^"]+)"', get(paper.port, path)[2].decode())
        css = get(paper.port, sheet.group(1), encoding)[2] if sheet else b""
        record("weight", encoding=encoding, sent=headers.get("content-encoding", "identity"), html=len(page), css=len(css))


def main():
    with work_folder() as folder:
        paper = Paper(os.path.join(folder, "paper"))
        path = paper.seed(copies=True)
        paper.start()
        for n in range(COMMENTS):
            assert paper.post(path, TEXT % n, os.urandom(8).hex()), "a comment was refused"
        paper.stop()
        starts(paper)
        paper.start()
        nginx = alike = None
        try:
            get(paper.port, path)
            time.sleep(5)
            record("memory", state="at rest", bytes=resident_bytes(paper.process.pid))
            weight(paper, path)
            copies = copies_of(paper.port, path)
            nginx = Nginx(os.path.join(folder, "nginx"), copies)
            alike = Nginx(os.path.join(folder, "alike"), copies, more_headers(paper.port, path))
            for encoding in copies:
                several("nginx before", nginx.ports[encoding], "/", encoding, nginx.worker())
                several("courant", paper.port, path, encoding, paper.process.pid)
                several("nginx after", nginx.ports[encoding], "/", encoding, nginx.worker())
                several("nginx, same headers", alike.ports[encoding], "/", encoding, alike.worker())
            record("memory", state="after load", bytes=resident_bytes(paper.process.pid))
        finally:
            paper.stop()
            for server in filter(None, (nginx, alike)):
                server.stop()
        renders(paper.folder, path)


if __name__ == "__main__":
    main()
