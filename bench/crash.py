#!/usr/bin/env python3
"""crash.py sqlite N | postgres N   kills while readers post, N times, and holds the database to its word.

sqlite: Courant itself gets SIGKILL. postgres: the postmaster gets it, Courant stays up and has to find back. The client
keeps a ledger. After each restart it sends what was not acknowledged again, and some of what was, all with their first
keys. Then every text must be stored, and stored once."""
import os
import random
import sqlite3
import sys
import threading
import time

from machine import record, work_folder
from servers import Paper, Postgres

WRITERS, AGAIN = 8, 5


class Ledger:
    """What was sent under one mark, and what was acknowledged."""

    def __init__(self):
        self.mark, self.lock = "mk" + os.urandom(4).hex(), threading.Lock()
        self.sent, self.acknowledged = 0, set()

    def next(self):
        with self.lock:
            self.sent += 1
            return self.sent

    def send(self, paper, article, token, n):
        """Posts text n; True when it was acknowledged. A broken connection is no answer."""
        try:
            taken = paper.post(article, "%sq%dz A sentence that must not be lost." % (self.mark, n), "%sk%d" % (self.mark, n), token)
        except OSError:
            return False
        except Exception as error:  # http.client raises its own kinds when an answer breaks off
            if type(error).__module__ != "http.client":
                raise
            return False
        if taken:
            with self.lock:
                self.acknowledged.add(n)
        return taken


def write_until(stop, ledger, paper, article, token):
    while not stop.is_set():
        if not ledger.send(paper, article, token, ledger.next()):
            # The server is gone or refuses; the ledger keeps the number for later.
            stop.wait(0.02)


def send_rest(ledger, paper, article):
    """After the restart: what has no answer yet, for at most a minute, and a few that have one."""
    end, token = time.monotonic() + 60, None
    rest = [n for n in range(1, ledger.sent + 1) if n not in ledger.acknowledged]
    again = random.sample(sorted(ledger.acknowledged), min(AGAIN, len(ledger.acknowledged)))
    while rest and time.monotonic() < end:
        try:
            token = token or paper.form_token(article)
        except OSError:
            token = None
        if token:
            rest = [n for n in rest if not ledger.send(paper, article, token, n)]
        if rest:
            time.sleep(0.1)
    for n in again:
        ledger.send(paper, article, token or paper.form_token(article), n)
    return len(rest)


def once(paper, database, article, chance):
    """One kill. Answers a dict of counts."""
    ledger, stop = Ledger(), threading.Event()
    token = paper.form_token(article)
    writers = [threading.Thread(target=write_until, args=(stop, ledger, paper, article, token)) for _ in range(WRITERS)]
    for writer in writers:
        writer.start()
    time.sleep(chance.uniform(0.05, 0.8))
    (database or paper).kill()
    stop.set()
    for writer in writers:
        writer.join()
    first = len(ledger.acknowledged)
    begun = time.monotonic()
    (database or paper).start()
    back = time.monotonic() - begun
    at_once = paper.stored(ledger.mark)
    lost = sum(1 for n in ledger.acknowledged if n not in at_once)
    unanswered = send_rest(ledger, paper, article)
    times = paper.stored(ledger.mark)
    return {"acknowledged": first, "resent": len(ledger.acknowledged) - first, "unanswered": unanswered, "back": back,
            "lost": lost, "missing": sum(1 for n in ledger.acknowledged if n not in times), "doubled": sum(1 for t in times.values() if t > 1)}


def intact(paper):
    """SQLite's own check of the whole file."""
    name = next(n for n in os.listdir(paper.folder) if n.endswith(".db"))
    database = sqlite3.connect(os.path.join(paper.folder, name), timeout=60)
    try:
        return database.execute("PRAGMA integrity_check").fetchone()[0]
    finally:
        database.close()


def main():
    engine, kills = sys.argv[1], int(sys.argv[2])
    seed = int(os.environ.get("BENCH_SEED") or time.time())
    chance, total, slowest = random.Random(seed), {}, 0.0
    with work_folder() as folder:
        database = Postgres(os.path.join(folder, "postgres")) if engine == "postgres" else None
        paper = Paper(os.path.join(folder, "paper"), database)
        try:
            if database:
                database.start()
            article = paper.seed()
            paper.start()
            for _ in range(kills):
                counts = once(paper, database, article, chance)
                slowest = max(slowest, counts.pop("back"))
                for name, count in counts.items():
                    total[name] = total.get(name, 0) + count
            check = intact(paper) if not database else "started again"
        finally:
            paper.stop()
            if database:
                database.stop()
    record("crash", engine=engine, kills=kills, seed=seed, **total, slowest_start=round(slowest, 2), check=check)
    if total.get("lost") or total.get("missing") or total.get("doubled") or total.get("unanswered"):
        sys.exit("%s: an acknowledged comment was lost or doubled, or a post found no answer" % engine)


if __name__ == "__main__":
    main()
