#!/usr/bin/env python3
"""How soon a phone on a slow line shows a story with a picture and 50 comments, and the front page, and what they send it: see lab.mjs."""
import json
import os
import subprocess

from machine import ROOT, record, work_folder
from reads import COMMENTS, TEXT
from servers import Paper

# A browser is many processes: they and the server share what cores there are.
ANY = -1


def main():
    with work_folder() as folder:
        paper = Paper(os.path.join(folder, "paper"), core=ANY)
        path = paper.seed(copies=True, holding="<figure")
        paper.start()
        try:
            for n in range(COMMENTS):
                assert paper.post(path, TEXT % n, os.urandom(8).hex()), "a comment was refused"
            base = "http://127.0.0.1:%d" % paper.port
            pages = ["%s=%s%s" % (name, base, place) for name, place in (("story", path), ("front", "/"))]
            done = subprocess.run(["node", os.path.join(ROOT, "bench", "lab.mjs"), *pages], capture_output=True, text=True, check=True)
            for line in done.stdout.splitlines():
                record("lab", **json.loads(line))
        finally:
            paper.stop()


if __name__ == "__main__":
    main()
