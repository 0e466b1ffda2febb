// A paper moves in at the desk, without JavaScript and with it: a file is refused with its place, another is looked at, taken,
// cancelled and gone on with while the page renews itself, and the report leads to the stories.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { findings } from './axe.mjs';
import { SCHEMES, complaints, keep, launch, openPage } from './chrome.mjs';
import { startPaper } from './paper.mjs';

const PASSWORD = 'correct horse battery';
const PATIENCE = 60_000;
const STORIES = 300;
let paper, browser, state;

before(async () => {
  paper = await startPaper({ command: ['serve'] });
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await paper?.stop();
});

/** An export of WordPress with so many stories of this name, whose third has a script in it. */
function exportOf(name, count) {
  const item = (id) => `<item><title>${name} ${id}</title><link>https://old.example/2012/01/${name}-${id}/</link><dc:creator>Ines Holm</dc:creator>
    <content:encoded><![CDATA[${'The ferry came in at dawn. '.repeat(40)}${id === 3 ? '<script>x</script>' : ''}]]></content:encoded><wp:post_id>${name}${id}</wp:post_id>
    <wp:post_type>post</wp:post_type><wp:status>publish</wp:status><wp:post_name>${name}-${id}</wp:post_name><wp:post_date_gmt>2012-01-07 14:07:21</wp:post_date_gmt></item>\n`;
  const items = Array.from({ length: count }, (_, at) => item(at + 1)).join('');
  return `<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/"><channel>
<wp:base_blog_url>https://old.example</wp:base_blog_url><wp:author><wp:author_login>Ines Holm</wp:author_login><wp:author_display_name>Ines Holm</wp:author_display_name></wp:author>\n${items}</channel></rss>\n`;
}

const file = (name, text) => ({ name, mimeType: 'application/xml', buffer: Buffer.from(text) });

/** The page of this address, narrow and wide, light and dark, in a browser with scripts. */
async function isFine(address, name) {
  const { page, context, seen } = await openPage(browser);
  await context.addCookies(state);
  await page.goto(address);
  for (const scheme of SCHEMES) {
    for (const width of [320, 1280]) {
      await page.emulateMedia({ colorScheme: scheme });
      await page.setViewportSize({ width, height: 900 });
      const found = await findings(page);
      const what = `${name} at ${width} px, ${scheme}`;
      assert.deepEqual(found, [], what);
      const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.ok(over <= 0, `${what}: ${over} px wider than the screen`);
      await keep(page, `imports-${name}-${width}-${scheme}`);
    }
  }
  assert.deepEqual(complaints(seen), [], `${name}: console`);
  assert.deepEqual(seen.requests.filter((url) => new URL(url).origin !== paper.base), [], `${name}: other hosts`);
  await context.close();
}

/** Presses a button and says what it led to. */
async function press(page, selector) {
  const [response] = await Promise.all([page.waitForNavigation(), page.locator(selector).click()]);
  return response.status();
}

const shown = (page, state) => page.locator(`main header .state.${state}`).waitFor({ timeout: PATIENCE });

test('without JavaScript a paper is looked at, taken, cancelled and gone on with', async () => {
  const { page, context } = await openPage(browser, { js: false });
  await page.goto(paper.log().match(/http:\/\/127\.0\.0\.1:\d+\/account\/setup\/[\w-]+/)[0]);
  await page.fill('[name=name]', 'Ida Oehler');
  await page.fill('[name=email]', 'ida@paper.example');
  await page.fill('[name=password]', PASSWORD);
  await press(page, '.write button');
  state = await context.cookies();

  await page.click('nav a[href="/desk/imports"]');
  await isFine(page.url(), 'empty');
  await page.setInputFiles('#file', file('broken.xml', exportOf('pier', 1).replace('</title>', '</titel>')));
  assert.equal(await press(page, '.write button'), 422);
  assert.match(await page.locator('#problems').innerText(), /WordPress in order: line 3, column \d+\. Nothing of it was taken/);
  assert.equal(await page.inputValue('#section'), 'news');

  await page.setInputFiles('#file', file('old paper.xml', exportOf('pier', STORIES)));
  assert.equal(await press(page, '.write button'), 200);
  const place = page.url();
  // The page renews itself: nobody presses anything.
  await shown(page, 'checked');
  await isFine(place, 'checked');
  assert.deepEqual(await page.locator('#told ~ ul h3').allInnerTexts(), ['pier 3']);
  assert.equal((await page.goto(`${paper.base}/news/pier-1`)).status(), 404);

  await page.goto(place);
  await press(page, '.buttons button:not(.lesser)');
  await shown(page, 'running');
  await press(page, 'form[action$="/stop"] button');
  await shown(page, 'stopped');
  await isFine(place, 'stopped');
  const done = await page.locator('progress').getAttribute('value');
  assert.ok(Number(done) < STORIES, `${done} of ${STORIES} when it was cancelled`);
  await press(page, '.buttons button:not(.lesser)');
  // As it stands, while it goes on.
  await isFine(`${place}?still=1`, 'running');
  await shown(page, 'done');
  await isFine(place, 'done');
  assert.ok((await page.locator('.import-counts').first().innerText()).includes(`Published: ${STORIES}`));
  assert.match(await page.locator('#told ~ ul h3 a').getAttribute('href'), /^\/desk\/articles\/\d+\/edit$/);
  const old = await page.goto(`${paper.base}/2012/01/pier-7/`);
  assert.equal(old.status(), 200);
  assert.equal(page.url(), `${paper.base}/news/pier-7`);
  await context.close();
});

test('with JavaScript it is the same, and the same file changes nothing', async () => {
  const { page, context, seen } = await openPage(browser);
  await context.addCookies(state);
  await page.goto(`${paper.base}/desk/imports`);
  await page.setInputFiles('#file', file('again.xml', exportOf('pier', 60)));
  await press(page, '.write button');
  await shown(page, 'checked');
  assert.ok((await page.locator('.import-counts').first().innerText()).includes('Taken by an import before: 60'));
  await page.goto(`${paper.base}/desk/imports`);
  await isFine(page.url(), 'open');
  await page.click('main section a');
  await press(page, '.buttons button.lesser');
  await shown(page, 'ended');
  await page.goto(`${paper.base}/desk/imports`);
  assert.equal(await page.locator('main .rows li').count(), 2);
  assert.deepEqual(complaints(seen), []);
  await context.close();
});
