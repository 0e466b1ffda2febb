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
  const before = paper.loads;
  paper.slowLoads = [0, 1_500];
  await notice(mo.page).getByRole('button', { name: 'Take over' }).click();
  await mayWrite(mo.text);
  await into(mo.text, 1);
  await mo.page.keyboard.type(' by Mo');
  await new Promise((resolve) => setTimeout(resolve, 1_800));
  assert.equal(paper.loads, before + 1, 'the newest words are asked for once');
  await until('all of it is saved', () => lines(paper).join() === 'paragraph: one by Ida,paragraph: two by Mo');
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
