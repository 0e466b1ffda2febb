// Two people wrote from one version: nothing of either is lost.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load } from './load.mjs';

const { compare, settle, difference, BLANK, sameStory, changes, describe } = await load('conflict/merge', 'conflict/difference', 'conflict/describe', 'story');

const block = (id, text, type = 'paragraph') => ({ type, attrs: { id }, ...(text ? { content: [{ type: 'text', text }] } : {}) });
const story = (fields, ...blocks) => ({ ...BLANK, ...fields, body: { schema: 1, type: 'doc', content: blocks } });
const ids = (made) => made.body.content.map((one) => one.attrs.id);
const texts = (made) => made.body.content.map((one) => one.content?.[0]?.text ?? '');

test('what only one of them changed is taken without a question', () => {
  const base = story({ headline: 'A' }, block('b1', 'one'), block('b2', 'two'));
  const merge = compare(base, story({ headline: 'A' }, block('b1', 'one mine'), block('b2', 'two')), story({ headline: 'B' }, block('b1', 'one'), block('b2', 'two theirs')));
  assert.deepEqual(merge.pieces.map((piece) => [piece.field ?? piece.block, piece.by]), [['headline', 'theirs'], ['b1', 'mine'], ['b2', 'theirs']]);
  const made = settle(merge);
  assert.equal(made.headline, 'B');
  assert.deepEqual(texts(made), ['one mine', 'two theirs']);
});

test('a paragraph that both changed stands twice until somebody chooses', () => {
  const merge = compare(story({}, block('b1', 'one')), story({}, block('b1', 'one mine')), story({}, block('b1', 'one theirs')));
  assert.deepEqual(merge.pieces.map((piece) => [piece.by, piece.choice]), [['both', 'both']]);
  assert.deepEqual(texts(settle(merge)), ['one theirs', 'one mine']);
  assert.equal(new Set(ids(settle(merge))).size, 2);
  merge.pieces[0].choice = 'mine';
  assert.deepEqual([texts(settle(merge)), ids(settle(merge))], [['one mine'], ['b1']]);
});

test('what one took away and the other wrote on stays', () => {
  const base = story({}, block('b1', 'one'), block('b2', 'two'));
  assert.deepEqual(texts(settle(compare(base, story({}, block('b1', 'one')), story({}, block('b1', 'one'), block('b2', 'two more'))))), ['one', 'two more']);
  assert.deepEqual(texts(settle(compare(base, story({}, block('b1', 'one'), block('b2', 'two more')), story({}, block('b1', 'one'))))), ['one', 'two more']);
});

test('what one took away and the other left is gone', () => {
  const base = story({}, block('b1', 'one'), block('b2', 'two'));
  assert.deepEqual(texts(settle(compare(base, story({}, block('b1', 'one')), story({ headline: 'x' }, ...base.body.content)))), ['one']);
});

test('blocks that either added stand where they were added', () => {
  const base = story({}, block('b1', 'one'), block('b2', 'two'));
  const mine = story({}, block('bm', 'mine'), block('b1', 'one'), block('b2', 'two'));
  const theirs = story({}, block('b1', 'one'), block('bt', 'theirs'), block('b2', 'two'));
  assert.deepEqual(texts(settle(compare(base, mine, theirs))), ['mine', 'one', 'theirs', 'two']);
});

test('whoever moved blocks has the order', () => {
  const base = story({}, block('b1', 'one'), block('b2', 'two'), block('b3', 'three'));
  const moved = story({}, block('b3', 'three'), block('b1', 'one'), block('b2', 'two'));
  assert.deepEqual(texts(settle(compare(base, moved, story({}, block('b1', 'one!'), block('b2', 'two'), block('b3', 'three'))))), ['three', 'one!', 'two']);
  assert.deepEqual(texts(settle(compare(base, story({}, block('b1', 'one!'), block('b2', 'two'), block('b3', 'three')), moved))), ['three', 'one!', 'two']);
});

test('names are joined, and a headline of both shows both', () => {
  const merge = compare(story({ bylines: ['Ada'], headline: 'A' }), story({ bylines: ['Ada', 'Mo'], headline: 'B' }), story({ bylines: ['Ada', 'Ida'], headline: 'C' }));
  assert.deepEqual([settle(merge).bylines, settle(merge).headline], [['Ada', 'Ida', 'Mo'], 'C / B']);
});

test('the difference is told word by word and gives both texts back', () => {
  assert.deepEqual(difference('the old bridge opens', 'the new bridge opens late'), [
    { kind: 'same', text: 'the ' }, { kind: 'removed', text: 'old' }, { kind: 'added', text: 'new' },
    { kind: 'same', text: ' bridge opens' }, { kind: 'added', text: ' late' },
  ]);
  for (const [a, b] of [['', 'x y'], ['x y', ''], ['a b c d', 'd c b a'], ['same', 'same'], ['a  b', 'a b']]) {
    const runs = difference(a, b);
    assert.equal(runs.filter((run) => run.kind !== 'added').map((run) => run.text).join(''), a);
    assert.equal(runs.filter((run) => run.kind !== 'removed').map((run) => run.text).join(''), b);
  }
});

test('what the paper tidies is no change', () => {
  const mine = story({ headline: ' A  b ', kicker: '' }, block('b1', ''));
  const kept = story({ headline: 'A b', kicker: null });
  assert.ok(sameStory(mine, kept));
  assert.deepEqual(changes(kept, mine), {});
  assert.deepEqual(changes(story({ kicker: 'Town' }), story({ kicker: null })), { kicker: '' });
});

test('formatting shows in what is compared', () => {
  assert.equal(describe({ type: 'paragraph', content: [{ type: 'text', text: 'x', marks: [{ type: 'strong' }] }] }), '**x**');
});
