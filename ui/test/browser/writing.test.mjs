// Writing: from the headline into the text, by Markdown, menu and keys, and what the paper gets of it.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { complaints } from '../../../tests/browser/chrome.mjs';
import { paragraph, story } from '../harness.mjs';
import { begin, browser, into, lines, paste, press, save, settled, until } from './journeys.mjs';

after(() => browser.close());
const over = async (journey) => {
  assert.deepEqual(complaints(journey.seen), []);
  await journey.context.close();
  await journey.harness.stop();
};

test('headline, standfirst and text are one page to the keys', async () => {
  const journey = await begin();
  const { page, paper } = journey;
  const focused = () => page.evaluate(() => document.activeElement.className);
  await page.locator('.ed-headline').click();
  await page.keyboard.type('Harbour "opens"');
  await page.keyboard.press('Enter');
  await page.keyboard.type('It took years');
  await page.keyboard.press('Tab');
  assert.match(await focused(), /ed-text/);
  await page.keyboard.type('The "harbour" opens -- in May...');
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowUp');
  assert.match(await focused(), /ed-standfirst/);
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowUp');
  assert.match(await focused(), /ed-headline/);
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  assert.match(await focused(), /ed-text/);
  await save(journey);
  assert.deepEqual([paper.story.headline, paper.story.standfirst, lines(paper)], ['Harbour “opens”', 'It took years', ['paragraph: The “harbour” opens – in May…']]);
  await over(journey);
});

test('Markdown becomes what it means, and Backspace brings the signs back', async () => {
  const journey = await begin();
  const { page, paper, text } = journey;
  await text.focus();
  const enter = () => page.keyboard.press('Enter');
  await page.keyboard.type('## Decided'); await enter();
  await page.keyboard.type('### Smaller'); await enter();
  await page.keyboard.type('- one'); await enter(); await page.keyboard.type('two'); await enter(); await enter();
  await page.keyboard.type('1. first'); await enter(); await enter();
  await page.keyboard.type('> Nobody asked us.'); await enter(); await enter();
  await page.keyboard.type('**strong** *stress* `code`'); await enter();
  await page.keyboard.type('---after'); await enter();
  await page.keyboard.type('## '); await page.keyboard.press('Backspace');
  await save(journey);
  assert.deepEqual(lines(paper), ['heading2: Decided', 'heading3: Smaller', 'list: one | two', 'list: first', 'quotation: Nobody asked us.', 'paragraph: strong stress code', 'divider: ', 'paragraph: after', 'paragraph: ## ']);
  assert.deepEqual(paper.story.body.content[5].content.map((run) => run.marks?.[0].type ?? null), ['strong', null, 'emphasis', null, 'code']);
  const ids = paper.story.body.content.map((block) => block.attrs.id);
  assert.equal(new Set(ids).size, ids.length);
  await over(journey);
});

test('the menu of blocks filters, closes and puts blocks in', async () => {
  const journey = await begin();
  const { page, paper, text } = journey;
  const options = () => page.locator('.ed-menu:visible [role=option]').allTextContents();
  await text.focus();
  await page.keyboard.type('/');
  assert.ok((await options()).length >= 12);
  await page.keyboard.type('pull');
  assert.deepEqual(await options(), ['Pull quote']);
  assert.match(await text.getAttribute('aria-activedescendant'), /-0$/);
  await page.keyboard.press('Escape');
  assert.deepEqual(await options(), []);
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Backspace');
  await page.keyboard.type('/table');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Year'); await page.keyboard.press('Tab'); await page.keyboard.type('Ships');
  await page.locator('.ed-table').getByRole('button', { name: 'Add a row' }).click();
  await into(text, -1);
  await page.locator('.ed-plus').click();
  await page.keyboard.type('link');
  await page.keyboard.press('Enter');
  await page.keyboard.type('javascript:alert(1)');
  await page.keyboard.press('Enter');
  await until('it is refused', () => page.locator('.ed-panel .ed-wrong').isVisible());
  await page.locator('.ed-panel input').fill('https://council.example/minutes');
  await page.keyboard.press('Enter');
  await into(text, -1);
  await page.keyboard.type('a/b is no menu');
  assert.deepEqual(await options(), []);
  await save(journey);
  assert.deepEqual(lines(paper), ['table: YearShips |  |  | ', 'link_card: ', 'paragraph: a/b is no menu']);
  await over(journey);
});

test('blocks move by key, keep their ids, and undo takes it back', async () => {
  const journey = await begin(story({}, [paragraph('b1', 'one'), paragraph('b2', 'two'), paragraph('b3', 'three')]));
  const { page, paper, text } = journey;
  await into(text, 2);
  await press(page, 'Alt+Shift+ArrowUp', 2);
  await press(page, 'Home');
  await page.keyboard.type('now ');
  await save(journey);
  assert.deepEqual(paper.story.body.content.map((block) => block.attrs.id), ['b3', 'b1', 'b2']);
  assert.equal(lines(paper)[0], 'paragraph: now three');
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await page.keyboard.type('split');
  await save(journey);
  const [first, made] = paper.story.body.content;
  assert.equal(first.attrs.id, 'b3');
  assert.ok(!['b1', 'b2', 'b3'].includes(made.attrs.id));
  await press(page, 'Control+z', 6);
  await save(journey);
  assert.deepEqual(lines(paper), ['paragraph: one', 'paragraph: two', 'paragraph: three']);
  await over(journey);
});

test('who said it is asked beneath a quotation, and beneath words inside a sentence', async () => {
  const journey = await begin(story({}, [paragraph('b1', '“We start in May,” she said.')]));
  const { page, paper, text } = journey;
  await into(text, 0);
  await press(page, 'Home');
  await press(page, 'Shift+ArrowRight', 18);
  await page.keyboard.press('Control+Alt+q');
  await page.getByLabel('Speaker').fill('Ada Lind');
  await page.getByLabel('Date or time').fill('14 January 2025');
  await page.keyboard.press('Enter');
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await page.keyboard.type('> Nobody asked us.');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Kai Ott');
  await page.getByLabel('Address of the source').fill('nowhere');
  assert.ok(await page.locator('.ed-quotation .ed-wrong:visible').isVisible());
  await page.getByLabel('Address of the source').fill('https://council.example/');
  await page.keyboard.press('Escape');
  await page.keyboard.type(' Ever.');
  await save(journey);
  const [sentence, block] = paper.story.body.content;
  assert.deepEqual(sentence.content[0], { type: 'text', text: '“We start in May,”', marks: [{ type: 'quotation', attrs: { speaker: 'Ada Lind', when: '14 January 2025', proposed: false } }] });
  assert.deepEqual([block.attrs.speaker, block.attrs.source_url, block.attrs.proposed], ['Kai Ott', 'https://council.example/', false]);
  assert.match(lines(paper)[1], /Ever/);
  await over(journey);
});

test('links and footnotes by key, an address on words, alone and with Shift', async () => {
  const journey = await begin(story({}, [paragraph('b1', 'The council met')]));
  const { page, paper, text } = journey;
  await into(text, 0);
  await page.keyboard.press('Control+Alt+f');
  await page.getByLabel('Text of the footnote').fill('All of it.');
  await page.locator('.ed-panel').getByRole('button', { name: 'Apply' }).click();
  await settled(page);
  await press(page, 'Home');
  await press(page, 'Shift+ArrowRight', 3);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('council.example');
  await page.keyboard.press('Enter');
  await settled(page);
  await press(page, 'Home');
  await press(page, 'ArrowRight', 4);
  await press(page, 'Shift+ArrowRight', 7);
  await paste(page, { 'text/plain': 'https://council.example/met' });
  await press(page, 'End');
  await page.keyboard.press('Enter');
  await paste(page, { 'text/plain': 'https://www.youtube.com/watch?v=1' });
  await into(text, -1);
  await paste(page, { 'text/plain': 'https://news.example/a' });
  await into(text, -1);
  await page.keyboard.down('Shift');
  await paste(page, { 'text/plain': 'https://news.example/b' });
  await page.keyboard.up('Shift');
  await save(journey);
  const runs = paper.story.body.content[0].content;
  assert.deepEqual(runs.map((run) => [run.text, run.marks?.[0]?.attrs.href ?? run.marks?.[0]?.attrs.text ?? null]),
    [['The', 'https://council.example'], [' ', null], ['council', 'https://council.example/met'], [' ', null], ['met', 'All of it.']]);
  assert.deepEqual(paper.story.body.content.slice(1).map((block) => [block.type, block.attrs.url ?? null]), [['embed', 'https://www.youtube.com/watch?v=1'], ['link_card', 'https://news.example/a'], ['paragraph', null]]);
  assert.equal(paper.story.body.content[3].content[0].marks[0].attrs.href, 'https://news.example/b');
  await over(journey);
});

test('the toolbar is one stop, arrows go along it, Escape leads back', async () => {
  const journey = await begin(story({}, [paragraph('b1', 'one')]));
  const { page, paper, text } = journey;
  await into(text, 0);
  await press(page, 'Control+a');
  await page.keyboard.press('Alt+F10');
  const name = () => page.evaluate(() => document.activeElement.getAttribute('aria-label'));
  assert.equal(await name(), 'Kind of block');
  await page.keyboard.press('ArrowRight');
  assert.equal(await name(), 'Strong');
  await page.keyboard.press('Enter');
  await until('it is pressed', async () => await page.getByRole('button', { name: 'Strong' }).getAttribute('aria-pressed') === 'true');
  assert.match(await page.evaluate(() => document.activeElement.className), /ed-text/);
  await page.keyboard.press('Alt+F10');
  assert.equal(await name(), 'Strong');
  await page.keyboard.press('End');
  assert.equal(await name(), 'Keyboard shortcuts');
  await page.keyboard.press('Enter');
  assert.ok(await page.locator('dialog[open]').isVisible());
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  assert.match(await page.evaluate(() => document.activeElement.className), /ed-text/);
  await save(journey);
  assert.equal(paper.story.body.content[0].content[0].marks[0].type, 'strong');
  await over(journey);
});

test('what Word and Docs leave on the clipboard comes clean, and a copy of our own whole', async () => {
  const journey = await begin();
  const { page, paper, text } = journey;
  const { readFileSync } = await import('node:fs');
  for (const name of ['word-desktop', 'word-online', 'google-docs', 'web-page', 'mail', 'libreoffice']) {
    await text.focus();
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Backspace');
    await paste(page, { 'text/html': readFileSync(new URL(`../paste/${name}.html`, import.meta.url), 'utf8'), 'text/plain': 'x' });
    await save(journey);
    const bare = (block) => { const { id: _, ...attrs } = block.attrs ?? {}; return { ...block, attrs: Object.keys(attrs).length > 0 ? attrs : undefined }; };
    const wanted = JSON.parse(readFileSync(new URL(`../paste/${name}.json`, import.meta.url), 'utf8')).content;
    const got = paper.story.body.content.map(bare);
    assert.deepEqual(JSON.parse(JSON.stringify(got)), JSON.parse(JSON.stringify(wanted.map(bare))), name);
  }
  await over(journey);
});
