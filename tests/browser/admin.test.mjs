// Whoever runs the paper: a copy while somebody writes, brought back on an empty machine, the checks, the measurements, and
// somebody who leaves. In German from the first page to the last, without JavaScript.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { complaints, launch, openPage } from './chrome.mjs';
import { binary, startPaper } from './paper.mjs';

const PASSWORD = 'correct horse battery';
const LOCALES = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../locales');
const run = promisify(execFile);
let paper, folder, browser, ida;

/** A command on this paper's folder: how it ended and what it said. */
async function courant(...args) {
  const data = args.includes('--data') ? [] : ['--data', folder];
  try {
    return { code: 0, ...(await run(binary(), [...args, ...data])) };
  } catch ({ code, stdout, stderr }) {
    return { code, stdout, stderr };
  }
}

/** Fills a form in and sends it; the state of what comes then. */
async function send(page, fields) {
  for (const [name, value] of Object.entries(fields)) {
    const field = page.locator(`.write [name=${name}]`);
    if ((await field.evaluate((element) => element.tagName)) === 'SELECT') await field.selectOption(value);
    else await field.fill(value);
  }
  const [response] = await Promise.all([page.waitForNavigation(), page.locator('.write button').first().click()]);
  return response.status();
}

before(async () => {
  paper = await startPaper({ command: ['serve'], args: ['--language', 'de-DE'], env: { COURANT_METRICS: '127.0.0.1:0' } });
  folder = path.join(paper.data, 'paper');
  browser = await launch();
  ida = await openPage(browser, { js: false });
  await ida.page.goto(paper.log().match(/http:\/\/127\.0\.0\.1:\d+\/account\/setup\/[\w-]+/)[0]);
  assert.equal(await send(ida.page, { name: 'Ida Oehler', email: 'ida@paper.example', password: PASSWORD }), 200);
});
after(async () => {
  await browser?.close();
  await paper?.stop();
});

test('a copy is made while somebody writes, and comes back on an empty machine', async () => {
  const made = await courant('token', 'create', '--user', 'ida@paper.example', '--scope', 'articles:read', '--scope', 'articles:write');
  const headers = { authorization: `Bearer ${made.stdout.trim()}`, 'content-type': 'application/json' };
  const api = async (method, where, body) => {
    const answer = await fetch(`${paper.base}/api/v1${where}`, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) });
    assert.ok(answer.ok, `${method} ${where}: ${answer.status}`);
    return answer.json();
  };
  await ida.page.goto(`${paper.base}/desk/sections`);
  const add = 'section[aria-labelledby=add]';
  await ida.page.fill(`${add} [name=title]`, 'Stadt');
  await ida.page.fill(`${add} [name=slug]`, 'stadt');
  await Promise.all([ida.page.waitForNavigation(), ida.page.locator(`${add} button`).click()]);
  const { id } = await api('POST', '/articles', { section: 'stadt', headline: 'Der Hafen öffnet', text: 'Anfang.' });
  const words = (text) => ({ schema: 1, type: 'doc', content: [{ type: 'paragraph', attrs: { id: 'b1' }, content: [{ type: 'text', text }] }] });
  let revision = 1;
  let writes = true;
  const save = async () => { revision = (await api('PUT', `/articles/${id}/working-copy`, { revision, cause: 'auto', body: words(`Satz ${revision}.`) })).revision; };
  await save();
  const before = revision;
  const writing = (async () => { while (writes) await save(); })();
  const copy = path.join(paper.data, 'copy.tar.gz');
  const kept = await courant('backup', 'create', copy);
  writes = false;
  await writing;
  assert.equal(kept.code, 0, kept.stderr);
  assert.ok(revision > before, 'nobody wrote meanwhile');
  assert.equal((await courant('backup', 'verify', copy)).code, 0);

  const empty = path.join(paper.data, 'empty');
  const restored = await courant('backup', 'restore', copy, '--data', empty);
  assert.equal(restored.code, 0, restored.stderr);
  const again = await courant('backup', 'restore', copy, '--data', empty);
  assert.equal(again.code, 1, 'a paper that holds something is not written over');
  const other = await startPaper({ command: ['serve'], folder: empty });
  try {
    const there = await (await fetch(`${other.base}/api/v1/articles/${id}/working-copy`, { headers })).json();
    assert.ok(there.revision >= before && there.revision <= revision, `${before} <= ${there.revision} <= ${revision}`);
    assert.equal(there.story.body.content[0].content[0].text, `Satz ${there.revision - 1}.`);
    const page = await openPage(browser, { js: false });
    await page.page.goto(`${other.base}/account/sign-in`);
    assert.equal(await send(page.page, { email: 'ida@paper.example', current: PASSWORD }), 200);
    assert.equal(new URL(page.page.url()).pathname, '/desk');
    await page.context.close();
  } finally {
    await other.stop();
  }
});

test('the checks say what is so', async () => {
  for (const place of ['/healthz', '/readyz']) assert.equal((await fetch(paper.base + place)).status, 200, place);
  const doctor = await courant('doctor', '--json');
  assert.equal(doctor.code, 0, doctor.stdout + doctor.stderr);
  const found = JSON.parse(doctor.stdout);
  assert.ok(Object.values(found).flat().length > 5, doctor.stdout);
  const [metrics, missing] = await Promise.all(['/metrics', '/nothing'].map((place) => fetch(paper.base + place)));
  assert.deepEqual([metrics.status, missing.status], [404, 404], 'readers learn nothing of measurements');
  const told = paper.log().match(/http:\/\/127\.0\.0\.1:\d+\/metrics/)[0];
  const answers = async () => {
    const text = await (await fetch(told)).text();
    return [...text.matchAll(/^courant_requests_total\{[^}]*status="4xx"[^}]*\} (\d+)$/gm)].reduce((sum, [, count]) => sum + Number(count), 0);
  };
  const before = await answers();
  await fetch(`${paper.base}/nothing`);
  assert.equal(await answers(), before + 1);
});

test('whoever leaves is out at once', async () => {
  const { page } = ida;
  await page.goto(`${paper.base}/desk/people/new`);
  assert.equal(await send(page, { email: 'ada@paper.example', role: 'journalist' }), 200);
  const letters = path.join(folder, 'mail');
  let link;
  for (let tries = 0; tries < 200 && !link; tries += 1) {
    for (const name of await readdir(letters).catch(() => [])) {
      const text = (await readFile(path.join(letters, name), 'utf8')).replaceAll('=\r\n', '');
      link ??= text.match(/http:\/\/127\.0\.0\.1:\d+\/account\/invitations\/[\w-]+(?=\r\n)/)?.[0];
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const ada = await openPage(browser, { js: false });
  await ada.page.goto(link);
  assert.equal(await send(ada.page, { name: 'Ada Lind', password: PASSWORD }), 200);
  assert.equal((await ada.page.goto(`${paper.base}/desk/articles`)).status(), 200);

  await page.goto(`${paper.base}/desk/people`);
  await page.locator('.rows a', { hasText: 'Ada Lind' }).click();
  await page.locator('a[href$="/removal"]').click();
  const [removed] = await Promise.all([page.waitForNavigation(), page.locator('.write button').first().click()]);
  assert.equal(removed.status(), 200);
  await ada.page.goto(`${paper.base}/desk/articles`);
  assert.equal(new URL(ada.page.url()).pathname, '/account/sign-in');
  assert.equal(await send(ada.page, { email: 'ada@paper.example', current: PASSWORD }), 422);
  await ada.context.close();
});

/** What the messages of a language say in whole, where they are words alone: `key = words`. */
async function said(language) {
  const all = new Set();
  for (const name of await readdir(path.join(LOCALES, language))) {
    const text = await readFile(path.join(LOCALES, language, name), 'utf8');
    for (const [, words] of text.matchAll(/^[a-z][\w-]* = ([^{}\n]{8,})$/gm)) all.add(words.trim());
  }
  return all;
}

test('every page of the desk speaks German', async () => {
  const [english, german] = [await said('en-GB'), await said('de-DE')];
  const foreign = [...english].filter((words) => /[a-z] [a-z]/.test(words) && !german.has(words));
  assert.ok(foreign.length > 500, `${foreign.length} sentences`);
  const { page, seen } = ida;
  await page.goto(`${paper.base}/desk/articles`);
  const story = (await page.locator('a[href*="/desk/articles/"][href$="/edit"]').first().getAttribute('href')).replace(/\/edit$/, '');
  const places = ['/desk', '/desk/articles', '/desk/articles/new', '/desk/calendar', '/desk/media', '/desk/people', '/desk/people/new', '/desk/people/codes',
    '/desk/events', '/desk/sections', '/desk/reading', '/desk/themes', '/desk/imports', '/account/sessions', '/account/password', '/account/code', '/account/passkeys', '/account/tokens',
    ...['edit', 'publish', 'publish/review?when=now', 'revisions', 'preview', 'address', 'takedown'].map((part) => `${story}/${part}`)];
  for (const place of places) {
    const response = await page.goto(paper.base + place);
    assert.equal(response.status(), 200, place);
    assert.equal(await page.locator('html').getAttribute('lang'), 'de-DE', place);
    const text = (await page.locator('body').innerText()).replace(/\s+/g, ' ');
    assert.deepEqual(foreign.filter((words) => text.includes(words)), [], place);
  }
  assert.deepEqual(complaints(seen), []);
});
