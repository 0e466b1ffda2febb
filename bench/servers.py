"""The servers that are measured: Courant on either engine, a throw-away PostgreSQL, and nginx with a static copy."""
import contextlib
import glob
import gzip
import http.client
import os
import pwd
import re
import shutil
import sqlite3
import subprocess
import time
import urllib.parse
import xml.etree.ElementTree

from machine import BINARY, SERVER_CORE, end, free_port, on_core, wait_for_port

LOAD_TEST = {"COURANT_COMMENT_MIN_SECONDS": "0", "COURANT_COMMENT_RATE": "off"}
SCHEMA = "http://www.sitemaps.org/schemas/sitemap/0.9"


def get(port, path, encoding="identity", timeout=60):
    """One GET: (status, headers, body as sent)."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=timeout)
    try:
        connection.request("GET", path, headers={"Accept-Encoding": encoding, "Accept": "text/html,*/*"})
        answer = connection.getresponse()
        return answer.status, {k.lower(): v for k, v in answer.getheaders()}, answer.read()
    finally:
        connection.close()


class Paper:
    """Courant on a folder, and on a PostgreSQL when one is given. Listens on a port of its own, on the server's core."""

    def __init__(self, folder, postgres=None, env=None, core=SERVER_CORE):
        self.folder, self.postgres, self.core = folder, postgres, core
        self.env = {**os.environ, **LOAD_TEST, **(env or {})}
        if postgres:
            self.env["COURANT_DATABASE_URL"] = postgres.url
        self.log = folder + ".log"
        self.port, self.process = None, None

    def command(self, *arguments):
        """Runs `courant ...` on this paper's data to its end."""
        done = subprocess.run([BINARY, *arguments, "--data", self.folder], env=self.env, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise RuntimeError("courant %s: %s" % (" ".join(arguments), done.stderr[-2000:]))

    def start(self, verb="serve", wait="/healthz"):
        """Starts and waits until it answers with 200; answers the seconds that took."""
        self.port = free_port()
        address = "127.0.0.1:%d" % self.port
        with open(self.log, "ab") as log:
            begun = time.perf_counter()
            self.process = subprocess.Popen([BINARY, verb, "--data", self.folder, "--listen", address], env=self.env,
                                            stdin=subprocess.DEVNULL, stdout=log, stderr=log, preexec_fn=on_core(self.core))
        limit = time.monotonic() + 120
        while time.monotonic() < limit:
            if self.process.poll() is not None:
                raise RuntimeError("courant %s ended with %s:\n%s" % (verb, self.process.returncode, self.tail()))
            try:
                if get(self.port, wait)[0] == 200:
                    return time.perf_counter() - begun
            except OSError:
                pass
            time.sleep(0.002)
        raise TimeoutError("courant %s gave no 200 in two minutes:\n%s" % (verb, self.tail()))

    def tail(self):
        """The end of its log."""
        with open(self.log, "rb") as file:
            return file.read()[-2000:].decode("utf-8", "replace")

    def stop(self):
        """Ends it in order."""
        if self.process:
            end(self.process)

    def kill(self):
        """Ends it as a power cut of the process would."""
        self.process.kill()
        self.process.wait()

    def seed(self, article=None, comments=0, copies=False, holding=""):
        """Writes the sample newspaper, and that many comments to one article. Leaves the paper stopped. The copies of its
        pictures are waited for, or given up: else they would be made on the core that is measured."""
        self.start("demo", wait="/")
        article = article or self.open_article(holding)
        limit = time.monotonic() + 600
        while copies and self.ask("SELECT count(*) FROM tasks WHERE kind = 'picture-copies'") != ["0"]:
            if time.monotonic() > limit:
                raise TimeoutError("the copies of the sample newspaper's pictures are not made in ten minutes")
            time.sleep(0.5)
        self.stop()
        self.ask("DELETE FROM tasks WHERE kind = 'picture-copies'")
        if comments:
            self.command("bench", "seed", "--article", article.rsplit("/", 1)[1], "--comments", str(comments))
        return article

    def open_article(self, holding=""):
        """The path of the first article that takes comments at once, and has this in its page."""
        tree = xml.etree.ElementTree.fromstring(get(self.port, "/sitemap.xml")[2])
        for place in tree.iter("{%s}loc" % SCHEMA):
            path = re.sub(r"^https?://[^/]+", "", place.text.strip())
            if path.count("/") != 2 or path.startswith("/jobs/"):
                continue
            if holding.encode() not in get(self.port, path)[2]:
                continue
            mark = "Is this one open? " + os.urandom(4).hex()
            if self.form_token(path) and self.post(path, mark, os.urandom(8).hex()) and mark.encode() in get(self.port, path)[2]:
                return path
        raise RuntimeError("the demo paper has no article that takes comments at once")

    def form_token(self, article):
        """The token of the comment form on an article, or None when it has no form."""
        found = re.search(r'<input[^>]*name="token"[^>]*value="([^"]*)"', get(self.port, article)[2].decode())
        return found.group(1) if found else None

    def post(self, article, text, key, token=None):
        """Posts one comment as the form does; True when it was acknowledged."""
        token = token or self.form_token(article)
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            form = urllib.parse.urlencode({"text": text, "name": "Rieke", "email": "", "token": token, "key": key})
            connection.request("POST", article + "/comments", form, {"Content-Type": "application/x-www-form-urlencoded", "Idempotency-Key": key})
            return connection.getresponse().status in (201, 302, 303)
        finally:
            connection.close()

    def ask(self, sql):
        """Runs a statement in the database itself: the first column of what it answers, as text."""
        if self.postgres:
            return self.postgres.query(sql).splitlines()
        database = sqlite3.connect(glob.glob(os.path.join(self.folder, "*.db"))[0], timeout=30)
        try:
            with database:
                return [str(row[0]) for row in database.execute(sql)]
        finally:
            database.close()

    def token(self, scopes=("articles:write", "articles:publish")):
        """A token of a publisher of the sample newspaper, for the API."""
        email = self.ask("SELECT email FROM users WHERE role = 'publisher'")[0]
        named = [word for scope in scopes for word in ("--scope", scope)]
        done = subprocess.run([BINARY, "token", "create", "--user", email, *named, "--data", self.folder], env=self.env, capture_output=True,
                              text=True, check=True)
        return done.stdout.strip()

    def stored(self, mark):
        """How often each numbered text with this mark is in the database: {number: times}. Asks the database itself."""
        texts = "\n".join(self.ask("SELECT source FROM comments WHERE source LIKE '%%%s%%'" % mark))
        times = {}
        for found in re.findall(re.escape(mark) + r"q(\d+)z", texts):
            times[int(found)] = times.get(int(found), 0) + 1
        return times


class Postgres:
    """A PostgreSQL of its own in a folder, with everything on that keeps data: fsync, full pages, WAL. A cluster that is there is used."""

    def __init__(self, folder):
        found = sorted(glob.glob("/usr/lib/postgresql/*/bin/initdb"), key=lambda p: int(p.split("/")[4]))
        if not found and not shutil.which("initdb"):
            raise RuntimeError("PostgreSQL's server programs are missing: apt-get install postgresql")
        self.bin = os.path.dirname(found[-1] if found else shutil.which("initdb"))
        self.folder, self.port, self.process = folder, free_port(), None
        self.url = "postgres://postgres@127.0.0.1:%d/postgres?sslmode=disable" % self.port
        is_new = not os.path.exists(folder)
        os.makedirs(folder, exist_ok=True)
        # PostgreSQL refuses to run as root.
        self.user = {}
        if os.geteuid() == 0:
            owner = pwd.getpwnam("postgres")
            os.chown(folder, owner.pw_uid, owner.pw_gid)
            self.user = {"user": owner.pw_uid, "group": owner.pw_gid, "extra_groups": []}
        if is_new:
            self._run("initdb", "--auth=trust", "--username=postgres", "--encoding=UTF8", "--no-locale", "-D", folder + "/data")

    def _run(self, program, *arguments):
        done = subprocess.run([os.path.join(self.bin, program), *arguments], cwd=self.folder, capture_output=True, text=True, check=False, **self.user)
        if done.returncode != 0:
            raise RuntimeError("%s: %s" % (program, done.stderr[-2000:]))
        return done.stdout

    def start(self):
        """Starts and waits until it takes queries; a cluster that was killed first recovers."""
        for _ in range(100):
            with open(self.folder + "/server.log", "ab") as log:
                self.process = subprocess.Popen(
                    [os.path.join(self.bin, "postgres"), "-D", self.folder + "/data", "-p", str(self.port), "-k", self.folder,
                     "-c", "listen_addresses=127.0.0.1", "-c", "shared_buffers=128MB"],
                    cwd=self.folder, stdin=subprocess.DEVNULL, stdout=log, stderr=log, preexec_fn=on_core(SERVER_CORE), **self.user)
            for _ in range(200):
                if self.process.poll() is not None:
                    break
                if subprocess.run([os.path.join(self.bin, "pg_isready"), "-q", "-h", "127.0.0.1", "-p", str(self.port)], check=False).returncode == 0:
                    return
                time.sleep(0.05)
            if self.process.poll() is None:
                raise TimeoutError("PostgreSQL takes no queries")
            # The children of a killed server still hold its memory for a moment.
            time.sleep(0.1)
        with open(self.folder + "/server.log", "rb") as log:
            raise RuntimeError("PostgreSQL does not start:\n" + log.read()[-2000:].decode("utf-8", "replace"))

    def query(self, sql):
        """Rows of a query as text."""
        return self._run("psql", "-X", "-At", "-h", "127.0.0.1", "-p", str(self.port), "-U", "postgres", "-c", sql)

    def stop(self):
        """Ends it in order; SIGINT is PostgreSQL's fast shutdown."""
        if self.process and self.process.poll() is None:
            self.process.send_signal(2)
            self.process.wait(60)

    def kill(self):
        """Ends the postmaster as a crash would; its children notice and leave."""
        self.process.kill()
        self.process.wait()


@contextlib.contextmanager
def paper_on(engine, folder, env=None):
    """A paper in a folder, on a PostgreSQL of its own where the engine is "postgres"; both end with the block."""
    os.makedirs(folder, exist_ok=True)
    database = Postgres(os.path.join(folder, "postgres")) if engine == "postgres" else None
    paper = Paper(os.path.join(folder, "paper"), database, env)
    try:
        if database:
            database.start()
        yield paper
    finally:
        paper.stop()
        if database:
            database.stop()


class Nginx:
    """Static copies of one page, one worker, one port for each encoding: what serving these bytes costs at least. With `headers`,
    each answer carries these too."""

    def __init__(self, folder, copies, headers=()):
        os.makedirs(folder)
        os.chmod(folder, 0o755)
        self.ports, servers = {}, []
        for encoding, body in copies.items():
            with open(os.path.join(folder, encoding), "wb") as file:
                file.write(body)
            self.ports[encoding] = free_port()
            header = "" if encoding == "identity" else "add_header Content-Encoding %s;" % encoding
            header += "".join(' add_header %s "%s";' % line for line in headers)
            servers.append("server { listen 127.0.0.1:%d; location / { try_files /%s =404; } root %s; add_header Vary Accept-Encoding; %s }"
                           % (self.ports[encoding], encoding, folder, header))
        temporary = " ".join("%s_temp_path %s/tmp;" % (n, folder) for n in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
        with open(os.path.join(folder, "nginx.conf"), "w", encoding="ascii") as file:
            file.write("""%s daemon off; worker_processes 1; pid %s/pid; error_log %s/error.log;
events { worker_connections 1024; }
http { access_log off; server_tokens off; types {} default_type "text/html; charset=utf-8"; sendfile on; tcp_nopush on; tcp_nodelay on;
keepalive_requests 100000000; open_file_cache max=100 inactive=60s; open_file_cache_valid 60s; %s
%s }
""" % ("user www-data;" if os.geteuid() == 0 else "", folder, folder, temporary, "\n".join(servers)))
        self.process = subprocess.Popen(["/usr/sbin/nginx", "-c", os.path.join(folder, "nginx.conf"), "-p", folder], stdin=subprocess.DEVNULL,
                                        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, preexec_fn=on_core(SERVER_CORE))
        for port in self.ports.values():
            wait_for_port(port)

    def worker(self):
        """The id of the process that answers."""
        with open("/proc/%d/task/%d/children" % (self.process.pid, self.process.pid), encoding="ascii") as file:
            return int(file.read().split()[0])

    def stop(self):
        """Ends it."""
        end(self.process)


# What nginx says itself of a file.
OF_A_FILE = ("content-type", "content-length", "date", "vary", "etag", "last-modified", "content-encoding")


def more_headers(port, path):
    """What an answer of Courant says besides what a file server says of a file: [(name, value)]."""
    return [(name, value) for name, value in get(port, path)[1].items() if name not in OF_A_FILE]


def copies_of(port, path):
    """The bytes of a page as Courant sends them, by encoding; a plain gzip where it offers none."""
    plain = get(port, path)[2]
    copies = {"identity": plain}
    for encoding in ("br", "gzip"):
        _, headers, body = get(port, path, encoding)
        if headers.get("content-encoding") == encoding:
            copies[encoding] = body
    copies.setdefault("gzip", gzip.compress(plain, 6))
    return copies
