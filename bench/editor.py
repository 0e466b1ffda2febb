#!/usr/bin/env python3
"""How soon the newsroom's editor opens a story of 5,000 words, shows a letter that is typed into it, and has it saved: see editor.mjs."""
import http.client
import json
import os
import subprocess

from lab import ANY
from machine import BINARY, ROOT, record, work_folder
from saves import WORDS, body
from servers import Paper

PASSWORD = "correct horse battery"


def long_story(paper):
    """The address at the desk of a new draft of WORDS words."""
    headers = {"Authorization": "Bearer " + paper.token(["articles:read", "articles:write"]), "Content-Type": "application/json"}
    connection = http.client.HTTPConnection("127.0.0.1", paper.port, timeout=30)
    story = {"section": "town", "headline": "Harbour opens again", "body": body("The council met on Tuesday.")}
    connection.request("POST", "/api/v1/articles", json.dumps(story), headers)
    answer = connection.getresponse()
    text = answer.read()
    connection.close()
    assert answer.status == 201, text[:300]
    return "/desk/articles/%s/edit" % json.loads(text)["id"]


def main():
    with work_folder() as folder:
        paper = Paper(os.path.join(folder, "paper"), core=ANY)
        paper.seed(copies=True)
        email = paper.ask("SELECT email FROM users WHERE role = 'publisher'")[0]
        subprocess.run([BINARY, "user", "password", email, "--data", paper.folder], input=PASSWORD + "\n", text=True, capture_output=True, check=True)
        paper.start()
        try:
            arguments = ["http://127.0.0.1:%d" % paper.port, email, PASSWORD, long_story(paper)]
            done = subprocess.run(["node", os.path.join(ROOT, "bench", "editor.mjs"), *arguments], capture_output=True, text=True, check=False)
            if done.returncode != 0:
                raise RuntimeError(done.stderr[-2000:])
            record("editor", words=WORDS, **json.loads(done.stdout))
        finally:
            paper.stop()


if __name__ == "__main__":
    main()
