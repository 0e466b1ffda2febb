#!/usr/bin/env python3
"""Does the first page of a conversation cost more when it is long? Time of the page with 1,000 and with 100,000 comments on
one story, the page cache off, on both engines."""
import http.client
import os
import statistics
import sys
import time

from machine import number, record, work_folder
from servers import paper_on

SIZES = [int(n) for n in (os.environ.get("BENCH_SIZES") or "1000,100000").split(",")]
REQUESTS, WARMUP = number("BENCH_REQUESTS", 400), 50


def page_times(port, path):
    """Sorted seconds of one page after another on one connection."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    taken, size = [], 0
    for n in range(WARMUP + REQUESTS):
        begun = time.perf_counter()
        connection.request("GET", path, headers={"Accept-Encoding": "identity"})
        answer = connection.getresponse()
        size = len(answer.read())
        if answer.status != 200:
            raise RuntimeError("%s answered %d" % (path, answer.status))
        if n >= WARMUP:
            taken.append(time.perf_counter() - begun)
    connection.close()
    return sorted(taken), size


def on(engine, size, folder):
    with paper_on(engine, folder, {"COURANT_PAGE_CACHE": "off"}) as paper:
        begun = time.monotonic()
        article = paper.seed(comments=size)
        seeding = time.monotonic() - begun
        # Else the paper would index what was just written, on the core that is measured.
        paper.command("search", "reindex")
        if paper.postgres:
            paper.postgres.query("VACUUM ANALYZE")
        paper.start()
        for page, path in (("story", article), ("conversation", article + "/comments")):
            taken, length = page_times(paper.port, path)
            record("scale", engine=engine, comments=size, page=page, median_us=round(statistics.median(taken) * 1e6, 1),
                   p99_us=round(taken[int(len(taken) * 0.99)] * 1e6, 1), html=length, seeding_seconds=round(seeding, 1))


def main():
    with work_folder() as folder:
        for engine in sys.argv[1:] or ["sqlite", "postgres"]:
            for size in SIZES:
                on(engine, size, os.path.join(folder, "%s-%d" % (engine, size)))


if __name__ == "__main__":
    main()
