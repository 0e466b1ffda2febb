// The light view: every kind of page without scripts and pictures, in English and German, with no finding of axe.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { findings } from './axe.mjs';
import { SCHEMES, complaints, forget, keep, launch, openPage } from './chrome.mjs';
import { CommentForm } from './comment_form.mjs';
import { kinds } from './pages.mjs';
import { startPaper } from './paper.mjs';
import { ask, survey } from './site.mjs';

const WORDS = { en: ['Light version', 'Full version'], 'de-DE': ['Einfache Ansicht', 'Volle Ansicht'] };
// The longest story of the sample paper, with its comments, is 27 KB of light HTML before it is packed.
const BUDGET = { bytes: 9 * 1024, requests: 2 };
const light = (path) => (path === '/' ? '/lite' : `/lite${path}`);
let browser;

before(async () => { browser = await launch(); });
after(async () => { await browser?.close(); });

for (const [language, words] of Object.entries(WORDS)) {
  test(`the light view of a paper in ${language}`, async (t) => {
    const paper = await startPaper({ env: language === 'en' ? {} : { COURANT_LANGUAGE: language } });
    t.after(() => paper.stop());
    const site = await survey(paper.base);

    for (const scheme of SCHEMES) {
      await t.test(`every page with JavaScript for axe, ${scheme}`, async () => {
        const { page, context } = await openPage(browser, { scheme, width: 320, height: 640 });
        for (const kind of kinds(site)) {
          const response = await page.goto(paper.base + light(kind.path));
          assert.equal(response.status(), kind.status ?? 200, kind.name);
          assert.deepEqual(await findings(page), [], `${kind.name}, ${scheme}`);
          await keep(page, `lite-${language}-${kind.name}-${scheme}`);
        }
        await context.close();
      });
    }

    await t.test('every page on the narrowest screen, without JavaScript', async () => {
      const opened = await openPage(browser, { js: false, width: 320, height: 640 });
      const { page, seen } = opened;
      for (const kind of kinds(site)) {
        await forget(opened);
        await page.goto(paper.base + light(kind.path));
        assert.deepEqual(complaints(seen), [], `${kind.name}: console`);
        assert.deepEqual(seen.requests.filter((url) => new URL(url).origin !== paper.base), [], `${kind.name}: other hosts`);
        assert.ok(seen.requests.length <= BUDGET.requests, `${kind.name}: ${seen.requests}`);
        assert.equal(await page.locator('img, script, style').count(), 0, kind.name);
        assert.equal(await page.locator('h1').count(), 1, `${kind.name}: one main heading`);
        const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        assert.ok(over <= 0, `${kind.name}: ${over} px wider than the screen`);
        const sent = await ask(paper.base, light(kind.path), { headers: { 'accept-encoding': 'br' } });
        assert.ok(sent.bytes < BUDGET.bytes, `${kind.name}: ${sent.bytes} bytes`);
      }
      await opened.context.close();
    });

    await t.test('a reader goes there, writes a comment, and comes back', async () => {
      const { page, context } = await openPage(browser, { js: false });
      const story = language === 'en' ? site.open : site.german;
      await page.goto(paper.base + story);
      await page.getByRole('link', { name: words[0], exact: true }).click();
      assert.equal(new URL(page.url()).pathname, light(story));
      const form = new CommentForm(page);
      await form.fill({ text: 'From a train in a tunnel.', name: 'Rieke' });
      await form.post.click();
      await page.getByText('From a train in a tunnel.').first().waitFor();
      assert.ok(new URL(page.url()).pathname.startsWith('/lite/'), page.url());
      await page.getByRole('link', { name: words[1], exact: true }).click();
      assert.ok(!new URL(page.url()).pathname.startsWith('/lite'), page.url());
      assert.ok(await page.locator('link[href*="courant."]').count() > 0, 'the full page');
      await context.close();
    });
  });
}
