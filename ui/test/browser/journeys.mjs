// What the journeys share: a paper, a browser, somebody at a story, and what is in it.
import { launch, openPage } from '../../../tests/browser/chrome.mjs';
import { startHarness, story } from '../harness.mjs';

export const browser = await launch();

/** Somebody opens the story. Waits until it can be written on. */
export async function open(harness, who = 'Ida', options = {}) {
  const opened = await openPage(browser, options);
  await opened.context.addCookies([{ name: 'who', value: who, url: harness.base }]);
  await opened.page.goto(harness.url);
  await opened.page.locator('.ed-text').waitFor();
  return { ...opened, text: opened.page.locator('.ed-text'), state: opened.page.locator('.ed-state') };
}

export async function begin(first = story(), options = {}, who = 'Ida') {
  const harness = await startHarness(first, options);
  return { harness, paper: harness.paper, ...(await open(harness, who, options)) };
}

/** The copies that the browser of a page keeps, as text. */
export const kept = (page) => page.evaluate(() => Object.keys(localStorage).filter((name) => name.startsWith('courant:7:Ida')).map((name) => localStorage.getItem(name)).join());

/** Waits until something is true, looking again and again. */
export async function until(what, test) {
  for (let tries = 0; tries < 200; tries += 1) {
    if (await test()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`never: ${what}`);
}

/** The line is there again, once it took nothing for half a second: what a page sends as it is left, the browser sends after it,
    and again where the connection broke. */
export async function back(paper) {
  for (let before = -1; before !== paper.dropped;) {
    before = paper.dropped;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  paper.down = false;
}

/** Blocks as short lines: `paragraph: words`. */
export const lines = (paper) => paper.story.body.content.map((block) => {
  const words = (node) => (node.type === 'hard_break' ? '⏎' : node.text ?? (node.content ?? []).map(words).join(node.type === 'list' || node.type === 'quotation' || node.type === 'table' ? ' | ' : ''));
  return `${block.type}${block.attrs.level ?? ''}: ${words(block)}`;
});

/** Pastes as the system does, with these kinds of data. */
export async function paste(page, data) {
  await page.evaluate((kinds) => {
    const clipboardData = new DataTransfer();
    for (const [kind, text] of Object.entries(kinds)) clipboardData.setData(kind, text);
    document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, data);
}

/** Saves and waits until the paper has it. */
export async function save({ page, paper }) {
  const before = paper.revision;
  await page.keyboard.press('Control+s');
  await until('it is saved', () => paper.revision > before);
}

/** Sets the cursor behind the last word of a block, without the mouse. */
export async function into(text, index) {
  await text.focus();
  await text.evaluate(async (root, at) => {
    const frames = async (count) => { for (let left = count; left > 0; left -= 1) await new Promise((resolve) => { requestAnimationFrame(resolve); }); };
    // ProseMirror puts its own selection back a moment after it is focused.
    await frames(4);
    const blocks = [...root.children].filter((child) => child.matches('p,h2,h3,h4,aside'));
    const range = document.createRange();
    range.selectNodeContents(blocks.at(at));
    range.collapse(false);
    const selection = getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
    await frames(2);
  }, index);
}

/** Presses a key several times. A browser tells of a moved selection in the next frame, so that is waited for. */
export async function press(page, key, times = 1) {
  for (let step = 0; step < times; step += 1) await page.keyboard.press(key);
  await page.evaluate(() => new Promise((resolve) => { requestAnimationFrame(() => requestAnimationFrame(resolve)); }));
}

/** Waits until ProseMirror, which puts its selection back a moment after it is focused, has done so. */
export const settled = (page) => page.evaluate(async () => {
  for (let left = 15; left > 0; left -= 1) await new Promise((resolve) => { requestAnimationFrame(resolve); });
});
