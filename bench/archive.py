#!/usr/bin/env python3
"""Does a page cost more in an old paper? Times of its pages with 1,000 and with BENCH_ARTICLES articles (a million) with
BENCH_COMMENTS_EACH comments each, the page cache off; how soon such a paper starts, what memory it takes, and how long
searches in it take. On both engines, or on those named."""
import http.client
import json
import os
import re
import statistics
import sys
import time

from machine import number, record, resident_bytes, work_folder
from scale import page_times
from search import ARTICLES, measure
from servers import get, paper_on

SIZES = [1000, ARTICLES]
EACH = number("BENCH_COMMENTS_EACH", 10)
# A folder where the papers stay: one that is there is not filled again, for filling a large one takes hours.
KEPT = os.environ.get("BENCH_SEEDED")
NO_CACHE = {"COURANT_PAGE_CACHE": "off"}


def pages(port):
    """A page of each kind, each as long as it gets: lists are full in both papers."""
    newest = json.loads(get(port, "/api/v1/articles?limit=1")[2])["items"][0]["url"]
    story = re.sub(r"^https?://[^/]+", "", newest)
    author = re.search(r'href="(/authors/[^"]+)"', get(port, story)[2].decode()).group(1)
    return {"front": "/", "section": "/bench-town", "story": story, "author": author, "archive": "/archive/2020", "month": "/archive/2020/06"}


def starts(paper):
    """Seconds from the start of the process to the first front page, the median of five."""
    taken = []
    for _ in range(5):
        taken.append(paper.start(wait="/"))
        paper.stop()
    return round(statistics.median(taken), 3)


def look(paper, engine, size, seeding):
    """Measures a paper that is stopped."""
    start = starts(paper)
    paper.start()
    for page, path in pages(paper.port).items():
        taken, length = page_times(paper.port, path)
        record("archive", engine=engine, articles=size, comments=size * EACH, page=page, median_us=round(statistics.median(taken) * 1e6, 1),
               p99_us=round(taken[int(len(taken) * 0.99)] * 1e6, 1), html=length)
    if size == ARTICLES:
        measure(paper, engine, seeding)
    record("old paper", engine=engine, articles=size, comments=size * EACH, start_seconds=start, memory=resident_bytes(paper.process.pid),
           seeding_seconds=round(seeding, 1))


def fill(paper, size):
    """Fills a paper; answers the seconds that took."""
    begun = time.monotonic()
    paper.command("bench", "seed", "--articles", str(size), "--comments-each", str(EACH))
    seeding = time.monotonic() - begun
    if paper.postgres:
        paper.postgres.query("VACUUM ANALYZE")
    return seeding


def on(engine, size, folder):
    full = os.path.join(folder, "full")
    with paper_on(engine, folder, NO_CACHE) as paper:
        seeding = 0 if os.path.exists(full) else fill(paper, size)
        with open(full, "w", encoding="ascii"):
            pass
        look(paper, engine, size, seeding)


def main():
    with work_folder() as folder:
        for engine in sys.argv[1:] or ["sqlite", "postgres"]:
            for size in SIZES:
                on(engine, size, os.path.join(KEPT or folder, "%s-%d-%d" % (engine, size, EACH)))


if __name__ == "__main__":
    main()
