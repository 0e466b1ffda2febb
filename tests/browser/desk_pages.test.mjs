// The smaller pages of a story, without a script: an idea, another address, live coverage, new words for what readers see, and
// the takedown. Each is looked at for accessibility, narrow and wide.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { findings } from './axe.mjs';
import { complaints, keep, launch, openPage } from './chrome.mjs';
import { startPaper } from './paper.mjs';

const PASSWORD = 'correct horse battery';
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

/** The page as it stands, looked at with scripts, which the people here have not. */
async function isFine({ page, context }, name) {
  await looker.context.clearCookies();
  await looker.context.addCookies(await context.cookies());
  await looker.page.goto(page.url());
  for (const width of [390, 1280]) {
    await looker.page.setViewportSize({ width, height: 900 });
    const found = await findings(looker.page);
    assert.deepEqual(found, [], `${name} at ${width} px`);
    const over = await looker.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.ok(over <= 0, `${name} at ${width} px: ${over} px wider than the screen`);
    await keep(looker.page, `desk-${name}-${width}`);
  }
  const said = complaints(looker.seen).filter((line) => !/editor.*\.js|ERR_FAILED/.test(line));
  assert.deepEqual(said, [], `${name}: console`);
  looker.seen.console.length = 0;
}

/** Presses a button and says what it led to. */
async function press(page, selector) {
  const [response] = await Promise.all([page.waitForNavigation(), page.locator(selector).click()]);
  return response.status();
}

test('a story begins as an idea, moves, is told live and is taken down', async () => {
  const editor = await openPage(browser, { js: false });
  const reader = await openPage(browser, { js: false });
  const { page } = editor;
  await page.goto(paper.log().match(/http:\/\/127\.0\.0\.1:\d+\/account\/setup\/[\w-]+/)[0]);
  await page.fill('[name=name]', 'Ida Oehler');
  await page.fill('[name=email]', 'ida@paper.example');
  await page.fill('[name=password]', PASSWORD);
  assert.equal(await press(page, '.write button'), 200);
  await page.goto(`${paper.base}/desk/sections`);
  for (const [title, slug] of [['Town', 'town'], ['Harbour', 'harbour']]) {
    await page.fill('section[aria-labelledby=add] [name=title]', title);
    await page.fill('section[aria-labelledby=add] [name=slug]', slug);
    await press(page, 'section[aria-labelledby=add] button');
  }

  // An idea, which becomes a draft with its first words.
  await page.goto(`${paper.base}/desk/articles/new`);
  await page.check('#kind [value=idea]');
  await page.fill('#headline', 'Who swims there?');
  await page.selectOption('#section', 'town');
  await page.fill('#note', 'Ask the club.');
  await page.fill('#planned', '2090-01-16');
  await isFine(editor, 'new');
  await press(page, '#form button');
  const place = page.url().replace(/\/edit(#\w+)?$/, '');
  await page.goto(`${paper.base}/desk/articles?state=idea`);
  assert.equal(await page.locator('.line h3').innerText(), 'Who swims there?');
  await page.goto(`${paper.base}/desk/calendar?month=2090-01`);
  assert.equal(await page.locator('.days li li > a').innerText(), 'Who swims there?');
  await page.goto(`${place}/edit`);
  await page.fill('#body', 'The club swims there.');
  await press(page, '.save button');
  assert.equal(await page.locator('.steps [aria-current]').innerText(), 'Draft');
  await page.goto(`${place}/publish`);
  await press(page, '.write button');
  await press(page, '.write button');
  assert.equal((await reader.page.goto(`${paper.base}/town/who-swims-there`)).status(), 200);

  // Another address: the old one leads on.
  await page.goto(`${place}/edit`);
  await page.click('.story-side a[href$="/address"]');
  await isFine(editor, 'address');
  await page.fill('#slug', 'Swimmers!');
  assert.equal(await press(page, '#form button'), 422);
  assert.equal(await page.inputValue('#slug'), 'Swimmers!');
  await page.fill('#slug', 'swimmers');
  await page.selectOption('#section', 'harbour');
  assert.equal(await press(page, '#form button'), 200);
  const old = await reader.context.request.get(`${paper.base}/town/who-swims-there`, { maxRedirects: 0 });
  assert.deepEqual([old.status(), old.headers().location], [301, '/harbour/swimmers']);
  await reader.page.goto(`${paper.base}/town/who-swims-there`);
  assert.equal(new URL(reader.page.url()).pathname, '/harbour/swimmers');

  // New words for what readers see are handed in, and wait where others do.
  await page.fill('#body', 'The club swims there in winter.');
  await press(page, '.save button');
  await press(page, 'button[value=submit]');
  await page.goto(`${paper.base}/desk`);
  assert.equal(await page.locator('.line h3').first().innerText(), 'Who swims there?');
  assert.deepEqual(await page.locator('.line').first().locator('.state').allInnerTexts(), ['Published', 'Handed in']);
  await isFine(editor, 'front-submitted');
  await page.goto(`${place}/edit`);
  await press(page, 'button[value=approve]');
  await page.fill('#body', 'The club swims there all winter.');
  await press(page, '.save button');
  assert.equal(await page.locator('.steps [aria-current]').innerText(), 'Draft');

  // Told live.
  await page.click('.story-side a[href$="/live"]');
  await press(page, '.buttons button');
  await isFine(editor, 'live');
  await page.fill('[name=body]', 'The first is in.');
  await press(page, '.send button');
  await page.click('.report header a[href$="/edit"]');
  assert.match(await page.locator('.happened').innerText(), /posted to its live coverage/);
  await isFine(editor, 'story');
  await page.goto(`${paper.base}/desk/articles?state=published`);
  assert.equal(await page.locator('.line a[href$="/live"]').count(), 1);
  await isFine(editor, 'stories');

  // Taken down.
  await page.goto(`${place}/edit`);
  await page.click('.story-side a[href$="/takedown"]');
  await isFine(editor, 'takedown');
  await page.fill('#reason', 'A court has ruled so.');
  assert.equal(await press(page, '#form button'), 422);
  assert.equal(await page.inputValue('#reason'), 'A court has ruled so.');
  await page.check('#sure');
  assert.equal(await press(page, '#form button'), 200);
  await isFine(editor, 'taken-down');
  const gone = await reader.page.goto(`${paper.base}/harbour/swimmers`);
  assert.equal(gone.status(), 410);
  assert.match(await reader.page.locator('main').innerText(), /A court has ruled so\./);
  await page.goto(`${place}/takedown`);
  await isFine(editor, 'takedown-gone');
});
