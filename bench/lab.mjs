// lab.mjs NAME=URL...   pages as a phone on a slow line gets them, one JSON line each, the median of BENCH_LAB_RUNS.
//
// Phone and line are those of Lighthouse's mobile run with applied throttling (lighthouse/core/config/constants.js): 412 px
// at 1.75, a processor four times slower, 1.44 Mbit/s down, 562 ms until an answer begins. A new browser each time.
import { launch } from '../tests/browser/chrome.mjs';

const RUNS = Number(process.env.BENCH_LAB_RUNS || 5);
const LINE = { offline: false, latency: 562.5, downloadThroughput: 1474.56 * 128, uploadThroughput: 675 * 128 };
const PHONE = { viewport: { width: 412, height: 823 }, deviceScaleFactor: 1.75, isMobile: true, hasTouch: true };

/** Runs in the page before anything of it: collects what it does to whoever waits for it. */
function watch() {
  const seen = { lcp: 0, element: '', shift: 0, blocked: 0 };
  globalThis.seen = seen;
  const on = (type, take) => new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
  on('largest-contentful-paint', (entry) => { seen.lcp = entry.startTime; seen.element = entry.element?.tagName.toLowerCase() ?? ''; });
  on('layout-shift', (entry) => { if (!entry.hadRecentInput) seen.shift += entry.value; });
  on('longtask', (entry) => { seen.blocked += Math.max(0, entry.duration - 50); });
}

async function visit(url) {
  const browser = await launch();
  try {
    const context = await browser.newContext(PHONE);
    const page = await context.newPage();
    // A browser that was just started is busy with itself; a reader's was open before.
    await page.goto('about:blank');
    await page.waitForTimeout(3_000);
    const wire = await context.newCDPSession(page);
    await wire.send('Network.enable');
    await wire.send('Network.emulateNetworkConditions', LINE);
    await wire.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    const requests = new Map();
    wire.on('Network.requestWillBeSent', ({ requestId, request, type }) => requests.set(requestId, { url: request.url, type, bytes: 0 }));
    wire.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => { if (requests.has(requestId)) requests.get(requestId).bytes = encodedDataLength; });
    await page.addInitScript(watch);
    await page.goto(url, { waitUntil: 'load', timeout: 60_000 });
    // Time for what a page does after it is loaded, and for the last candidate of the largest paint.
    await page.waitForTimeout(2_000);
    const seen = await page.evaluate(() => globalThis.seen);
    const all = [...requests.values()];
    const bytes = (type) => all.filter((request) => request.type === type).reduce((sum, request) => sum + request.bytes, 0);
    const images = all.filter((request) => request.type === 'Image').map((request) => request.bytes);
    return {
      ...seen, requests: all.length, foreign: all.filter((request) => new URL(request.url).host !== new URL(url).host).length,
      cookies: (await context.cookies()).length, html: bytes('Document'), css: bytes('Stylesheet'), script: bytes('Script'),
      fonts: bytes('Font'), images: bytes('Image'), largest_image: Math.max(0, ...images),
    };
  } finally {
    await browser.close();
  }
}

for (const argument of process.argv.slice(2)) {
  const [name, url] = argument.split(/=(.*)/);
  const visits = [];
  for (let n = 0; n < RUNS; n += 1) visits.push(await visit(url));
  visits.sort((a, b) => a.lcp - b.lcp);
  const worst = (field) => Math.max(...visits.map((seen) => seen[field]));
  const median = (field) => visits.map((seen) => seen[field]).sort((a, b) => a - b)[Math.floor(RUNS / 2)];
  // Times are medians, for the machine has other things to do; what must never happen is the worst of all.
  console.log(JSON.stringify({ page: name, ...visits[Math.floor(RUNS / 2)], shift: worst('shift'), blocked: median('blocked'), slowest: worst('lcp'), most_blocked: worst('blocked') }));
}
