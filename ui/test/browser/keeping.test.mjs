// No word is lost: offline, signed out, two people at one story, taken over, gone before the answer came.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { paragraph, saveAs, story } from '../harness.mjs';
import { back, begin, browser, into, kept, lines, open, press, until } from './journeys.mjs';

after(() => browser.close());
const notice = (page) => page.locator('.ed-notice');
const over = async ({ context, harness }) => {
  await context.close();
  await harness.stop();
};
const first = () => story({ headline: 'Harbour opens' }, [paragraph('b1', 'one'), paragraph('b2', 'two')]);

test('it saves by itself, once, and says when', async () => {
  const journey = await begin(first());
  const { page, paper, text, state } = journey;
  await into(text, 1);
  await page.keyboard.type(' and more');
  await until('it is saved', () => paper.revision === 2);
  await until('it says so', async () => /^Saved \d\d:\d\d$/.test(await state.textContent()));
  assert.deepEqual(paper.saves.map(({ cause, changes }) => [cause, Object.keys(changes)]), [['auto', ['body']]]);
  await over(journey);
});

test('offline for a minute while typing, then back', async () => {
  const journey = await begin(first());
  const { page, context, paper, text, state } = journey;
  await page.clock.install();
  await into(text, 1);
  await context.setOffline(true);
  await page.keyboard.type(' begun');
  for (let second = 0; second < 60; second += 5) {
    await page.clock.runFor(5_000);
    await page.keyboard.type(` ${second}`);
  }
  await until('it says so', async () => await state.textContent() === 'Not saved yet – kept on this device');
  assert.match(await kept(page), /begun 0 5 10/);
  await context.setOffline(false);
  for (let second = 0; second < 30 && !/55/.test(lines(paper)[1]); second += 1) await page.clock.runFor(1_000);
  assert.equal(lines(paper)[1], 'paragraph: two begun 0 5 10 15 20 25 30 35 40 45 50 55');
  await until('the copy is gone', async () => await kept(page) === '');
  await over(journey);
});

test('words that only this device has are offered when the story is opened again', async () => {
  const journey = await begin(first());
  const { page, paper, harness, text } = journey;
  paper.down = true;
  await into(text, 1);
  await page.keyboard.type(' unsent');
  await until('it is kept', async () => /unsent/.test(await kept(page)));
  await page.goto('about:blank');
  await back(paper);
  await page.goto(harness.url);
  await notice(page).getByRole('button', { name: 'Keep mine' }).click();
  await until('it is saved', () => /unsent/.test(lines(paper)[1]));
  await over(journey);
});

test('two tabs of one person keep a copy each, and what both left behind is offered, one after the other', async () => {
  const one = await begin(first());
  const { context, harness, paper } = one;
  const page = await context.newPage();
  await page.goto(harness.url);
  const two = { page, text: page.locator('.ed-text') };
  await two.text.waitFor();
  paper.down = true;
  for (const [tab, block, words] of [[one, 0, ' unsent'], [two, 1, ' neither']]) {
    await tab.page.bringToFront();
    await into(tab.text, block);
    await tab.page.keyboard.type(words);
    await until('it is kept', async () => new RegExp(words).test(await kept(page)));
  }
  await two.page.close();
  await back(paper);
  await one.page.evaluate(() => window.dispatchEvent(new Event('online')));
  await until('the words of one tab are saved', () => /one unsent/.test(lines(paper)[0]));
  await until('those of the other lie here', async () => /neither/.test(await kept(one.page)) && !/unsent/.test(await kept(one.page)));
  // Both are left behind; the second choice is laid beside what the first made.
  paper.down = true;
  await into(one.text, 0);
  await one.page.keyboard.type(' twice');
  await until('it is kept', async () => /twice/.test(await kept(one.page)));
  await one.page.goto('about:blank');
  await back(paper);
  await one.page.goto(harness.url);
  await notice(one.page).getByRole('button', { name: 'Keep mine' }).click();
  const choices = one.page.locator('.ed-conflict');
  await choices.waitFor();
  await choices.getByRole('button', { name: 'Save this' }).click();
  await until('the first is saved', () => /two neither/.test(lines(paper)[1]));
  await notice(one.page).getByRole('button', { name: 'Keep mine' }).click();
  await choices.waitFor();
  await choices.getByRole('button', { name: 'Save this' }).click();
  await until('all of it is saved', () => lines(paper).join() === 'paragraph: one unsent twice,paragraph: two neither');
  await until('no copy is left', async () => await kept(one.page) === '');
  await over(one);
});

test('two people: who holds it, who reads, who takes over, and whose words stay', async () => {
  const ida = await begin(first());
  const { harness, paper } = ida;
  await into(ida.text, 1);
  await ida.page.keyboard.type(' by Ida');
  await until('Ida saved', () => /by Ida/.test(lines(paper)[1]));
  const mo = await open(harness, 'Mo');
  await until('Mo is told', async () => /Ida is writing/.test(await notice(mo.page).textContent()));
  assert.equal(await mo.text.getAttribute('contenteditable'), 'false');
  assert.match(await mo.page.locator('.ed-others').textContent(), /Ida/);
  await notice(mo.page).getByRole('button', { name: 'Take over' }).click();
  await until('Mo may write', async () => await mo.text.getAttribute('contenteditable') === 'true');
  await into(mo.text, 0);
  await mo.page.keyboard.type(' by Mo');
  await until('Mo saved', () => /by Mo/.test(lines(paper)[0]));
  await into(ida.text, 1);
  await ida.page.keyboard.type(', unsaved');
  await until('Ida is told', async () => /Mo has taken/.test(await notice(ida.page).textContent()));
  assert.equal(await ida.text.getAttribute('contenteditable'), 'false');
  assert.match(await kept(ida.page), /unsaved/);
  await notice(ida.page).getByRole('button', { name: 'Take over' }).click();
  const choices = ida.page.locator('.ed-conflict');
  await choices.waitFor();
  assert.equal(await choices.locator('fieldset').count(), 2);
  await choices.getByRole('button', { name: 'Save this' }).click();
  await until('both are there', () => lines(paper).join() === 'paragraph: one by Mo,paragraph: two by Ida, unsaved');
  await mo.context.close();
  await over(ida);
});

test('somebody saved meanwhile: both versions are shown word by word, and both can stay', async () => {
  const journey = await begin(first());
  const { page, paper, text } = journey;
  saveAs(paper, 'Mo', { headline: 'Harbour reopens', body: { schema: 1, type: 'doc', content: [paragraph('b1', 'one'), paragraph('b2', 'two theirs'), paragraph('b3', 'new theirs')] } });
  await into(text, 1);
  await page.keyboard.type(' mine');
  const choices = page.locator('.ed-conflict');
  await choices.waitFor();
  assert.match(await choices.locator('h2').textContent(), /^Mo saved this story at/);
  assert.deepEqual(await choices.locator('.ed-by-both ins').allTextContents(), [' mine', ' theirs']);
  assert.equal(await choices.locator('.ed-by-both input:checked').getAttribute('value'), 'both');
  await page.reload();
  await notice(page).getByRole('button', { name: 'Keep mine' }).click();
  await choices.waitFor();
  await choices.getByRole('button', { name: 'Save this' }).click();
  await until('all of it is saved', () => lines(paper).join() === 'paragraph: one,paragraph: two theirs,paragraph: two mine,paragraph: new theirs');
  assert.equal(paper.story.headline, 'Harbour reopens');
  await over(journey);
});

test('signed out, refused and mended', async () => {
  const journey = await begin(first());
  const { page, paper, text } = journey;
  paper.refuse = { status: 401 };
  await into(text, 1);
  await page.keyboard.type(' more');
  await until('it is said', async () => /signed out/.test(await notice(page).textContent()));
  paper.refuse = { status: 422, body: { problems: [{ field: 'headline', sentence: 'This has 201 characters.' }] } };
  await until('the field says why', () => page.getByText('This has 201 characters.').isVisible());
  assert.equal(await page.locator('.ed-headline').getAttribute('aria-invalid'), 'true');
  paper.refuse = null;
  await press(page, 'x');
  await until('it is saved', () => /morex/.test(lines(paper)[1]));
  await until('nothing is wrong', async () => await page.locator('.ed-headline').getAttribute('aria-invalid') === null);
  await over(journey);
});

test('a picture is sent, asked about and placed; one without words is still to come', async () => {
  const journey = await begin(first());
  const { page, paper, text } = journey;
  await into(text, 0);
  await text.evaluate(async (root) => {
    const canvas = document.createElement('canvas');
    canvas.width = 64; canvas.height = 36;
    const blob = await new Promise((resolve) => { canvas.toBlob(resolve, 'image/png'); });
    const clipboardData = new DataTransfer();
    clipboardData.items.add(new File([blob], 'a.png', { type: 'image/png' }));
    root.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  });
  await until('it is saved', () => paper.story.body.content[1]?.type === 'figure');
  assert.deepEqual([paper.story.body.content[1].attrs.media, paper.story.body.content[1].attrs.alt], ['p1.jpg', 'TK']);
  assert.match(await page.locator('.ed-counts').textContent(), /TK: 1/);
  assert.equal(await page.locator('.ed-figure canvas').count(), 1);
  await page.locator('.ed-figure').getByLabel('What the picture shows').fill('A bridge');
  await page.locator('.ed-figure').getByLabel('Caption').fill('The old bridge');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Jo Berg');
  await page.keyboard.press('Enter');
  await page.keyboard.type('On we go. ');
  await until('its words are saved', () => paper.story.body.content[1].attrs.credit === 'Jo Berg' && /On we go/.test(lines(paper)[2]));
  assert.equal(paper.story.body.content[1].attrs.alt, 'A bridge');
  await page.locator('.ed-figure').getByLabel('Decorative').check();
  await until('it is decoration', () => paper.story.body.content[1].attrs.decorative === true && paper.story.body.content[1].attrs.alt === '');
  await over(journey);
});

test('a picture of the paper is chosen for the story and for the top of it', async () => {
  const journey = await begin(first());
  const { page, paper, text } = journey;
  await into(text, 1);
  await page.keyboard.press('Enter');
  await page.keyboard.type('/library');
  await page.keyboard.press('Enter');
  await page.getByLabel('Look for a picture').fill('har');
  await until('one is found', async () => await page.locator('.ed-shelf button').count() === 1);
  await page.getByRole('button', { name: 'The harbour' }).click();
  await until('it stands in the story', () => paper.story.body.content[2]?.attrs.media === 'harbour.jpg');
  await page.locator('.ed-lead').getByRole('button', { name: 'Pictures of the paper' }).click();
  await page.getByRole('button', { name: 'The bridge' }).click();
  await until('it stands at the top', () => paper.story.lead?.media === 'bridge.jpg' && paper.story.lead.alt === 'The bridge');
  await over(journey);
});

test('where the story cannot be loaded the plain form stays', async () => {
  const { startHarness } = await import('../harness.mjs');
  const { openPage } = await import('../../../tests/browser/chrome.mjs');
  const harness = await startHarness(first());
  harness.paper.down = true;
  const { page, context } = await openPage(browser);
  await page.goto(harness.url);
  await page.waitForLoadState('networkidle');
  assert.ok(await page.locator('#story-form').isVisible());
  assert.equal(await page.locator('#editor').isVisible(), false);
  await over({ context, harness });
});
