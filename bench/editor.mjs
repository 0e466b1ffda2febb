// editor.mjs BASE EMAIL PASSWORD PATH   the newsroom's editor on a long story, one JSON line: how soon it can be written on, how
// soon a letter is drawn, and how soon a save is acknowledged.
//
// A letter is timed from its keydown to the end of the frame that shows it, twice: with frames drawn as soon as there is
// something to draw, which is what the editor and the browser need; and in the rhythm of a screen of 60 Hz, which adds a wait
// of up to 16.7 ms that nobody's code can shorten.
import { launch, openPage } from '../tests/browser/chrome.mjs';

const [base, email, password, path] = process.argv.slice(2);
const VISITS = Number(process.env.BENCH_EDITOR_VISITS || 9);
const LETTERS = Number(process.env.BENCH_EDITOR_LETTERS || 300);
const SAVES = Number(process.env.BENCH_EDITOR_SAVES || 25);
const AS_FAST_AS_DRAWN = ['--disable-frame-rate-limit', '--disable-gpu-vsync'];
const TEXT = '.ed-text';

const sorted = (times) => [...times].sort((a, b) => a - b);
const at = (times, share) => Number(sorted(times)[Math.min(times.length - 1, Math.floor(times.length * share))].toFixed(1));

/** Signs in; what the browser keeps of it, for contexts that have nothing in their cache. */
async function signedIn(browser) {
  const { context, page } = await openPage(browser);
  await page.goto(`${base}/account/sign-in`);
  await page.fill('[name=email]', email);
  await page.fill('[name=current]', password);
  await Promise.all([page.waitForNavigation(), page.locator('.write button').first().click()]);
  const state = await context.storageState();
  await context.close();
  return state;
}

/** Runs in the page before anything of it: notes when the text takes words, and has been drawn. */
function watch() {
  const look = () => {
    if (document.querySelector('.ed-text[contenteditable=true]')) requestAnimationFrame(() => setTimeout(() => { globalThis.ready = performance.now(); }));
    else requestAnimationFrame(look);
  };
  look();
}

async function opened(browser, state) {
  const context = await browser.newContext({ storageState: state, viewport: { width: 1280, height: 900 }, locale: 'en-GB', timezoneId: 'Europe/Berlin' });
  const page = await context.newPage();
  await page.addInitScript(watch);
  await page.goto(base + path);
  await page.waitForFunction(() => globalThis.ready !== undefined);
  return { context, page, ready: await page.evaluate(() => globalThis.ready) };
}

/** Types in the middle of the story; milliseconds for each letter. */
async function typed(browser, state) {
  const { context, page } = await opened(browser, state);
  await page.locator(TEXT).evaluate((root) => {
    root.focus();
    const blocks = [...root.children].filter((child) => child.matches('p'));
    const range = document.createRange();
    range.selectNodeContents(blocks[Math.floor(blocks.length / 2)]);
    range.collapse(false);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
  });
  await page.waitForTimeout(500);
  await page.evaluate(() => {
    globalThis.times = [];
    document.addEventListener('keydown', () => {
      const began = performance.now();
      requestAnimationFrame(() => setTimeout(() => globalThis.times.push(performance.now() - began)));
    }, true);
  });
  const before = (await page.locator(TEXT).innerText()).length;
  for (let letter = 0; letter < LETTERS; letter += 1) await page.keyboard.type('abcdefg '[letter % 8], { delay: 20 });
  await page.waitForTimeout(300);
  const came = (await page.locator(TEXT).innerText()).length - before;
  if (came < LETTERS * 0.9) throw new Error(`${came} of ${LETTERS} letters came into the story`);
  const times = await page.evaluate(() => globalThis.times);
  await context.close();
  return times;
}

/** Types, waits for the save that comes by itself, again and again; milliseconds from request to answer. */
async function saved(browser, state) {
  const { context, page } = await opened(browser, state);
  const taken = [];
  await page.locator(TEXT).focus();
  while (taken.length < SAVES) {
    const answer = page.waitForResponse((response) => response.request().method() === 'PUT' && response.url().endsWith('/working-copy'));
    await page.keyboard.type('Saved. ');
    const response = await answer;
    if (response.status() !== 200) throw new Error(`a save was answered with ${response.status()}`);
    await response.finished();
    taken.push(response.request().timing().responseEnd);
    // The next words are written once this save is done with.
    await page.waitForTimeout(100);
  }
  await context.close();
  return taken;
}

const screen = await launch();
const fast = await launch([], AS_FAST_AS_DRAWN);
try {
  const state = await signedIn(screen);
  const ready = [];
  for (let visit = 0; visit < VISITS; visit += 1) {
    const seen = await opened(screen, state);
    ready.push(seen.ready);
    await seen.context.close();
  }
  const drawn = await typed(fast, state);
  const shown = await typed(screen, state);
  const saves = await saved(screen, state);
  console.log(JSON.stringify({
    visits: VISITS, ready_ms: at(ready, 0.5), slowest_ready_ms: at(ready, 1), letters: LETTERS,
    letter_median_ms: at(drawn, 0.5), letter_p95_ms: at(drawn, 0.95), screen_median_ms: at(shown, 0.5), screen_p95_ms: at(shown, 0.95),
    saves: SAVES, save_median_ms: at(saves, 0.5), save_p95_ms: at(saves, 0.95),
  }));
} finally {
  await screen.close();
  await fast.close();
}
