// Two people at one story: it is taken over, comes back, and whatever was typed stays.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { paragraph, saveAs, story } from '../harness.mjs';
import { begin, browser, into, lines, open, until } from './journeys.mjs';

after(() => browser.close());
const notice = (page) => page.locator('.ed-notice');
const first = () => story({ headline: 'Harbour opens' }, [paragraph('b1', 'one'), paragraph('b2', 'two')]);
const over = async (...journeys) => {
  for (const { context } of journeys) await context.close();
  await journeys[0].harness.stop();
};
/** Looks at the page again, which asks the paper who is there. */
const look = (page) => page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
const mayWrite = (text) => until('it may be written on', async () => await text.getAttribute('contenteditable') === 'true');

test('what is typed right after taking over is not overwritten by words that come late', async () => {
  const ida = await begin(first());
  const { harness, paper } = ida;
  const mo = await open(harness, 'Mo');
  await until('Mo is told', async () => /Ida is writing/.test(await notice(mo.page).textContent()));
  saveAs(paper, 'Ida', { body: { schema: 1, type: 'doc', content: [paragraph('b1', 'one by Ida'), paragraph('b2', 'two')] } });
  [paper.patience, paper.slowLoads] = [0, [0, 1_500]];
  await notice(mo.page).getByRole('button', { name: 'Take over' }).click();
  await mayWrite(mo.text);
  const before = paper.loads;
  await into(mo.text, 1);
  await mo.page.keyboard.type(' by Mo');
  await new Promise((resolve) => setTimeout(resolve, 1_800));
  assert.equal(paper.loads, before);
  await until('all of it is saved', () => lines(paper).join() === 'paragraph: one by Ida,paragraph: two by Mo');
  await over(ida, mo);
});

test('whoever holds a story hears that it is wanted, saves and hands it over', async () => {
  const ida = await begin(first());
  const { harness, paper } = ida;
  const mo = await open(harness, 'Mo');
  await until('Mo is told', async () => /Ida is writing/.test(await notice(mo.page).textContent()));
  await look(ida.page);
  await until('Ida sees him', async () => /Mo/.test(await ida.page.locator('.ed-others').textContent()));
  paper.patience = 60_000;
  await into(ida.text, 1);
  // No pause in which it would be saved by itself.
  const typing = (async () => { for (let left = 40; left > 0 && await ida.text.getAttribute('contenteditable') === 'true'; left -= 1) { await ida.page.keyboard.type(' word'); await new Promise((resolve) => setTimeout(resolve, 100)); } })();
  await notice(mo.page).getByRole('button', { name: 'Take over' }).click();
  await until('Mo hears that she is asked', async () => /Ida is asked to save/.test(await notice(mo.page).textContent()));
  await mayWrite(mo.text);
  await typing;
  assert.equal(await ida.text.getAttribute('contenteditable'), 'false');
  await until('Ida hears of it', async () => /Everything you wrote is saved/.test(await notice(ida.page).textContent()));
  assert.equal(await mo.text.textContent(), await ida.text.textContent());
  assert.match(lines(paper)[1], /two word/);
  await over(ida, mo);
});

test('the last words of somebody who did not hear of it are saved, and seen by whoever took the story', async () => {
  const ida = await begin(first());
  const { harness, paper } = ida;
  const mo = await open(harness, 'Mo');
  await until('Mo is told', async () => /Ida is writing/.test(await notice(mo.page).textContent()));
  [paper.patience, paper.deaf] = [0, 'Ida'];
  await notice(mo.page).getByRole('button', { name: 'Take over' }).click();
  await mayWrite(mo.text);
  await into(ida.text, 1);
  await ida.page.keyboard.type(' late');
  await until('they are saved', () => lines(paper)[1] === 'paragraph: two late');
  await until('Mo sees them', async () => /two late/.test(await mo.text.textContent()));
  paper.deaf = null;
  await look(ida.page);
  await until('Ida hears of it', async () => /Everything you wrote is saved/.test(await notice(ida.page).textContent()));
  await into(mo.text, 0);
  await mo.page.keyboard.type(' by Mo');
  await until('Mo goes on', () => lines(paper).join() === 'paragraph: one by Mo,paragraph: two late');
  await over(ida, mo);
});

test('whoever was refused a save may write again when the other has gone', async () => {
  const ida = await begin(first());
  const { paper, page, text } = ida;
  paper.holder = 'Mo';
  await into(text, 1);
  await page.keyboard.type(' unsaved');
  await until('Ida is told', async () => /Mo has taken/.test(await notice(page).textContent()));
  paper.holder = null;
  await look(page);
  await mayWrite(text);
  await until('her words are saved', () => /two unsaved/.test(lines(paper)[1]));
  assert.equal(await notice(page).isVisible(), false);
  await over(ida);
});
