// The editor in a paper as it is: a writer types and finds it again, picks up what lay on the device, two people at one
// story, a picture from the clipboard to the page of readers. What the editor does by itself is tried in ui/test/browser.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { complaints, launch, openPage } from './chrome.mjs';
import { binary, startPaper } from './paper.mjs';

const PASSWORD = 'correct horse battery';
const CALLUM = 'callum.reith@hollenwiek-packet.example';
let paper, browser, ida, callum;

before(async () => {
  paper = await startPaper();
  browser = await launch();
  ida = await signedIn(paper.log().match(/http:\/\/127\.0\.0\.1:\d+\/account\/setup\/[\w-]+/)[0], { name: 'Ida Oehler', email: 'ida@paper.example', password: PASSWORD });
});
after(async () => {
  await browser?.close();
  await paper?.stop();
});

/** Somebody who filled this form in; `api` asks the paper as their browser does. */
async function signedIn(link, fields) {
  const opened = await openPage(browser);
  const { page } = opened;
  await page.goto(link);
  for (const [name, value] of Object.entries(fields)) await page.locator(`.write [name=${name}]`).fill(value);
  await Promise.all([page.waitForNavigation(), page.locator('.write button').click()]);
  const api = (method, address, body) => page.evaluate(async ([verb, where, what]) => {
    const response = await fetch(where, { method: verb, headers: { 'content-type': 'application/json' }, ...(what ? { body: JSON.stringify(what) } : {}) });
    return { status: response.status, body: await response.json().catch(() => null) };
  }, [method, address, body]);
  return { ...opened, api };
}

async function until(what, holds) {
  for (let tries = 0; tries < 200; tries += 1) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`never: ${what}`);
}

/** A story of Ida's, and its id. */
async function written(headline, text) {
  const section = (await ida.api('GET', '/api/v1/sections')).body.items[0].slug;
  const made = await ida.api('POST', '/api/v1/articles', { section, headline, text, language: 'en-GB' });
  assert.equal(made.status, 201, JSON.stringify(made.body));
  return made.body.id;
}

async function edit(who, id) {
  await who.page.goto(`${paper.base}/desk/articles/${id}/edit`);
  const text = who.page.locator('.ed-text');
  await text.waitFor();
  return text;
}

const copy = async (id) => (await ida.api('GET', `/api/v1/articles/${id}/working-copy`)).body;
const words = (block) => block.text ?? (block.content ?? []).map(words).join('');
const paragraphs = async (id) => (await copy(id)).story.body.content.map(words);

test('a writer types, the paper has it, and a reload shows it', async () => {
  const id = await written('Harbour', 'One.\n\nTwo.');
  const text = await edit(ida, id);
  assert.equal(await ida.page.locator('#story-form').isVisible(), false);
  await ida.page.locator('.ed-headline').focus();
  await ida.page.keyboard.press('End');
  await ida.page.keyboard.type(' opens "again"');
  await ida.page.keyboard.press('Enter');
  await ida.page.keyboard.type('After nine years');
  await ida.page.keyboard.press('Enter');
  await ida.page.keyboard.type('First words. ');
  await until('it is saved', async () => (await copy(id)).story.body.content[0].content[0].text === 'First words. One.');
  await until('it says so', async () => /^Saved \d\d:\d\d$/.test(await ida.page.locator('.ed-state').textContent()));
  await ida.page.reload();
  await text.waitFor();
  assert.equal(await ida.page.locator('.ed-headline').inputValue(), 'Harbour opens “again”');
  assert.equal(await ida.page.locator('.ed-standfirst').inputValue(), 'After nine years');
  assert.match(await text.innerText(), /First words\. One\./);
  assert.deepEqual(complaints(ida.seen), []);
});

test('words typed right before the page is left are in the paper', async () => {
  const id = await written('Left', 'One.');
  await edit(ida, id);
  await ida.page.locator('.ed-headline').focus();
  await ida.page.keyboard.press('End');
  await ida.page.keyboard.type(' in a hurry');
  await ida.page.goto(`${paper.base}/desk`);
  await until('they came', async () => (await copy(id)).story.headline === 'Left in a hurry');
});

test('every block of the editor is taken by the paper', async () => {
  const id = await written('Blocks', 'One.');
  const text = await edit(ida, id);
  const { page } = ida;
  await text.focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Backspace');
  for (const line of ['## Decided', '- one', '', '1. first', '']) { await page.keyboard.type(line); await page.keyboard.press('Enter'); }
  await page.keyboard.type('> Nobody asked us.');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Ada Lind');
  for (let step = 0; step < 6; step += 1) await page.keyboard.press('Enter');
  await page.keyboard.type('---**strong** and *stress*');
  await page.keyboard.press('Enter');
  for (const name of ['pull', 'correction', 'table']) {
    await page.keyboard.type(`/${name}`);
    await page.keyboard.press('Enter');
    if (name === 'pull') { await page.keyboard.type('Said again'); await page.keyboard.press('Enter'); }
    if (name === 'correction') { await page.keyboard.press('Tab'); await page.keyboard.press('Tab'); await page.keyboard.type('It was Monday.'); await page.keyboard.press('Escape'); await page.keyboard.press('Enter'); }
    if (name === 'table') await page.keyboard.type('Year');
  }
  await page.keyboard.press('Control+s');
  const types = ['heading', 'list', 'list', 'quotation', 'divider', 'paragraph', 'pull_quote', 'correction', 'table'];
  await until('the paper has all of them', async () => (await copy(id)).story.body.content.some((block) => block.type === 'table'));
  const { content } = (await copy(id)).story.body;
  assert.deepEqual(content.map((block) => block.type).filter((type, at) => at < types.length), types);
  assert.equal(content[3].attrs.speaker, 'Ada Lind');
  assert.equal(content[7].attrs.text, 'It was Monday.');
  assert.equal(await page.locator('.ed-notice').isVisible(), false);
});

test('a picture from the clipboard is sent, described, and kept', async () => {
  const id = await written('Picture', 'One.');
  const text = await edit(ida, id);
  await text.focus();
  await text.evaluate(async (root) => {
    const canvas = document.createElement('canvas');
    canvas.width = 640; canvas.height = 360;
    canvas.getContext('2d').fillRect(20, 20, 300, 200);
    const blob = await new Promise((resolve) => { canvas.toBlob(resolve, 'image/png'); });
    const clipboardData = new DataTransfer();
    clipboardData.items.add(new File([blob], 'a.png', { type: 'image/png' }));
    root.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  });
  const figure = ida.page.locator('.ed-figure');
  await figure.getByLabel('What the picture shows').fill('A dark box');
  await figure.getByLabel('Credit').fill('Jo Berg');
  await until('the paper has it', async () => (await copy(id)).story.body.content.some((block) => block.attrs.alt === 'A dark box' && block.attrs.credit === 'Jo Berg'));
  await edit(ida, id);
  await until('it is shown again', () => ida.page.locator('.ed-figure img').evaluate((image) => image.complete && image.naturalWidth > 0));
});

test('two people at one story: reading along, taking over, and both their words', async () => {
  execFileSync(binary(), ['user', 'password', CALLUM, '--data', path.join(paper.data, 'paper')], { input: `${PASSWORD}\n` });
  callum = await signedIn(`${paper.base}/account/sign-in?next=/desk`, { email: CALLUM, current: PASSWORD });
  const id = await written('Two', 'One.\n\nTwo.');
  const mine = await edit(ida, id);
  const theirs = await edit(callum, id);
  const notice = (who) => who.page.locator('.ed-notice');
  await until('Callum is told', async () => /Ida Oehler/.test(await notice(callum).textContent()));
  assert.equal(await theirs.getAttribute('contenteditable'), 'false');
  await notice(callum).getByRole('button', { name: 'Take over' }).click();
  await until('Callum may write', async () => await theirs.getAttribute('contenteditable') === 'true');
  await theirs.focus();
  await callum.page.keyboard.type('Callum: ');
  await until('Callum saved', async () => (await paragraphs(id))[0] === 'Callum: One.');
  await mine.focus();
  await ida.page.keyboard.type('Ida: ');
  await until('Ida is told', async () => /Callum Reith/.test(await notice(ida).textContent()));
  await notice(ida).getByRole('button', { name: 'Take over' }).click();
  await ida.page.locator('.ed-conflict').getByRole('button', { name: 'Save this' }).click();
  await until('nothing is lost', async () => (await paragraphs(id)).join() === 'Callum: One.,Ida: One.,Two.');
});
