// A paper in a hundred lines, for tests of the editor alone: the page that the desk makes, and the answers of the API, in
// memory and on this machine only. `paper.down` plays a dead line, `paper.refuse` answers a save, and `paper.deaf` hears nothing
// of who is at the story.
import { readFileSync } from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const file = (name) => readFileSync(path.join(root, name));
/** The policy of crates/web/src/app.rs. */
const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
const PICTURE = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==', 'base64');

/** The words of a language as the page hands them over. */
export function wordsOf(language) {
  const words = {};
  for (const [, key, text] of file(`locales/${language}/editor.ftl`).toString().matchAll(/^editor-([a-z0-9-]+) = (.*)$/gm)) {
    words[key] = text.replace(/\{ \$(\w+) \}/g, '{$1}');
  }
  return words;
}

const escape = (text) => text.replaceAll('&', '&amp;').replaceAll("'", '&#39;').replaceAll('<', '&lt;');

function page({ language, dir, user, story, interfaceLanguage }) {
  return `<!doctype html><html lang="${interfaceLanguage}" dir="${interfaceLanguage === 'ar' ? 'rtl' : 'ltr'}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>A story</title><link rel="icon" href="/assets/icon.svg">
<link rel="stylesheet" href="/assets/paper.css"><link rel="stylesheet" href="/assets/editor.css"></head><body><main class="frame" id="main"><h1 class="vh">A story</h1>
<form id="story-form" method="post"><label for="h">Headline</label><input id="h" name="headline" value="${escape(story.headline)}"><label for="b">Text</label><textarea id="b" name="body"></textarea><button>Save</button></form>
<div id="editor" data-article="7" data-language="${language}" data-direction="${dir}" data-user="${user}" data-words='${escape(JSON.stringify(wordsOf(interfaceLanguage)))}' hidden></div>
<aside class="story-side" aria-label="Beside"><section class="notes" id="notes" aria-labelledby="notes-title"><h2 id="notes-title">Notes</h2><div id="notes-list"></div>
<form id="new-note" method="post"><div><label for="say">Say something beside it</label><textarea id="say" name="note" rows="2"></textarea></div><div class="buttons"><button class="lesser">Add the note</button></div></form></section></aside>
</main><script src="/assets/editor.js" type="module"></script></body></html>`;
}

export const paragraph = (id, text) => ({ type: 'paragraph', attrs: { id }, content: [{ type: 'text', text }] });

/** A story without a word, with these parts. */
export const story = (parts = {}, content = []) => ({
  headline: '', standfirst: '', kicker: null, dateline: null, bylines: [], topics: [], lead: null, ...parts, body: { schema: 1, type: 'doc', content },
});

/** Starts the paper with a story in it. */
export async function startHarness(first, { language = 'en-GB', dir = 'ltr', interfaceLanguage = 'en-GB' } = {}) {
  const paper = { story: first, revision: 1, by: 'Ida', keys: new Map(), saves: [], holder: null, present: new Map(), asked: new Map(), lost: new Map(), patience: 6_000, deaf: null, down: false, dropped: 0, refuse: null, pictures: 0, slow: 0, loads: 0, slowLoads: [], notes: [] };
  const css = Buffer.concat([file('themes/courant/assets/tokens.css'), file('themes/courant/assets/first.css'), file('themes/courant/assets/courant.css'), file('themes/courant/assets/desk.css')]);
  const assets = { 'paper.css': ['text/css', () => css], 'icon.svg': ['image/svg+xml', () => file('themes/courant/assets/icon.svg')], 'editor.css': ['text/css', () => file('ui/dist/editor.css')], 'editor.js': ['text/javascript', () => file('ui/dist/editor.js')] };

  const server = http.createServer(async (request, response) => {
    const url = new URL(request.url, 'http://paper');
    const parts = [];
    for await (const part of request) parts.push(part);
    const bytes = Buffer.concat(parts);
    const who = /who=(\w+)/.exec(request.headers.cookie ?? '')?.[1] ?? 'Ida';
    const answer = (status, body, kind = 'application/json') => {
      response.writeHead(status, { 'content-type': kind, 'content-security-policy': POLICY, 'cache-control': 'no-store' });
      response.end(kind === 'application/json' && body !== undefined ? JSON.stringify(body) : body);
    };
    const asset = assets[url.pathname.replace('/assets/', '')];
    if (asset) return answer(200, asset[1](), `${asset[0]}; charset=utf-8`);
    if (url.pathname === '/edit') return answer(200, page({ language, dir, user: who, story: paper.story, interfaceLanguage }), 'text/html; charset=utf-8');
    if (url.pathname.startsWith('/media/')) return answer(200, PICTURE, 'image/png');
    if (paper.down) {
      paper.dropped += 1;
      return request.socket.destroy();
    }
    if (paper.slow) await new Promise((resolve) => setTimeout(resolve, paper.slow));
    if (url.pathname.startsWith('/desk/media/')) return answer(200, PICTURE, 'image/png');
    if (url.pathname === '/api/v1/pictures' && request.method === 'GET') {
      const items = ['bridge', 'harbour'].filter((name) => name.startsWith(url.searchParams.get('q') ?? ''))
        .map((name, index) => ({ id: `${index}`, key: `${name}.jpg`, alt: `The ${name}`, caption: '', credit: 'Jo Berg', licence: '', width: 640, height: 360, thumb: `/desk/media/${index}/file?width=320` }));
      return answer(200, { items, next: null });
    }
    if (url.pathname === '/api/v1/pictures') {
      paper.pictures += 1;
      return answer(201, { id: '1', key: `p${paper.pictures}.jpg`, url: '/media/p', width: 640, height: 360, alt: '', caption: '', credit: '', copies: [] });
    }
    if (url.pathname.endsWith('/presence') && who === paper.deaf) return request.socket.destroy();
    if (url.pathname.endsWith('/presence')) return presence(paper, who, request.method, bytes, answer);
    if (url.pathname.includes('/notes')) return notes(paper, who, { method: request.method, path: url.pathname }, bytes, answer);
    if (url.pathname.endsWith('/working-copy') && request.method === 'GET') {
      paper.loads += 1;
      const now = { revision: paper.revision, live: null, workflow: 'draft', story: paper.story };
      const slow = paper.slowLoads.shift();
      if (slow) await new Promise((resolve) => setTimeout(resolve, slow));
      return answer(200, now);
    }
    if (url.pathname.endsWith('/working-copy')) return copy(paper, who, bytes, answer);
    return answer(404, {});
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  // Where a test fails before it stops the paper, its file still comes to an end.
  server.unref();
  const base = `http://127.0.0.1:${server.address().port}`;
  return { paper, base, url: `${base}/edit`, stop: () => new Promise((resolve) => { server.close(resolve); server.closeAllConnections(); }) };
}

function presence(paper, who, method, bytes, answer) {
  if (method === 'DELETE') {
    paper.present.delete(who);
    paper.asked.delete(who);
    if (paper.holder === who) paper.holder = null;
    return answer(204);
  }
  const { ask, hand } = JSON.parse(bytes.toString() || '{}');
  paper.present.set(who, true);
  if (!ask) paper.asked.delete(who);
  else if (!paper.asked.has(who)) paper.asked.set(who, Date.now());
  const next = [...paper.asked.keys()].find((name) => name !== who) ?? null;
  if (hand && paper.holder === who && next) give(paper, next);
  else if (!paper.holder || (ask && Date.now() - paper.asked.get(who) >= paper.patience)) give(paper, who);
  const mine = paper.holder === who;
  const others = [...paper.present.keys()].filter((name) => name !== who);
  return answer(200, { holder: paper.holder, mine, others, wanted: mine ? next : null, revision: paper.revision });
}

/** A note that somebody wrote beside the story. */
export function note(paper, by, text, rest = {}) {
  const made = { id: `${paper.notes.length + 1}`, at: new Date().toISOString(), by, text, anchor: null, answers_to: null, resolved: null, ...rest };
  paper.notes.push(made);
  return made;
}

function notes(paper, who, { method, path: place }, bytes, answer) {
  const [, id] = /\/notes\/(\w+)\/resolution$/.exec(place) ?? [];
  const found = paper.notes.find((one) => one.id === id);
  if (id && !found) return answer(404, {});
  if (found) {
    found.resolved = method === 'PUT' ? { at: new Date().toISOString(), by: who } : null;
    return answer(204);
  }
  if (method === 'GET') return answer(200, { items: paper.notes, next: null });
  if (paper.refuse) return answer(paper.refuse.status, paper.refuse.body ?? {});
  const { text, ...rest } = JSON.parse(bytes.toString());
  return answer(201, note(paper, who, text, rest));
}

/** The story goes to somebody; what was typed before is taken from whoever had it. */
function give(paper, who) {
  if (paper.holder && paper.holder !== who) paper.lost.set(paper.holder, paper.revision);
  paper.holder = who;
  paper.asked.delete(who);
  paper.lost.delete(who);
}

function copy(paper, who, bytes, answer) {
  if (paper.refuse) return answer(paper.refuse.status, paper.refuse.body ?? {});
  const { revision, key, cause, ...changes } = JSON.parse(bytes.toString());
  if (paper.keys.has(key)) return answer(200, paper.keys.get(key));
  const isLate = revision === paper.revision && paper.lost.get(who) === revision;
  if (paper.holder && paper.holder !== who && !isLate) return answer(423, { holder: paper.holder });
  if (revision !== paper.revision) return answer(409, { current: { revision: paper.revision, by: paper.by, at: new Date().toISOString(), story: paper.story } });
  paper.story = { ...paper.story, ...changes };
  paper.revision += 1;
  paper.by = who;
  const saved = { revision: paper.revision, saved: new Date().toISOString(), words: 0 };
  paper.keys.set(key, saved);
  paper.saves.push({ who, cause, changes, key });
  return answer(200, saved);
}

/** Somebody else saves, without the editor. */
export function saveAs(paper, who, changes) {
  paper.story = { ...paper.story, ...changes };
  paper.revision += 1;
  paper.by = who;
}
