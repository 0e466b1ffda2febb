"""How long does a search take in an archive of BENCH_ARTICLES articles? A mix of words from the most common to the rarest,
pairs, phrases that stand in the paper and some that do not, beginnings, exclusions and filters; each asked over HTTP with
other words each time. Nothing is kept by a cache: search pages never are. A part of archive.py, which fills the paper."""
import http.client
import json
import random
import time
import urllib.parse

from machine import number, record

ARTICLES = number("BENCH_ARTICLES", 1000000)
QUERIES = number("BENCH_REQUESTS", 400)


class Words:
    """Words of the paper itself, as readers would type them: from texts of random articles."""

    def __init__(self, port):
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self.chance = random.Random(7)
        self.texts = []
        after = ""
        for _ in range(20):
            page = self.get("/api/v1/articles?limit=100" + after)
            self.texts += [(item["headline"] + " " + item["standfirst"]).replace(".", "").split() for item in page["items"]]
            after = "&after=" + page["next"] if page["next"] else ""

    def get(self, path):
        self.connection.request("GET", path, headers={"Accept-Encoding": "identity"})
        answer = self.connection.getresponse()
        body = answer.read()
        if answer.status != 200:
            raise RuntimeError("%s answered %d" % (path, answer.status))
        return json.loads(body)

    def word(self):
        return self.chance.choice(self.chance.choice(self.texts))

    def phrase(self, length):
        text = self.chance.choice(self.texts)
        start = self.chance.randrange(len(text) - length)
        return '"%s"' % " ".join(text[start:start + length])


KINDS = {
    "common word": lambda w: {"q": w.chance.choice(["harbour", "council", "town", "police", "the", "Hafen", "water"])},
    "any word": lambda w: {"q": w.word()},
    "two words": lambda w: {"q": w.word() + " " + w.word()},
    "three words": lambda w: {"q": " ".join([w.word(), w.word(), w.word()])},
    "phrase": lambda w: {"q": w.phrase(2)},
    "long phrase": lambda w: {"q": w.phrase(4)},
    "phrase of chance": lambda w: {"q": '"%s %s"' % (w.word(), w.word())},
    "beginning": lambda w: {"q": w.word()[:4] + "*"},
    "without": lambda w: {"q": "%s -%s" % (w.word(), w.word())},
    "section": lambda w: {"q": w.word(), "section": "bench-town"},
    "speaker": lambda w: {"q": w.word(), "speaker": "Lind"},
    "year": lambda w: {"q": w.word(), "from": "2019-01-01", "to": "2019-12-31"},
    "slip": lambda w: {"q": "habrour"},
}


def measure(paper, engine, seeding):
    words = Words(paper.port)
    everything = []
    for kind, make in KINDS.items():
        taken = []
        for n in range(QUERIES // 8 + 5):
            path = "/api/v1/search?" + urllib.parse.urlencode(make(words))
            begun = time.perf_counter()
            words.get(path)
            # The first ones open connections and prepare statements.
            if n >= 5:
                taken.append(time.perf_counter() - begun)
        everything += taken
        note(engine, kind, taken, seeding)
    note(engine, "all", everything, seeding)


def note(engine, kind, taken, seeding):
    taken = sorted(taken)
    record("search", engine=engine, articles=ARTICLES, query=kind, median_ms=round(taken[len(taken) // 2] * 1e3, 2),
           p95_ms=round(taken[int(len(taken) * 0.95)] * 1e3, 2), worst_ms=round(taken[-1] * 1e3, 2), seeding_seconds=round(seeding, 1))
