// The browser: how it is started, and what is written down about every page it opens.
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { chromium } from 'playwright-core';

export const WIDTHS = [390, 768, 1280];
export const SCHEMES = ['light', 'dark'];

/** Debian's Chromium without its own traffic; no name but this machine's address resolves, and what `hosts` adds. `flags` are its own. */
export function launch(hosts = [], flags = []) {
  return chromium.launch({
    executablePath: process.env.COURANT_CHROMIUM || '/usr/bin/chromium',
    args: [
      '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
      '--disable-component-update', '--disable-sync', `--host-resolver-rules=${['MAP * ~NOTFOUND', ...['127.0.0.1', ...hosts].map((host) => `EXCLUDE ${host}`)].join(' , ')}`,
      ...flags,
    ],
  });
}

/**
 * A page in a context of its own. `seen` collects what went wrong on it: messages of the console, script errors, and
 * all requests by address, the favicon left out.
 */
export async function openPage(browser, { js = true, width = 1280, height = 900, scheme = 'light' } = {}) {
  const context = await browser.newContext({
    javaScriptEnabled: js, viewport: { width, height }, colorScheme: scheme, reducedMotion: 'reduce',
    locale: 'en-GB', timezoneId: 'Europe/Berlin',
  });
  context.setDefaultTimeout(10_000);
  const page = await context.newPage();
  const seen = { console: [], requests: [] };
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) seen.console.push(`${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => seen.console.push(`script: ${error.message}`));
  page.on('response', (response) => {
    if (response.status() >= 400 && response.request().resourceType() !== 'document') seen.console.push(`${response.status()}: ${response.url()}`);
  });
  page.on('request', (request) => {
    if (!/\/(favicon|icon)\b/.test(new URL(request.url()).pathname)) seen.requests.push(request.url());
  });
  return { context, page, seen };
}

/** Forgets what was seen and stored, so that the next page is judged alone. */
export async function forget({ context, seen }) {
  await context.clearCookies();
  seen.console.length = 0;
  seen.requests.length = 0;
}

/** What went wrong; that the document itself answered with 404, 410 or 422 is what the test asked for. */
export function complaints(seen) {
  return seen.console.filter((line) => !/Failed to load resource: the server responded with a status of (404|410|422)/.test(line));
}

/** Keeps a picture of the whole page in the folder $COURANT_SCREENSHOTS; does nothing when that is not set. */
export async function keep(page, name) {
  const folder = process.env.COURANT_SCREENSHOTS;
  if (!folder) return;
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: path.join(folder, `${name}.png`), fullPage: true });
}
