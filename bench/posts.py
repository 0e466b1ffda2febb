#!/usr/bin/env python3
"""Acknowledged comments per second on both engines, beside what the disk allows in the same minute. Every one that was
acknowledged is then looked up in the database."""
import os
import sys

from load import median, wrk
from machine import fsync_rate, number, record, work_folder
from servers import paper_on

RUNS, SECONDS, CONNECTIONS = number("BENCH_RUNS", 3), number("BENCH_SECONDS", 10), number("BENCH_CONNECTIONS", 32)


def measure(paper, engine, article, connections):
    runs, acknowledged, stored, doubled, refused = [], 0, 0, 0, 0
    token = paper.form_token(article)
    for _ in range(RUNS):
        mark = "mk" + os.urandom(4).hex()
        run = wrk(paper.port, article + "/comments", SECONDS, connections, pid=paper.process.pid, post=(token, mark))
        run["rate"] = run["acknowledged"] / run["seconds"]
        runs.append(run)
        times = paper.stored(mark)
        acknowledged += run["acknowledged"]
        refused += run["refused"]
        stored += len(times)
        doubled += sum(1 for n in times.values() if n > 1)
    # The last post of each connection may be stored without its answer having been counted.
    record("posts", engine=engine, connections=connections, rate=median(runs, "rate"), p50_us=median(runs, "p50_us"), p99_us=median(runs, "p99_us"),
           cpu_us=median(runs, "cpu_us"), acknowledged=acknowledged, stored=stored, lost=max(0, acknowledged - stored), doubled=doubled, refused=refused)


def on(engine, folder):
    with paper_on(engine, folder) as paper:
        article = paper.seed()
        paper.start()
        record("fsync", engine=engine, when="before", rate=round(fsync_rate(folder), 1))
        measure(paper, engine, article, CONNECTIONS)
        measure(paper, engine, article, 1)
        record("fsync", engine=engine, when="after", rate=round(fsync_rate(folder), 1))


def main():
    with work_folder() as folder:
        for engine in sys.argv[1:] or ["sqlite", "postgres"]:
            on(engine, os.path.join(folder, engine))


if __name__ == "__main__":
    main()
