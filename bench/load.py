"""Runs wrk against a server of this machine, and what it costs that server."""
import json
import os
import statistics
import subprocess

from machine import LOAD_CORE, ROOT, cpu_seconds, on_core

SCRIPT = os.path.join(ROOT, "bench", "wrk.lua")


def wrk(port, path, seconds, connections=32, encoding="identity", pid=None, post=None, core=LOAD_CORE):
    """One run. `post` is (token, mark) to write comments instead of reading. With `pid`, the server's processor time."""
    before = cpu_seconds(pid) if pid else 0
    arguments = ["post", *post] if post else ["read"]
    done = subprocess.run(
        ["wrk", "-t1", "-c%d" % connections, "-d%ds" % seconds, "--timeout", "10s", "-s", SCRIPT, "-H", "Accept-Encoding: " + encoding,
         "http://127.0.0.1:%d%s" % (port, path), "--", *arguments],
        capture_output=True, text=True, check=True, preexec_fn=on_core(core))
    run = json.loads(done.stdout.strip().splitlines()[-1])
    run["rate"] = run["requests"] / run["seconds"]
    if pid:
        run["cpu_us"] = (cpu_seconds(pid) - before) * 1e6 / max(1, run["requests"])
    return run


def median(runs, field):
    """The middle value of one field over several runs, rounded."""
    return round(statistics.median(run[field] for run in runs), 1)
