// Live coverage: a reporter posts from a phone, a page that lies open shows it, and without JavaScript a link does.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { findings } from './axe.mjs';
import { SCHEMES, WIDTHS, complaints, keep, launch, openPage } from './chrome.mjs';
import { binary, startPaper } from './paper.mjs';
import { ask } from './site.mjs';

const STORY = '/town/breaker-opens-the-fairway';
const EDITOR = 'callum.reith@hollenwiek-packet.example';
const PASSWORD = 'the tide is high today';
let paper, browser, desk;

before(async () => {
  paper = await startPaper();
  browser = await launch();
  execFileSync(binary(), ['user', 'password', EDITOR, '--data', path.join(paper.data, 'paper')], { input: `${PASSWORD}\n` });
  const stories = JSON.parse((await ask(paper.base, '/api/v1/articles?section=town&limit=50')).body);
  desk = `/desk/articles/${stories.items.find((story) => story.url === STORY).id}/live`;
});
after(async () => {
  await browser?.close();
  await paper?.stop();
});

async function isFine({ page, seen }, name, js = true) {
  for (const scheme of SCHEMES) {
    await page.emulateMedia({ colorScheme: scheme });
    for (const width of [320, ...WIDTHS]) {
      await page.setViewportSize({ width, height: 844 });
      const what = `${name} at ${width} px, ${scheme}`;
      if (js) assert.deepEqual(await findings(page), [], what);
      const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.ok(over <= 0, `${what}: ${over} px wider than the screen`);
      await keep(page, `${name}-${width}-${scheme}`);
    }
  }
  await page.setViewportSize({ width: 390, height: 844 });
  assert.deepEqual(complaints(seen).filter((line) => !/status of 409/.test(line)), [], `${name}: console`);
}

/** A phone on which somebody is signed in and has the page of the coverage open. */
async function reporter({ js }) {
  const opened = await openPage(browser, { js, width: 390, height: 844 });
  await opened.page.goto(paper.base + desk);
  await opened.page.fill('[name=email]', EDITOR);
  await opened.page.fill('[name=current]', PASSWORD);
  await Promise.all([opened.page.waitForNavigation(), opened.page.click('.write button')]);
  if (new URL(opened.page.url()).pathname !== desk) await opened.page.goto(paper.base + desk);
  return opened;
}

async function says(page, text, { title = '', ticks = [] } = {}) {
  await page.fill('[name=body]', text);
  await page.fill('[name=title]', title);
  for (const name of ticks) await page.check(`[name=${name}]`);
  await Promise.all([page.waitForNavigation(), page.click('.send button')]);
}

test('what is posted on a phone comes to a page that lies open, and moves nothing', async () => {
  const phone = await reporter({ js: true });
  await isFine(phone, 'desk-live');
  const button = await phone.page.locator('.send button').boundingBox();
  assert.ok(button.height >= 44 && button.y + button.height <= 844 && button.y > 422, 'the button is within reach of a thumb');

  const reader = await openPage(browser, { width: 390, height: 844 });
  await reader.page.goto(paper.base + STORY);
  await reader.page.locator('#live-reload').waitFor({ state: 'hidden' });
  const mark = reader.page.locator('#live-posts .post').nth(3);
  await mark.scrollIntoViewIfNeeded();
  const place = await mark.boundingBox();
  await says(phone.page, 'The stern line is **off** too.', { title: 'She sails', ticks: ['key_event'] });
  assert.match(phone.page.url(), /#entry-\d+$/);
  const fresh = reader.page.locator('#live-new button');
  await fresh.waitFor();
  assert.equal(await fresh.innerText(), '1 new entry');
  assert.equal(await reader.page.locator('#live-count').innerText(), '1 new entry');
  assert.equal((await mark.boundingBox()).y, place.y, 'what is read stays where it is');
  await says(phone.page, 'And she is away.');
  await reader.page.getByRole('button', { name: '2 new entries' }).waitFor();
  assert.equal(await reader.page.getByText('She sails').count(), 0, 'they wait to be asked for');
  await fresh.focus();
  await reader.page.keyboard.press('Enter');
  assert.deepEqual(await reader.page.locator('#live-posts .post .body').first().innerText(), 'And she is away.');
  assert.equal(await reader.page.locator('#live-posts .post h3').first().innerText(), 'She sails');
  assert.equal(await reader.page.evaluate(() => document.activeElement.id), await reader.page.locator('#live-posts .post').first().getAttribute('id'));
  assert.ok(await fresh.isHidden());
  await isFine(reader, 'article-live-grown');

  // Other words, and a removal, come to it as well.
  await phone.page.goto(paper.base + desk);
  await phone.page.locator('.rows a[href*="/live/"]').first().click();
  await isFine(phone, 'desk-entry');
  await phone.page.fill('[name=body]', 'And she is well away.');
  await phone.page.fill('[name=correction]', 'She was only going.');
  await Promise.all([phone.page.waitForNavigation(), phone.page.click('.send button')]);
  await reader.page.getByText('She was only going.').waitFor();
  await phone.page.locator('.rows a[href*="/live/"]').first().click();
  await phone.page.fill('[name=reason]', 'It was another boat.');
  await Promise.all([phone.page.waitForNavigation(), phone.page.getByRole('button', { name: 'Remove', exact: true }).click()]);
  await reader.page.getByText('This entry was removed: It was another boat.').waitFor();
  await Promise.all([phone.page.waitForNavigation(), phone.page.getByRole('button', { name: 'Pause' }).click()]);
  await reader.page.locator('#live-state.paused').waitFor();
  await Promise.all([phone.page.waitForNavigation(), phone.page.getByRole('button', { name: 'Open the live coverage' }).click()]);
  await reader.page.locator('#live-state.active').waitFor();

  // A double tap posts once.
  await phone.page.fill('[name=body]', 'Tapped twice.');
  const sent = await phone.page.evaluate(() => {
    const form = document.getElementById('form');
    const send = () => fetch(form.action, { method: 'POST', body: new URLSearchParams(new FormData(form)) });
    return Promise.all([send(), send()]).then((answers) => answers.map((answer) => answer.status));
  });
  assert.deepEqual(sent, [200, 200]);
  await reader.page.goto(paper.base + STORY);
  assert.equal(await reader.page.getByText('Tapped twice.').count(), 1);
  await reader.context.close();
  await phone.context.close();
});

test('without JavaScript a reporter posts, and a reader loads the page again', async () => {
  const phone = await reporter({ js: false });
  const reader = await openPage(browser, { js: false, width: 390 });
  await reader.page.goto(`${paper.base + STORY}#live`);
  const long = 'x'.repeat(201);
  await says(phone.page, 'Words that must stay.', { title: long });
  assert.equal(await phone.page.locator('.problems li').count(), 1);
  assert.equal(await phone.page.locator('[name=body]').inputValue(), 'Words that must stay.');
  assert.equal(await phone.page.locator('[name=title]').inputValue(), long);
  await isFine(phone, 'desk-live-wrong', false);
  await says(phone.page, 'Words that must stay.');
  await Promise.all([reader.page.waitForNavigation(), reader.page.getByRole('link', { name: 'Reload for new entries' }).click()]);
  assert.equal(await reader.page.locator('#live-posts .post .body').first().innerText(), 'Words that must stay.');
  assert.equal(await reader.page.locator('#live-new').isVisible(), false);
  await reader.context.close();
  await phone.context.close();
});

test('the coverage is read by keyboard alone', async () => {
  const { context, page } = await openPage(browser, { width: 390 });
  await page.goto(paper.base + STORY);
  const stops = [];
  for (let stop = 0; stop < 80; stop += 1) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(() => {
      const box = document.activeElement.getBoundingClientRect();
      return { live: document.activeElement.closest('#live') !== null, seen: box.bottom > 0 && box.top < innerHeight, href: document.activeElement.getAttribute('href') };
    });
    if (at.live) stops.push(at);
  }
  assert.ok(stops.length >= 10 && stops.every((at) => at.seen), JSON.stringify(stops));
  const event = stops.find((at) => at.href.startsWith('#entry-'));
  await page.locator(`.events a[href="${event.href}"]`).press('Enter');
  assert.equal(new URL(page.url()).hash, event.href);
  await page.locator(`${event.href.replace('#', '#')} .meta a`).first().press('Enter');
  await page.waitForURL(/\/live\/\d+$/);
  assert.equal(await page.locator('.one-post .post').count(), 1);
  await context.close();
});
