// A story from its first word to its end, without a script: two people, one of whom writes and one of whom decides. Every
// page of it is looked at as every other page is.
import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { findings } from './axe.mjs';
import { SCHEMES, complaints, keep, launch, openPage } from './chrome.mjs';
import { startPaper } from './paper.mjs';

const PASSWORD = 'correct horse battery';
const TEXT = 'The **council** decided on Tuesday.\n\n> Nobody asked us.\n{speaker: Ada Lind; role: mayor}\n\n- The gate\n- The bridge';
let paper, browser, looker;

before(async () => {
  paper = await startPaper({ command: ['serve'] });
  browser = await launch();
  looker = await openPage(browser);
  // The plain form is what is looked at here: the editor has journeys of its own.
  await looker.page.route('**/editor*.js', (route) => route.abort());
});
after(async () => {
  await browser?.close();
  await paper?.stop();
});

/** The page as it stands, narrow and wide, light and dark. Looked at with scripts, which the people here have not. */
async function isFine({ page, context }, name) {
  await looker.context.clearCookies();
  await looker.context.addCookies(await context.cookies());
  await looker.page.goto(page.url());
  for (const scheme of SCHEMES) {
    for (const width of [390, 1280]) {
      await looker.page.emulateMedia({ colorScheme: scheme });
      await looker.page.setViewportSize({ width, height: 900 });
      const found = await findings(looker.page);
      const what = `${name} at ${width} px, ${scheme}`;
      assert.deepEqual(found, [], what);
      const over = await looker.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.ok(over <= 0, `${what}: ${over} px wider than the screen`);
      await keep(looker.page, `newsroom-${name}-${width}-${scheme}`);
    }
  }
  const said = complaints(looker.seen).filter((line) => !/editor.*\.js|ERR_FAILED/.test(line));
  assert.deepEqual(said, [], `${name}: console`);
  assert.deepEqual(looker.seen.requests.filter((url) => new URL(url).origin !== paper.base), [], `${name}: other hosts`);
  looker.seen.console.length = 0;
  looker.seen.requests.length = 0;
}

/** Presses a button and says what it led to. */
async function press(page, selector) {
  const [response] = await Promise.all([page.waitForNavigation(), page.locator(selector).click()]);
  return response.status();
}

async function mailed() {
  const folder = path.join(paper.data, 'paper/mail');
  for (let tries = 0; tries < 300; tries += 1) {
    for (const name of await readdir(folder).catch(() => [])) {
      const text = (await readFile(path.join(folder, name), 'utf8')).replaceAll('=\r\n', '');
      const found = text.match(/http:\/\/127\.0\.0\.1:\d+\/account\/invitations\/[\w-]+(?=\r\n)/);
      if (found) return found[0];
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('no invitation came');
}

test('a story is written, sent back, approved, scheduled, published, corrected and taken back', async () => {
  const editor = await openPage(browser, { js: false });
  const { page } = editor;
  await page.goto(paper.log().match(/http:\/\/127\.0\.0\.1:\d+\/account\/setup\/[\w-]+/)[0]);
  await page.fill('[name=name]', 'Ida Oehler');
  await page.fill('[name=email]', 'ida@paper.example');
  await page.fill('[name=password]', PASSWORD);
  assert.equal(await press(page, '.write button'), 200);
  await isFine(editor, 'front-empty');

  await page.goto(`${paper.base}/desk/sections`);
  const add = 'section[aria-labelledby=add]';
  await page.fill(`${add} [name=title]`, 'Town');
  await page.fill(`${add} [name=slug]`, 'town');
  await press(page, `${add} button`);
  assert.equal(await page.locator('h2 a').first().innerText(), '/town');
  await isFine(editor, 'sections');

  await page.goto(`${paper.base}/desk/people/new`);
  await page.fill('[name=email]', 'ada@paper.example');
  await page.selectOption('[name=role]', 'journalist');
  await press(page, '.write button');
  const writer = await openPage(browser, { js: false });
  const ada = writer.page;
  await ada.goto(await mailed());
  await ada.fill('[name=name]', 'Ada Lind');
  await ada.fill('[name=password]', PASSWORD);
  await press(ada, '.write button');

  // Written.
  await ada.click('a.button[href="/desk/articles/new"]');
  await isFine(writer, 'new');
  await ada.fill('#headline', 'Harbour opens');
  await press(ada, '#form button');
  const place = ada.url().replace(/\/edit(#\w+)?$/, '');
  assert.match(place, /\/desk\/articles\/\d+$/);
  await ada.fill('#body', `${TEXT}\n\n[x](javascript:1)`);
  assert.equal(await press(ada, '.save button'), 422);
  assert.match(await ada.locator('#body-err').innerText(), /^Line 9:/);
  assert.match(await ada.inputValue('#body'), /The \*\*council\*\*/);
  await ada.fill('#body', `${TEXT}\n\nIt cost TK euros.`);
  await ada.fill('#standfirst', 'The ban on larger boats ends.');
  assert.equal(await press(ada, '.save button'), 200);
  assert.match(await ada.locator('[role=status]').innerText(), /^Saved \d\d:\d\d$/);
  await isFine(writer, 'story');
  await press(ada, 'button[value=submit]');
  await isFine(writer, 'handed-in');
  await ada.goto(`${paper.base}/desk/articles`);
  await isFine(writer, 'stories');

  // Sent back, mended, approved.
  await page.goto(`${paper.base}/desk`);
  assert.equal(await page.locator('.line h3').first().innerText(), 'Harbour opens');
  await page.goto(`${place}/edit`);
  assert.equal(await press(page, 'button[value=request_changes]'), 422);
  await page.fill('#note', '@Ada Lind, what did it cost?');
  assert.equal(await press(page, 'button[value=request_changes]'), 200);
  await ada.goto(`${paper.base}/desk`);
  assert.match(await ada.locator('.door .said').first().innerText(), /what did it cost/);
  await isFine(writer, 'front');
  await ada.goto(`${place}/edit`);
  if (await ada.locator('#held').count()) await press(ada, '#held button');
  await ada.fill('#body', `${TEXT}\n\nIt cost 12 euros.`);
  await press(ada, '.save button');
  await press(ada, 'button[value=submit]');
  await page.goto(`${place}/edit`);
  await press(page, 'button[value=approve]');
  await isFine(editor, 'approved');
  await page.goto(`${place}/revisions`);
  await isFine(editor, 'revisions');
  await press(page, '.room form button');
  assert.match(page.url(), /\/revisions\/\d+\.\.\d+$/);
  assert.match(await page.locator('.diff ins').first().innerText(), /12/);
  await isFine(editor, 'compare');

  // A link for somebody without an account.
  await page.goto(`${place}/edit`);
  await press(page, 'form[action$="/previews"] button');
  const link = await page.locator('.secret code').innerText();
  const lawyer = await openPage(browser, { js: false });
  assert.equal((await lawyer.page.goto(link)).status(), 200);
  assert.match(await lawyer.page.locator('.body').innerText(), /12 euros/);
  assert.deepEqual(await lawyer.context.cookies(), []);
  await isFine(lawyer, 'preview-guest');
  await page.goto(`${place}/preview?width=phone`);
  await isFine(editor, 'preview-phone');

  // Scheduled, taken from the schedule, published.
  await page.goto(`${place}/publish`);
  await isFine(editor, 'publish');
  await page.check('[value=later]');
  await page.fill('[name=date]', '2090-01-14');
  await page.fill('[name=time]', '12:00');
  await press(page, '.write button');
  await isFine(editor, 'review');
  await press(page, '.write button');
  assert.equal(await page.locator('.story-head .state').innerText(), 'Scheduled');
  assert.equal((await lawyer.page.goto(`${paper.base}/town/harbour-opens`)).status(), 404);
  await page.goto(`${paper.base}/desk/calendar?month=2090-01`);
  await isFine(editor, 'calendar');
  await page.goto(`${place}/edit`);
  await press(page, 'form[action$="/unschedule"] button');
  await page.goto(`${place}/publish`);
  await press(page, '.write button');
  await press(page, '.write button');
  assert.equal(await page.locator('.story-head .state').innerText(), 'Published');
  assert.equal((await lawyer.page.goto(`${paper.base}/town/harbour-opens`)).status(), 200);

  // Corrected, taken back.
  if (await page.locator('#held').count()) await press(page, '#held button');
  await page.fill('#body', `${TEXT}\n\nIt cost 13 euros.`);
  assert.equal(await press(page, '.save button'), 200);
  await page.goto(`${place}/publish`);
  await page.check('[value=correction]');
  await page.fill('[name=text]', 'It cost 13 euros, not 12.');
  await isFine(editor, 'correct');
  await press(page, '.write button');
  await press(page, '.write button');
  await lawyer.page.goto(`${paper.base}/town/harbour-opens`);
  assert.match(await lawyer.page.locator('#changes').innerText(), /13 euros, not 12/);
  await page.goto(`${place}/unpublish`);
  await isFine(editor, 'unpublish');
  await page.fill('#reason', 'It was about another harbour.');
  await press(page, '.write button');
  assert.equal((await lawyer.page.goto(`${paper.base}/town/harbour-opens`)).status(), 410);
  await page.goto(`${place}/edit`);
  await isFine(editor, 'taken-back');
  await lawyer.context.close();
});

test('two who write at once lose nothing', async () => {
  const one = await openPage(browser, { js: false });
  await one.page.goto(`${paper.base}/account/sign-in`);
  await one.page.fill('[name=email]', 'ida@paper.example');
  await one.page.fill('[name=current]', PASSWORD);
  await press(one.page, '.write button');
  await one.page.goto(`${paper.base}/desk/articles/new`);
  await one.page.fill('#headline', 'Two at once');
  await press(one.page, '#form button');
  const place = one.page.url();
  const second = await one.context.newPage();
  await second.goto(place);
  await one.page.fill('#body', 'These are the first words.');
  await press(one.page, '.save button');
  await second.fill('#body', 'These are the second words.');
  assert.equal(await press(second, '.save button'), 409);
  assert.equal(await second.inputValue('#body'), 'These are the second words.');
  assert.match(await second.locator('#conflict del').allInnerTexts().then((all) => all.join(' ')), /first/);
  await second.screenshot({ path: path.join(process.env.COURANT_SCREENSHOTS || paper.data, 'newsroom-conflict.png'), fullPage: true });
  assert.equal(await press(second, '.save button'), 200);
  await one.context.close();
});
