#!/usr/bin/env node
// screenshot.mjs FOLDER   pictures of a running paper: every page kind at three widths, light and dark.
// BASE_URL names the paper (default http://127.0.0.1:8080); FULL=1 takes the whole page instead of the first screen.
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { SCHEMES, WIDTHS, launch, openPage } from '../tests/browser/chrome.mjs';
import { kinds } from '../tests/browser/pages.mjs';
import { survey } from '../tests/browser/site.mjs';

const folder = process.argv[2];
if (!folder) {
  console.error('usage: screenshot.mjs FOLDER   (BASE_URL, FULL=1)');
  process.exit(2);
}
const base = new URL(process.env.BASE_URL || 'http://127.0.0.1:8080').origin;
await mkdir(folder, { recursive: true });
const site = await survey(base);
const browser = await launch();
try {
  for (const scheme of SCHEMES) {
    for (const width of WIDTHS) {
      const { context, page } = await openPage(browser, { scheme, width, height: width < 500 ? 844 : 900 });
      for (const kind of kinds(site)) {
        await page.goto(base + kind.path);
        const file = path.join(folder, `${kind.name}-${width}-${scheme}.png`);
        await page.screenshot({ path: file, fullPage: process.env.FULL === '1' });
        console.log(file);
      }
      await context.close();
    }
  }
} finally {
  await browser.close();
}
