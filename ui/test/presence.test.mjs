// Saying that somebody is here, on a clock that stands still: how often, and after the page was put away and came back.
import assert from 'node:assert/strict';
import { beforeEach, mock, test } from 'node:test';
import { load } from './load.mjs';

const { Presence, EVERY, NEAR, ASKING } = await load('presence');

let said, wishes, left, presence, isVisible, place;
const pass = async (milliseconds) => {
  for (let gone = 0; gone < milliseconds; gone += 500) {
    mock.timers.tick(500);
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
  }
};

beforeEach(async () => {
  mock.timers.reset();
  mock.timers.enable({ apis: ['setTimeout'] });
  [said, wishes, left, isVisible] = [0, [], 0, true];
  place = { holder: 'Ida', mine: true, others: [], wanted: null, revision: 1 };
  const paper = { stay: async (wish) => { said += 1; wishes.push(wish); return place; }, leave: () => { left += 1; } };
  presence = new Presence(paper, () => {}, () => isVisible);
  await presence.begin();
});

test('it is said at once and every twenty seconds while somebody looks', async () => {
  await pass(EVERY * 3);
  assert.equal(said, 4);
  isVisible = false;
  await pass(EVERY * 3);
  assert.equal(said, 4);
});

test('a page that was left and comes back goes on saying so', async () => {
  presence.leave();
  await pass(EVERY * 3);
  assert.deepEqual([said, left], [1, 1]);
  presence.look();
  assert.equal(said, 2);
  await pass(EVERY * 3 + 1_000);
  assert.equal(said, 5);
});

test('whoever holds a story that somebody else reads asks often whether it is wanted', async () => {
  place = { ...place, others: ['Mo'] };
  await pass(EVERY);
  await pass(NEAR * 4);
  assert.equal(said, 6);
  place = { ...place, mine: false };
  await pass(NEAR);
  await pass(EVERY * 2);
  assert.equal(said, 9);
});

test('a story is asked for until it is ours', async () => {
  place = { ...place, holder: 'Mo', mine: false, others: ['Mo'] };
  const asked = presence.ask();
  await pass(ASKING * 4);
  assert.deepEqual([...new Set(wishes.slice(1))], ['ask']);
  assert.ok(said >= 5);
  place = { ...place, holder: 'Ida', mine: true };
  await pass(ASKING);
  assert.equal(await asked, true);
  await pass(NEAR);
  assert.equal(wishes.at(-1), null);
});

test('where the paper does not answer it is not asked for ever, and what it said before does not count', async () => {
  place = null;
  const asked = presence.ask();
  await pass(60_000);
  assert.equal(await asked, false);
  assert.ok(said < 20);
});
