// Where a note points: words made of a selection, and found again in a text that was changed since.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load } from './load.mjs';

const { find, foldDoc, foldText, isLong, point, fromStored } = await load('notes/anchor', 'stored');

const paragraph = (text, ...more) => ({ type: 'paragraph', attrs: { id: 'b1' }, content: [{ type: 'text', text }, ...more] });
const doc = (...content) => fromStored({ schema: 1, type: 'doc', content: content.map((block, index) => ({ ...block, attrs: { ...block.attrs, id: `b${index + 1}` } })) });
const strong = (text) => ({ type: 'text', text, marks: [{ type: 'strong' }] });
/** What stands in a range of a document. */
const words = (node, range) => range && node.textBetween(range.from, range.to, '|', '/');
/** An anchor on the nth occurrence of words in a document. */
const on = (node, exact, nth = 0) => {
  const folded = foldDoc(node);
  let index = -1;
  for (let turn = 0; turn <= nth; turn += 1) index = folded.words.indexOf(exact, index + 1);
  return point('body', folded, { from: folded.at[index], to: folded.at[index + exact.length - 1] + 1 });
};

test('words are taken with a few around them', () => {
  const node = doc(paragraph('The council met on Tuesday and agreed on a budget.'));
  const anchor = on(node, 'met on Tuesday');
  assert.deepEqual(anchor, { field: 'body', exact: 'met on Tuesday', prefix: 'The council ', suffix: ' and agreed on a budget.' });
  assert.equal(words(node, find(anchor, foldDoc(node))), 'met on Tuesday');
  assert.equal(on(node, ' met ').exact, 'met');
  assert.equal(point('body', foldDoc(node), { from: 4, to: 5 }), null);
  const far = on(doc(paragraph('🌊'.repeat(50) + 'met' + 'ü'.repeat(50))), 'met');
  assert.deepEqual([[...far.prefix].length, [...far.suffix].length], [32, 32]);
});

test('of words that stand there several times those are meant that stood between the same', () => {
  const node = doc(paragraph('He paid the council. She paid the mayor. They paid the club.'));
  const second = on(node, 'paid', 1);
  const range = find(second, foldDoc(node));
  assert.equal(words(node, { from: range.from, to: range.to + 10 }), 'paid the mayor');
  const moved = doc(paragraph('They paid the club.'), paragraph('Nobody knew. She paid the mayor, it says. He paid the council.'));
  const found = find(second, foldDoc(moved));
  assert.equal(words(moved, { from: found.from, to: found.to + 10 }), 'paid the mayor');
  // Nothing around them is left: the first of them.
  const other = doc(paragraph('paid; paid'));
  assert.deepEqual(find({ ...second, prefix: '', suffix: '' }, foldDoc(other)), { from: 1, to: 5 });
});

test('words that moved or stand between other words are found', () => {
  const anchor = on(doc(paragraph('The council met on Tuesday.')), 'met on Tuesday');
  const node = doc(paragraph('A new first paragraph.'), paragraph('Long ago the whole council had met on Tuesday, and went home.'));
  assert.equal(words(node, find(anchor, foldDoc(node))), 'met on Tuesday');
});

test('words that are gone have no place', () => {
  const anchor = on(doc(paragraph('The council met on Tuesday.')), 'met on Tuesday');
  assert.equal(find(anchor, foldDoc(doc(paragraph('The council met on Monday.')))), null);
  assert.equal(find({ ...anchor, exact: '' }, foldDoc(doc(paragraph('The council.')))), null);
});

test('words reach across marks, lines and blocks', () => {
  const node = doc(
    paragraph('The council ', strong('met'), { type: 'text', text: ' on Tuesday.' }, { type: 'hard_break' }, { type: 'text', text: 'Then it  went.' }),
    { type: 'list', attrs: { ordered: false }, content: [{ type: 'list_item', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Home' }] }] }] },
  );
  assert.equal(foldDoc(node).words, 'The council met on Tuesday. Then it went. Home');
  assert.equal(words(node, find(on(node, 'council met on'), foldDoc(node))), 'council met on');
  assert.equal(words(node, find(on(node, 'Tuesday. Then it went. Home'), foldDoc(node))), 'Tuesday./Then it  went.|Home');
  // Marks that come and go, and a paragraph that is split, change nothing.
  const split = doc(paragraph('The council met on Tuesday.'), paragraph('Then it went. Home'));
  assert.equal(words(split, find(on(node, 'Tuesday. Then it went. Home'), foldDoc(split))), 'Tuesday.|Then it went. Home');
});

test('a headline is a text of its own', () => {
  const folded = foldText('The  old harbour opens');
  const anchor = point('headline', folded, { from: 5, to: 16 });
  assert.deepEqual(anchor, { field: 'headline', exact: 'old harbour', prefix: 'The ', suffix: ' opens' });
  assert.deepEqual(find(anchor, foldText('An old harbour')), { from: 3, to: 14 });
});

test('three hundred characters are the most, counted as people do', () => {
  const anchor = { field: 'body', exact: '🌊'.repeat(300), prefix: '', suffix: '' };
  assert.equal(isLong(anchor), false);
  assert.equal(isLong({ ...anchor, exact: `${anchor.exact}x` }), true);
});
