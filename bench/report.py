#!/usr/bin/env python3
"""report.py [RESULTS]   turns the lines of a run into bench/REPORT.md, and those of an old paper into bench/ARCHIVE.md: what was
measured, the ratio, the goal, reached or not."""
import json
import os
import re
import sys

from machine import RESULTS, ROOT

# What Courant promises itself. The first five are ratios of the same run: reads, latency and processor time to the static
# file server, acknowledged comments to fdatasync calls, a long conversation to a short one. Then MB, seconds, KiB,
# and milliseconds at the 95th percentile of a mix of searches, and of saves; until the editor is ready, and until a letter is drawn. With ten thousand readers at once: seconds at the 99th
# percentile, MB of memory, seconds until a correction is read. Renders per second; milliseconds, a share of the screen and
# milliseconds on a phone; seconds and MB of a paper with a million articles.
GOALS = {"read": 1.0, "p99": 1.5, "cpu": 0.9, "scale": 2.0, "rest": 40, "start": 0.3, "weight": 26, "search": 50,
         "save": 100, "ready": 1000, "letter": 16, "crowd": 1, "crowded": 300, "correction": 2, "render": 3000, "paint": 1500, "shift": 0.01, "blocked": 50,
         "old start": 0.5, "old memory": 250}
# Acknowledged comments per second, or this share of what the disk flushes one at a time, whichever is lower.
POSTS, POSTS_OF_DISK = 1500, 0.5


class Report:
    """The lines of one run, and the rows of the tables made from them."""

    def __init__(self, lines):
        self.lines, self.rows, self.out = lines, [], []

    def all(self, kind, **fields):
        return [l for l in self.lines if l["kind"] == kind and all(l.get(k) == v for k, v in fields.items())]

    def goal(self, what, measured, ratio, name, at_least):
        """One row of the summary; the value that counts is the ratio, or the measured number where there is none."""
        value, limit = ratio if ratio is not None else measured, GOALS[name]
        reached = value >= limit if at_least else value <= limit
        self.rows.append((what, number(measured), "" if ratio is None else "%.2f" % ratio,
                          "%s%s %s" % ("" if ratio is None else "ratio ", "at least" if at_least else "at most", limit), "yes" if reached else "**no**"))

    def fact(self, what, measured, wanted, reached):
        self.rows.append((what, measured, "", wanted, "yes" if reached else "**no**"))


def number(value):
    return "{:,}".format(round(value, 2 if abs(value) < 100 else 0)).removesuffix(".0") if isinstance(value, (int, float)) else str(value)


def table(head, rows):
    if not rows:
        return "Not measured in this run.\n"
    lines = ["| " + " | ".join(head) + " |", "|" + " --- |" * len(head)]
    return "\n".join(lines + ["| " + " | ".join(str(c) for c in row) + " |" for row in rows]) + "\n"


def mean(lines, field):
    return sum(line[field] for line in lines) / len(lines)


def reads(report):
    rows = []
    for ours in report.all("read", server="courant"):
        nginx = report.all("read", server="nginx before", encoding=ours["encoding"]) + report.all("read", server="nginx after", encoding=ours["encoding"])
        alike = report.all("read", server="nginx, same headers", encoding=ours["encoding"])
        for line in nginx[:1] + [ours] + nginx[1:] + alike:
            rows.append((line["encoding"], line["server"], number(line["rate"]), number(line["p50_us"]), number(line["p99_us"]), number(line["cpu_us"]), line["failed"]))
        if not nginx:
            continue
        for name, field, at_least, what in (("read", "rate", True, "reads per second"), ("p99", "p99_us", False, "99th percentile, µs"), ("cpu", "cpu_us", False, "processor time per read, µs")):
            report.goal("%s, %s" % (what, ours["encoding"]), ours[field], ours[field] / max(0.001, mean(nginx, field)), name, at_least)
        report.fact("failed reads, " + ours["encoding"], ours["failed"], "0", ours["failed"] == 0)
    words = ("A story with 50 comments; nginx serves the same bytes from a file, and once more with all the headers of our answer. The ratios "
             "above are to nginx without them.")
    return "## Reading\n\n" + words + "\n\n" + table(
        ("encoding", "server", "reads per second", "median µs", "99th percentile µs", "processor µs per read", "failed"), rows)


def renders(report):
    rows = []
    for line in report.all("render"):
        rows.append((number(line["rate"]), number(line["p50_us"]), number(line["p99_us"]), number(line["cpu_us"]), line["failed"]))
        report.goal("renders per second, the page cache off", line["rate"], None, "render", True)
    return "## Rendering\n\nThe same story made anew for each reader: nothing is kept.\n\n" + table(
        ("reads per second", "median µs", "99th percentile µs", "processor µs per read", "failed"), rows)


def labs(report):
    rows = []
    for line in report.all("lab"):
        rows.append((line["page"], number(line["lcp"]), line["element"], number(line["slowest"]), number(line["shift"]), number(line["blocked"]), number(line["most_blocked"]), line["requests"],
                     *(number(line[kind]) for kind in ("html", "css", "script", "fonts", "images", "largest_image"))))
        report.goal("%s on a phone, largest paint, ms" % line["page"], line["lcp"], None, "paint", False)
        report.goal("%s on a phone, layout shift" % line["page"], line["shift"], None, "shift", False)
        report.goal("%s on a phone, time blocked, ms" % line["page"], line["blocked"], None, "blocked", False)
        report.fact("%s: requests to others, and cookies" % line["page"], line["foreign"] + line["cookies"], "0", line["foreign"] + line["cookies"] == 0)
        if line["page"] == "story":
            report.fact("story: requests", line["requests"], "at most 8", line["requests"] <= 8)
        for kind, limit in (("html", 16), ("css", 10), ("script", 5), ("fonts", 0), ("largest_image", 80)):
            report.fact("%s: %s, KiB" % (line["page"], kind.replace("_", " ")), number(line[kind] / 1024), "at most %d" % limit, line[kind] <= limit * 1024)
    return "## On a phone\n\nChromium with a processor four times slower, on a line of 1.44 Mbit/s where an answer begins after 562 ms (bench/lab.mjs). Paint and blocked time are medians of the visits, shift is the worst. Bytes with their headers.\n\n" + table(
        ("page", "largest paint ms", "of", "slowest ms", "shift", "blocked ms", "most", "requests", "HTML", "CSS", "script", "fonts", "pictures", "largest picture"), rows)


def archives(report):
    rows = []
    for line in report.all("archive"):
        others = [o for o in report.all("archive", engine=line["engine"], page=line["page"]) if o["articles"] < line["articles"]]
        ratio = line["median_us"] / others[0]["median_us"] if others else None
        rows.append((line["engine"], line["page"], number(line["articles"]), number(line["comments"]), number(line["median_us"]), number(line["p99_us"]), number(line["html"]),
                     "" if ratio is None else "%.2f" % ratio))
        if ratio is not None:
            report.goal("%s in a paper of %s articles, %s, µs" % (line["page"], number(line["articles"]), line["engine"]), line["median_us"], ratio, "scale", False)
    for line in report.all("old paper"):
        if line["articles"] > 1000:
            report.goal("start with %s articles, %s, s" % (number(line["articles"]), line["engine"]), line["start_seconds"], None, "old start", False)
            report.goal("memory with %s articles, %s, MB" % (number(line["articles"]), line["engine"]), line["memory"] / 1e6, None, "old memory", False)
    return "## An old paper\n\nOne page after another on one connection, the page cache off.\n\n" + table(
        ("engine", "page", "articles", "comments", "median µs", "99th percentile µs", "bytes of HTML", "ratio"), rows)


def posts(report):
    rows = []
    for line in report.all("posts"):
        disk = report.all("fsync", engine=line["engine"])
        rate = mean(disk, "rate") if disk else 0
        rows.append((line["engine"], line["connections"], number(line["rate"]), number(rate), number(line["p50_us"]), number(line["p99_us"]),
                     line["acknowledged"], line["stored"], line["lost"], line["doubled"], line["refused"]))
        if line["connections"] > 1 and rate:
            wanted = min(POSTS, POSTS_OF_DISK * rate)
            report.fact("acknowledged comments per second, %s" % line["engine"], number(line["rate"]), "at least %s" % number(wanted), line["rate"] >= wanted)
        report.fact("lost or doubled under load, %s, %d connections" % (line["engine"], line["connections"]), line["lost"] + line["doubled"], "0", line["lost"] + line["doubled"] == 0)
    return "## Writing comments\n\nGuards against floods are off. Every acknowledged comment is looked up in the database afterwards.\n\n" + table(
        ("engine", "connections", "acknowledged per second", "fdatasync per second", "median µs", "99th percentile µs", "acknowledged", "stored", "lost", "doubled", "refused"), rows)


def scale(report):
    rows = []
    for line in report.all("scale"):
        others = [o for o in report.all("scale", engine=line["engine"], page=line["page"]) if o["comments"] < line["comments"]]
        ratio = line["median_us"] / min(others, key=lambda o: o["comments"])["median_us"] if others else None
        rows.append((line["engine"], line["page"], number(line["comments"]), number(line["median_us"]), number(line["p99_us"]), number(line["html"]), "" if ratio is None else "%.2f" % ratio))
        if ratio is not None:
            report.goal("%s with %s comments, %s, µs" % (line["page"], number(line["comments"]), line["engine"]), line["median_us"], ratio, "scale", False)
    return "## Long conversations\n\nOne page after another on one connection, the page cache off.\n\n" + table(
        ("engine", "page", "comments", "median µs", "99th percentile µs", "bytes of HTML", "ratio"), rows)


def crowds(report):
    rows = []
    for line in report.all("crowd"):
        rows.append((number(line["readers"]), number(line["rate"]), number(line["p50_us"] / 1000), number(line["p99_us"] / 1000), number(line["max_us"] / 1000),
                     line["failed"], number(line["memory"] / 1e6), line["comments"], line["refused"], line["corrections"], line["correction_seconds"]))
        who = "%s readers at once: " % number(line["readers"])
        report.fact(who + "errors", line["failed"] + line["refused"], "0", line["failed"] + line["refused"] == 0)
        report.goal(who + "99th percentile, s", line["p99_us"] / 1e6, None, "crowd", False)
        report.goal(who + "memory, MB", line["memory"] / 1e6, None, "crowded", False)
        report.goal(who + "a correction is read after, s", line["correction_seconds"], None, "correction", False)
    return "## Breaking news\n\nReaders keep their connections and ask for one story again and again, on the cores that the server has too, while comments arrive and it is corrected.\n\n" + table(
        ("readers", "reads per second", "median ms", "99th percentile ms", "slowest ms", "errors", "memory MB", "comments", "refused", "corrections", "read after s, slowest"), rows)


def searches(report):
    rows = []
    for line in report.all("search"):
        rows.append((line["engine"], number(line["articles"]), line["query"], number(line["median_ms"]), number(line["p95_ms"]), number(line["worst_ms"])))
        if line["query"] == "all":
            report.goal("95th percentile of searches in %s articles, %s, ms" % (number(line["articles"]), line["engine"]), line["p95_ms"], None, "search", False)
    return "## Search\n\nOne search after another on one connection, with other words each time; nothing is kept by a cache.\n\n" + table(
        ("engine", "articles", "query", "median ms", "95th percentile ms", "worst ms"), rows)


def body(report):
    for line in report.all("memory", state="at rest"):
        report.goal("memory at rest, MB", line["bytes"] / 1e6, None, "rest", False)
    for line in report.all("start"):
        report.goal("start to first page, seconds", line["seconds"], None, "start", False)
    rows = []
    for line in report.all("weight"):
        rows.append((line["encoding"], line["sent"], number(line["html"]), number(line["css"]), number(line["html"] + line["css"])))
        if line["sent"] == "br":
            report.goal("weight of the story, KiB", (line["html"] + line["css"]) / 1024, None, "weight", False)
    memory = ", ".join("%s MiB %s" % (number(line["bytes"] / 2**20), line["state"]) for line in report.all("memory"))
    return "## Weight and memory\n\nResident memory: %s.\n\n" % (memory or "not measured") + table(("asked for", "sent as", "HTML", "CSS", "together"), rows)


def saves(report):
    rows = []
    for line in report.all("saves"):
        who = "%s people saving at once, %s: " % (line["people"], line["engine"])
        report.goal(who + "95th percentile, ms", line["p95_ms"], None, "save", False)
        bad = line["errors"] + line["lost"] + line["doubled"]
        report.fact(who + "errors, lost or doubled saves", bad, "0", bad == 0)
        rows.append((line["engine"], line["people"], number(line["words"]), number(line["saves"]), number(line["rate"]), number(line["median_ms"]), number(line["p95_ms"]),
                     number(line["worst_ms"]), line["errors"], line["lost"], line["doubled"]))
    text = "## Saving stories\n\nEach person saves a long story of their own again and again, with a pause of a quarter of a second.\n\n" + table(
        ("engine", "people", "words", "saves", "saves per second", "median ms", "95th percentile ms", "worst ms", "errors", "lost", "doubled"), rows)
    for line in report.all("saves_killed"):
        bad = line["errors"] + line["lost"] + line["doubled"]
        report.fact("acknowledged saves lost or doubled in %d kills, %s" % (line["kills"], line["engine"]), bad, "0", bad == 0 and line["check"] == "ok")
        text += "\nKilled %d times while eight people saved: %s acknowledged saves looked up, %d lost, %d doubled; the database's own check: %s.\n" % (
            line["kills"], number(line["checked"]), line["lost"], line["doubled"], line["check"])
    return text


def editors(report):
    rows = []
    for line in report.all("editor"):
        report.goal("editor ready with %s words, ms" % number(line["words"]), line["ready_ms"], None, "ready", False)
        report.goal("a letter in %s words, 95th percentile, ms" % number(line["words"]), line["letter_p95_ms"], None, "letter", False)
        report.goal("a save of the editor, 95th percentile, ms", line["save_p95_ms"], None, "save", False)
        rows.append([number(line[name]) for name in ("words", "ready_ms", "slowest_ready_ms", "letter_median_ms", "letter_p95_ms", "screen_median_ms", "screen_p95_ms", "save_median_ms", "save_p95_ms")])
    return "## The editor\n\nIn Chromium, signed in, with nothing in its cache: from navigation until words can be typed (median and slowest), from a keydown to the end of the frame that shows the letter, and from the request of a save to its answer. A screen of 60 Hz adds its wait for the next frame.\n\n" + table(
        ("words", "ready ms", "slowest", "letter ms, median", "95th percentile", "on a screen, median", "95th percentile", "save ms, median", "95th percentile"), rows)


def crashes(report):
    rows = []
    for line in report.all("crash"):
        bad = line.get("lost", 0) + line.get("missing", 0) + line.get("doubled", 0) + line.get("unanswered", 0)
        killed = "Courant" if line["engine"] == "sqlite" else "the postmaster"
        rows.append((line["engine"], killed, line["kills"], line["acknowledged"], line["resent"], line["lost"], line["doubled"], line["unanswered"], line["slowest_start"], line["check"]))
        report.fact("acknowledged comments lost or doubled in %d kills, %s" % (line["kills"], line["engine"]), bad, "0", bad == 0 and line["check"] in ("ok", "started again"))
    return "## Kills while readers post\n\nSIGKILL at a random moment; unanswered and some answered posts are sent again with their first keys.\n\n" + table(
        ("engine", "killed", "kills", "acknowledged before", "sent again", "lost", "doubled", "unanswered", "slowest restart, s", "check"), rows)


PARTS = [reads, renders, labs, posts, scale, crowds, body, editors, saves, crashes]
# A paper is filled with a million articles more rarely than the rest is measured: its report stays until then.
OLD = [archives, searches]


def text_of(lines, parts, title):
    """A report with these parts, and its rows of goals."""
    report = Report(lines)
    machine = next(iter(report.all("machine")), {})
    made = [part(report) for part in parts]
    text = "# %s\n\nMade by `make bench`; ratios compare neighbouring minutes of one run on one machine. Server and load have a core each, all on this machine.\n\n" % title
    text += table(("machine", ""), [(k.replace("_", " "), v) for k, v in machine.items() if k not in ("kind", "settings")])
    text += "\nSettings: `%s`\n\n" % machine.get("settings", "defaults")
    text += "## Goals\n\n" + table(("figure", "measured", "ratio", "goal", "reached"), report.rows) + "\n" + "\n".join(made)
    for line in report.all("failed"):
        text += "\n**The part %s ended with an error; its figures are missing or incomplete.**\n" % line["part"]
    return text, report.rows


def write(name, text, rows):
    with open(os.path.join(ROOT, "bench", name), "w", encoding="utf-8") as file:
        file.write(text)
    missed = [row for row in rows if row[4] != "yes"]
    print("%d of %d goals reached; bench/%s is written" % (len(rows) - len(missed), len(rows), name))
    for row in missed:
        print("  not reached: %s: %s %s, %s" % row[:4])


def main():
    source = sys.argv[1] if len(sys.argv) > 1 else RESULTS
    with open(source, encoding="utf-8") as file:
        lines = [json.loads(line) for line in file if line.startswith("{")]
    is_old = any(line["kind"] == "archive" for line in lines)
    if is_old:
        write("ARCHIVE.md", *text_of(lines, OLD, "A paper of a million articles"))
    if not is_old or any(line["kind"] not in ("machine", "archive", "old paper", "search", "failed") for line in lines):
        text, rows = text_of(lines, PARTS, "Measurements")
        peers = source + ".peers.txt"
        if os.path.exists(peers):
            with open(peers, encoding="utf-8") as file:
                # Before its tables it prints a line for each measurement.
                text += "\n## Other systems, same machine\n\n" + re.split(r"^Run \w+$", file.read(), maxsplit=1, flags=re.M)[-1].strip() + "\n"
        write("REPORT.md", text, rows)


if __name__ == "__main__":
    main()
