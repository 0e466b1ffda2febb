// The keyboard alone: skip link first, focus always to be seen, order as on the page, a comment posted without a mouse.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, openPage } from './chrome.mjs';
import { kinds } from './pages.mjs';
import { startPaper } from './paper.mjs';
import { survey } from './site.mjs';

const MOST_STOPS = 80;
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

/** The element with the focus: what it is, whether its focus can be seen, and whether it lies in the window. */
const focus = (page) => page.evaluate(() => {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  const outlined = style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) >= 2;
  return {
    what: `${element.localName} ${(element.innerText || element.getAttribute('name') || element.id || '').trim().slice(0, 40)}`,
    href: element.getAttribute('href'), name: element.getAttribute('name'),
    visible: outlined || style.boxShadow !== 'none',
    inside: box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
  };
});

test('the first stop is the skip link, and it leads to the main part', async () => {
  const { context, page } = await openPage(browser);
  for (const kind of kinds(site)) {
    await page.goto(paper.base + kind.path);
    await page.keyboard.press('Tab');
    const first = await focus(page);
    assert.equal(first?.href, '#main', `${kind.name}: first stop is ${first?.what}`);
    assert.ok(first.visible && first.inside, `${kind.name}: the skip link can be seen`);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    assert.ok(await page.evaluate(() => document.querySelector('main').contains(document.activeElement) || !document.querySelector('main a, main button, main textarea, main input')), `${kind.name}: the next stop is in the main part`);
  }
  await context.close();
});

test('every stop can be seen', async () => {
  for (const scheme of ['light', 'dark']) {
    const { context, page } = await openPage(browser, { scheme, width: 390 });
    for (const path of ['/', site.open, site.listing]) {
      await page.goto(paper.base + path);
      for (let stop = 0; stop < MOST_STOPS; stop += 1) {
        await page.keyboard.press('Tab');
        const here = await focus(page);
        if (!here) break;
        assert.ok(here.visible, `${path}, ${scheme}: no focus mark on "${here.what}"`);
        assert.ok(here.inside, `${path}, ${scheme}: "${here.what}" lies outside the window`);
      }
    }
    await context.close();
  }
});

test('a comment is written and posted by keyboard', async () => {
  const { context, page } = await openPage(browser, { js: false });
  await page.goto(paper.base + site.open);
  const words = 'Typed without a mouse.';
  const filled = new Set();
  for (let stop = 0; stop < MOST_STOPS * 3 && !filled.has('posted'); stop += 1) {
    await page.keyboard.press('Tab');
    const here = await focus(page);
    if (here?.name === 'text' && !filled.has('text')) {
      await page.keyboard.type(words);
      filled.add('text');
    } else if (here?.name === 'name' && filled.has('text') && !filled.has('name')) {
      await page.keyboard.type('Rieke');
      filled.add('name');
    } else if (filled.has('name') && here?.what.includes('Post comment')) {
      await page.keyboard.press('Enter');
      filled.add('posted');
    }
  }
  assert.ok(filled.has('posted'), `reached: ${[...filled].join(', ') || 'nothing'}`);
  await page.getByText(words).first().waitFor();
  await context.close();
});
