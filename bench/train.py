#!/usr/bin/env python3
"""Uses a paper as its readers and writers do, for a compiler that watches where the time goes: see tools/release.sh. Says nothing
about speed: a binary that is watched is slow."""
import os

from load import wrk
from machine import number, work_folder
from reads import COMMENTS, TEXT
from saves import PAUSE, WRITERS, Writer, run
from servers import Paper, get

SECONDS = number("TRAIN_SECONDS", 8)
# The pages that are read most, besides the story: a share of its time each.
OTHERS = ["/", "/town", "/search?q=harbour", "/archive", "/jobs", "/feed.atom"]


def read(paper, story):
    """Pages made anew for each reader, and pages that are kept, in every coding."""
    author = next(line for line in get(paper.port, story)[2].decode().split('"') if line.startswith("/authors/"))
    wrk(paper.port, story, SECONDS)
    for path in [*OTHERS, author, story + "/comments"]:
        assert get(paper.port, path)[0] == 200, path
        wrk(paper.port, path, max(1, SECONDS // 4))


def write(paper, story):
    """Comments, and saves of stories."""
    wrk(paper.port, story + "/comments", SECONDS // 2, post=(paper.form_token(story), "mktrain"))
    token = paper.token(["articles:read", "articles:write"])
    run([Writer(paper, token, n) for n in range(WRITERS)], SECONDS // 2, PAUSE)


def main():
    with work_folder() as folder:
        paper = Paper(os.path.join(folder, "paper"), env={"COURANT_PAGE_CACHE": "off"})
        story = paper.seed(copies=True)
        paper.start()
        try:
            for n in range(COMMENTS):
                assert paper.post(story, TEXT % n, os.urandom(8).hex()), "a comment was refused"
            read(paper, story)
            write(paper, story)
            paper.stop()
            del paper.env["COURANT_PAGE_CACHE"]
            paper.start()
            for encoding in ("identity", "br", "gzip"):
                wrk(paper.port, story, SECONDS // 2, encoding=encoding)
        finally:
            paper.stop()


if __name__ == "__main__":
    main()
