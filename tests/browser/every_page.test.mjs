// What holds on every page: no accessibility finding, no console message, no foreign request, no cookie, no sideways
// scrolling, and a weight below that of one photograph.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { findings } from './axe.mjs';
import { SCHEMES, WIDTHS, complaints, forget, keep, launch, openPage } from './chrome.mjs';
import { CommentForm } from './comment_form.mjs';
import { kinds } from './pages.mjs';
import { startPaper } from './paper.mjs';
import { ask, links, survey } from './site.mjs';

const BUDGET = { bytes: 26 * 1024, requests: 3 };
let paper, site, browser;

before(async () => {
  paper = await startPaper();
  site = await survey(paper.base);
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await paper?.stop();
});

/** What must be true of any page right after it has loaded. */
async function isClean({ context, page, seen }, what) {
  assert.deepEqual(complaints(seen), [], `${what}: console`);
  assert.deepEqual(seen.requests.filter((url) => new URL(url).origin !== paper.base), [], `${what}: other hosts`);
  assert.deepEqual(await context.cookies(), [], `${what}: cookies`);
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.ok(over <= 0, `${what}: ${over} px wider than the screen`);
}

for (const scheme of SCHEMES) {
  test(`every page at every width, ${scheme}, with JavaScript`, async (t) => {
    const opened = await openPage(browser, { scheme });
    const { page, context } = opened;
    for (const kind of kinds(site)) {
      await t.test(kind.name, async () => {
        await forget(opened);
        const response = await page.goto(paper.base + kind.path);
        assert.equal(response.status(), kind.status ?? 200);
        for (const width of WIDTHS) {
          await page.setViewportSize({ width, height: 900 });
          const what = `${kind.name} at ${width} px, ${scheme}`;
          assert.deepEqual(await findings(page), [], what);
          await isClean(opened, what);
          await keep(page, `${kind.name}-${width}-${scheme}`);
        }
      });
    }
    await context.close();
  });
}

test('every page on the narrowest screen, without JavaScript', async (t) => {
  const opened = await openPage(browser, { js: false, width: 320, height: 640 });
  for (const kind of kinds(site)) {
    await t.test(kind.name, async () => {
      await forget(opened);
      const response = await opened.page.goto(paper.base + kind.path);
      assert.equal(response.status(), kind.status ?? 200);
      await isClean(opened, `${kind.name} at 320 px`);
      assert.equal(await opened.page.locator('h1').count(), 1, 'one main heading');
      assert.equal(await opened.page.locator('main').count(), 1, 'one main part');
      await keep(opened.page, `${kind.name}-320-nojs`);
    });
  }
  await opened.context.close();
});

test('the page of a wrong comment form is as accessible as the others', async () => {
  for (const scheme of SCHEMES) {
    const opened = await openPage(browser, { scheme, width: 390 });
    await opened.page.goto(paper.base + site.open);
    const form = new CommentForm(opened.page);
    await form.fill({ text: '', name: 'Rieke', email: 'no address' });
    assert.equal((await form.send()).status(), 422);
    assert.deepEqual(await findings(opened.page), [], scheme);
    await isClean(opened, `wrong form, ${scheme}`);
    await keep(opened.page, `article-wrong-form-390-${scheme}`);
    await opened.context.close();
  }
});

test('text at twice its size still fits', async () => {
  const opened = await openPage(browser, { width: 640, height: 900 });
  for (const kind of kinds(site)) {
    await opened.page.goto(paper.base + kind.path);
    const over = await opened.page.evaluate(() => {
      document.documentElement.style.setProperty('font-size', '200%');
      return document.documentElement.scrollWidth - document.documentElement.clientWidth;
    });
    assert.ok(over <= 0, `${kind.name}: ${over} px too wide`);
  }
  await opened.context.close();
});

test('no link of the paper is broken', () => {
  const broken = [...site.pages.values()].filter((page) => page.status >= 400 && !(page.status === 410 && page.kind === 'listing'));
  assert.deepEqual(broken.map((page) => `${page.path} (from ${page.from}): ${page.status}`), []);
});

test('the story with most comments keeps to its weight', async () => {
  const brotli = { 'accept-encoding': 'br' };
  const story = await ask(paper.base, site.busiest, { headers: brotli });
  assert.equal(story.headers['content-encoding'], 'br');
  const styles = [...story.body.matchAll(/<link[^>]*rel="stylesheet"[^>]*>/g)].map(([tag]) => tag.match(/href="([^"]*)"/)[1]);
  assert.equal(styles.length, 1, 'one stylesheet');
  const css = await ask(paper.base, styles[0], { headers: brotli });
  assert.equal(css.status, 200);
  assert.match(css.headers['cache-control'] ?? '', /immutable/, 'the stylesheet is kept for good');
  const total = story.bytes + css.bytes;
  assert.ok(total <= BUDGET.bytes, `HTML ${story.bytes} + CSS ${css.bytes} = ${total} bytes, allowed are ${BUDGET.bytes}`);

  const { context, page, seen } = await openPage(browser);
  await page.goto(paper.base + site.busiest, { waitUntil: 'networkidle' });
  assert.ok(seen.requests.length <= BUDGET.requests, `requests: ${seen.requests.join(' ')}`);
  await context.close();
});

test('pages are kept and asked again by their tag', async () => {
  for (const path of ['/', site.open, '/jobs', site.listing]) {
    const first = await ask(paper.base, path);
    assert.ok(first.headers.etag, `${path} has a tag`);
    assert.equal(first.headers['set-cookie'], undefined, `${path} sets no cookie`);
    const again = await ask(paper.base, path, { headers: { 'if-none-match': first.headers.etag } });
    assert.equal(again.status, 304, path);
    assert.equal(again.bytes, 0, path);
  }
});

test('feeds and machine pages answer', async () => {
  const front = await ask(paper.base, '/');
  assert.ok([...links(paper.base, '/', front.body)].includes('/feed.atom'), 'the front page names its feed');
  for (const [path, type] of [['/feed.atom', /atom\+xml|application\/xml/], ['/sitemap.xml', /xml/], ['/robots.txt', /text\/plain/], ['/healthz', /./], ['/readyz', /./]]) {
    const answer = await ask(paper.base, path);
    assert.equal(answer.status, 200, path);
    assert.match(answer.headers['content-type'] ?? 'none', type, path);
  }
});
