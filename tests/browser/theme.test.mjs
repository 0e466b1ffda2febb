// The preview of a theme: every sample in every state fits the narrowest screen, and an open page follows the files.
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { execFileSync } from 'node:child_process';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { complaints, launch, openPage } from './chrome.mjs';
import { binary, startPaper } from './paper.mjs';

let folder, theme, preview, browser;

before(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'courant-theme-'));
  theme = path.join(folder, 'mine');
  execFileSync(binary(), ['theme', 'new', theme]);
  preview = await startPaper({ command: ['theme', 'dev', theme] });
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await preview?.stop();
  if (folder) await rm(folder, { recursive: true, force: true });
});

test('no sample in any state is wider than 320 pixels, 4K is filled, and nothing is refused', async () => {
  const tabs = await Promise.all([1, 2, 3].map(() => openPage(browser, { width: 320 })));
  const { page } = tabs[0];
  await page.goto(preview.base);
  const links = await page.locator('main a[href^="/_dev/page/"]').evaluateAll((all) => all.map((link) => link.getAttribute('href')));
  const shown = links.filter((link) => !/lang=|feed|rss|sitemap|oembed|live-entry/.test(link));
  assert.ok(shown.length > 200, `${shown.length} pages`);
  const waiting = [...shown];
  const look = async ({ page: tab }) => {
    for (let link = waiting.shift(); link; link = waiting.shift()) {
      await tab.goto(preview.base + link);
      const over = await tab.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.ok(over <= 0, `${link}: ${over} px wider than the screen`);
    }
  };
  await Promise.all(tabs.map(look));
  await page.setViewportSize({ width: 3840, height: 2160 });
  await page.goto(`${preview.base}/_dev/page/publishing/front`);
  const part = await page.locator('main').evaluate((main) => main.getBoundingClientRect().width / innerWidth);
  assert.ok(part > 0.5, `the front page takes ${part} of the screen`);
  // A preview has no newsroom behind it: pictures of the library, working copies and streams of live coverage are not there.
  const absent = /^404: .*\/(desk\/media|api\/v1\/articles|live\/events)|the working copy answered 404/;
  assert.deepEqual(tabs.flatMap(({ seen }) => complaints(seen)).filter((line) => !absent.test(line)), []);
  await Promise.all(tabs.map(({ context }) => context.close()));
});

test('an open page shows what is broken, and heals', async () => {
  const { context, page } = await openPage(browser);
  const file = path.join(theme, 'web/error.html');
  const text = await readFile(file, 'utf8');
  await page.goto(`${preview.base}/_dev/page/web/error`);
  await writeFile(file, text.replace('page.title', 'page.titl'));
  await page.waitForFunction(() => document.querySelector('h1')?.textContent.startsWith('web/error.html:'));
  assert.match(await page.locator('pre mark').textContent(), /page\.titl /);
  await writeFile(file, text.replace('<h1>', '<h1>Mended: '));
  await page.waitForFunction(() => document.querySelector('h1')?.textContent.startsWith('Mended: '));
  await context.close();
});
