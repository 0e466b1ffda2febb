// How it looks and what a screen reader meets: every kind of block, the menu, a form, the keys, two versions; at phone, tablet
// and desk width, light and dark, left to right and right to left. And how fast a long story takes a letter.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, test } from 'node:test';
import { findings } from '../../../tests/browser/axe.mjs';
import { SCHEMES, WIDTHS, complaints, keep } from '../../../tests/browser/chrome.mjs';
import { paragraph, saveAs, story } from '../harness.mjs';
import { begin, browser, into, press } from './journeys.mjs';

const everyBlock = JSON.parse(readFileSync(new URL('../../../crates/document/tests/fixtures/valid/every_block.json', import.meta.url), 'utf8')).content;
const full = () => story({
  kicker: 'Harbour', headline: 'The old harbour opens again in May', standfirst: 'After nine years the council agrees on a plan, TK', bylines: ['Ida Oehler'], dateline: 'Nordhafen', topics: ['tide-gate'],
  lead: { media: 'a.jpg', width: 640, height: 360, alt: 'A bridge', caption: 'The bridge', credit: 'Jo Berg' },
}, everyBlock);

after(() => browser.close());

async function isFine({ page, seen }, name) {
  for (const scheme of SCHEMES) {
    await page.emulateMedia({ colorScheme: scheme });
    for (const width of [320, ...WIDTHS]) {
      await page.setViewportSize({ width, height: 900 });
      const found = await findings(page);
      assert.deepEqual(found, [], `${name} at ${width} px, ${scheme}`);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.ok(wide <= 0, `${name} at ${width} px: ${wide} px wider than the screen`);
      const small = await page.evaluate(() => [...document.querySelectorAll('#editor :is(button,select,input,textarea,summary)')]
        .filter((one) => one.checkVisibility() && !one.matches('[type=checkbox],[type=radio],[type=file]')).map((one) => [one.className || one.getAttribute('aria-label') || one.textContent, one.getBoundingClientRect()])
        .filter(([, box]) => box.width < 24 || box.height < 24).map(([what, box]) => `${what} ${box.width}×${box.height}`));
      assert.deepEqual(small, [], `${name} at ${width} px: targets`);
      await keep(page, `editor-${name}-${width}-${scheme}`);
    }
  }
  assert.deepEqual(complaints(seen), [], name);
}

test('a story of every block', async () => {
  const journey = await begin(full());
  await isFine(journey, 'blocks');
  await journey.context.close();
  await journey.harness.stop();
});

test('an empty story, the menu, a form, the keys, two versions', async () => {
  const journey = await begin(story());
  const { page, paper, text } = journey;
  await isFine(journey, 'empty');
  await text.focus();
  await page.keyboard.type('/');
  await isFine(journey, 'menu');
  await press(page, 'Backspace');
  await page.keyboard.type('“We start in May,” she said.');
  await press(page, 'Shift+Home');
  await press(page, 'Control+Alt+q');
  await isFine(journey, 'form');
  await press(page, 'Escape');
  await page.keyboard.press('Control+/');
  await isFine(journey, 'keys');
  await press(page, 'Escape');
  await page.locator('.ed-lead').getByRole('button', { name: 'Pictures of the paper' }).click();
  await page.locator('.ed-shelf button').first().waitFor();
  await isFine(journey, 'library');
  await press(page, 'Escape');
  saveAs(paper, 'Mo', { headline: 'Harbour', body: { schema: 1, type: 'doc', content: [...paper.story.body.content, paragraph('b9', 'Somebody else')] } });
  await into(text, 0);
  await page.keyboard.type(' And more.');
  await page.locator('.ed-conflict').waitFor();
  // The answer that somebody else saved is what was asked for.
  journey.seen.console = journey.seen.console.filter((line) => !/409/.test(line));
  await isFine(journey, 'versions');
  await journey.context.close();
  await journey.harness.stop();
});

test('a story in Arabic, with the interface in Arabic', async () => {
  const journey = await begin(story({ headline: 'الميناء يفتح من جديد', standfirst: 'بعد تسع سنوات' }, [paragraph('b1', 'قالت المدينة إن الميناء القديم يفتح في مايو.'), ...everyBlock.slice(1, 5)]), { language: 'ar', dir: 'rtl', interfaceLanguage: 'ar' });
  await isFine(journey, 'arabic');
  await journey.context.close();
  await journey.harness.stop();
});

test('forced colours keep everything visible', async () => {
  const journey = await begin(full());
  await journey.page.emulateMedia({ forcedColors: 'active' });
  await keep(journey.page, 'editor-forced');
  assert.equal(await journey.page.getByRole('toolbar').isVisible(), true);
  await journey.context.close();
  await journey.harness.stop();
});

test('a letter in a story of five thousand words appears within a frame or two', async () => {
  const words = 'The council met on Tuesday and agreed that the old harbour opens again in May, after nine years of quarrel over money. '.repeat(5);
  const journey = await begin(story({}, Array.from({ length: 50 }, (_, index) => paragraph(`b${index + 1}`, words.trim()))));
  const { page, text } = journey;
  await into(text, 25);
  await page.evaluate(() => {
    globalThis.times = [];
    document.addEventListener('keydown', () => {
      const began = performance.now();
      requestAnimationFrame(() => setTimeout(() => globalThis.times.push(performance.now() - began)));
    }, true);
  });
  for (let letter = 0; letter < 120; letter += 1) await page.keyboard.type('abcdefg '[letter % 8], { delay: 15 });
  const times = (await page.evaluate(() => globalThis.times)).sort((a, b) => a - b);
  const p95 = times[Math.floor(times.length * 0.95)];
  console.log(`letters in 5,000 words: median ${times[Math.floor(times.length / 2)].toFixed(1)} ms, p95 ${p95.toFixed(1)} ms`);
  assert.ok(p95 < 100, `${p95} ms`);
  await journey.context.close();
  await journey.harness.stop();
});
