// A paper in Arabic runs from right to left, has no finding of axe, and keeps stories in other languages as they are.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { findings } from './axe.mjs';
import { SCHEMES, complaints, keep, launch, openPage } from './chrome.mjs';
import { startPaper } from './paper.mjs';

const PAGES = ['/', '/search?q=harbour', '/search?q=xyzzyx', '/archive', '/topics', '/authors', '/corrections', '/jobs', '/imprint', '/privacy', '/accessibility'];
const HOUSE_DATE = /^(الاثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت|الأحد) \d{1,2} \p{Script=Arabic}+ \d{4}$/u;
let paper, browser;

before(async () => {
  paper = await startPaper({ env: { COURANT_LANGUAGE: 'ar' } });
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await paper?.stop();
});

for (const scheme of SCHEMES) {
  for (const width of [320, 1280, 3840]) {
    test(`every kind of page in Arabic, ${width} px, ${scheme}`, async () => {
      const { context, page, seen } = await openPage(browser, { width, scheme });
      for (const path of PAGES) {
        await page.goto(paper.base + path);
        const html = page.locator('html');
        assert.equal(await html.getAttribute('lang'), 'ar', path);
        assert.equal(await html.getAttribute('dir'), 'rtl', path);
        const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        assert.ok(over <= 0, `${path}: ${over} px wider than the screen`);
        assert.deepEqual(await findings(page), [], path);
        await keep(page, `arabic-${path.replace(/\W+/g, '-')}-${width}-${scheme}`);
      }
      assert.deepEqual(complaints(seen), []);
      await context.close();
    });
  }
}

test('the paper mirrors, and a story in English does not', async () => {
  const { context, page } = await openPage(browser);
  await page.goto(`${paper.base}/`);
  assert.match((await page.locator('.day time').innerText()).trim(), HOUSE_DATE);
  assert.equal((await page.locator('nav a[href="/jobs"]').innerText()).trim(), 'وظائف');
  const lead = await page.locator('.top > .lead').boundingBox();
  const latest = await page.locator('.latest').boundingBox();
  assert.ok(lead.x > latest.x, 'the lead stands on the right');
  const headline = page.locator('.top > .lead h2');
  assert.equal(await headline.getAttribute('lang'), 'en-GB');
  assert.equal(await headline.getAttribute('dir'), 'ltr');
  await context.close();
});
