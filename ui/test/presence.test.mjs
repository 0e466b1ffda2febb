// Saying that somebody is here, on a clock that stands still: how often, and after the page was put away and came back.
import assert from 'node:assert/strict';
import { beforeEach, mock, test } from 'node:test';
import { load } from './load.mjs';

const { Presence, EVERY } = await load('presence');

let said, left, presence, isVisible;
const alone = () => ({ holder: 'Ida', mine: true, others: [] });
const pass = async (milliseconds) => {
  for (let gone = 0; gone < milliseconds; gone += 500) {
    mock.timers.tick(500);
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
  }
};

beforeEach(async () => {
  mock.timers.reset();
  mock.timers.enable({ apis: ['setTimeout'] });
  [said, left, isVisible] = [0, 0, true];
  const paper = { stay: async () => { said += 1; return alone(); }, leave: () => { left += 1; } };
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
  await pass(EVERY * 3);
  assert.equal(said, 5);
});
