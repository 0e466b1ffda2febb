// Never losing a word, on a clock that stands still: what is sent, when, under which key, and what stays on the device.
import assert from 'node:assert/strict';
import { beforeEach, mock, test } from 'node:test';
import { load } from './load.mjs';

const { Saving, PAUSE, LONGEST, BLANK } = await load('saving', 'story');
const said = (headline) => ({ ...BLANK, headline });

let now, story, sent, answers, told, kept, saving, keys, dropped;
const settled = async () => { for (let turn = 0; turn < 40; turn += 1) await Promise.resolve(); };
const pass = async (milliseconds) => {
  for (let gone = 0; gone < milliseconds; gone += 100) {
    now += 100;
    mock.timers.tick(100);
    await settled();
  }
};
const type = (headline) => { story = said(headline); saving.changed(); };
const saved = (revision) => ({ kind: 'saved', revision, at: new Date(0), words: 0 });
const states = () => told.map((state) => state.kind).filter((kind) => kind !== 'saving');

beforeEach(() => {
  mock.timers.reset();
  mock.timers.enable({ apis: ['setTimeout'] });
  [now, story, sent, answers, told, kept, keys, dropped] = [1_000_000, said('A'), [], [], [], null, 0, []];
  const paper = { save: async (send) => { sent.push({ ...send, at: now }); const answer = answers.shift(); return typeof answer === 'function' ? answer() : answer ?? saved(sent.length + 1); } };
  const keeper = { name: 'own', write: async (copy) => { kept = structuredClone(copy); return true; }, drop: async (name) => { dropped.push(name); kept = null; } };
  saving = new Saving({ paper, keeper, read: () => story, tell: (state) => told.push(state), key: () => `k${keys += 1}`, now: () => now }, { revision: 1, live: null, workflow: 'draft', story: said('A') });
});

test('a pause after the last change saves, once', async () => {
  type('AB');
  await pass(1000);
  type('ABC');
  await pass(1000);
  assert.equal(sent.length, 0);
  await pass(PAUSE);
  assert.deepEqual(sent.map(({ revision, cause, changes }) => [revision, cause, changes.headline]), [[1, 'auto', 'ABC']]);
  assert.deepEqual([states(), kept], [['saved'], null]);
  await pass(20_000);
  assert.equal(sent.length, 1, 'nothing is saved without a change');
});

test('somebody who never pauses is saved all the same', async () => {
  for (let gone = 0; gone < LONGEST + 1000; gone += 500) { type(`A${gone}`); await pass(500); }
  assert.ok(sent.length >= 1);
});

test('looking away saves at once, and a change taken back sends nothing', async () => {
  type('AB');
  await saving.flush('auto');
  assert.equal(sent.length, 1);
  type('ABC');
  type('AB');
  await saving.flush('leave');
  assert.equal(sent.length, 1);
});

test('one save is under way at a time, and what came meanwhile follows on its revision', async () => {
  let arrive;
  answers = [() => new Promise((resolve) => { arrive = () => resolve(saved(2)); })];
  type('AB');
  await pass(PAUSE);
  type('ABC');
  await saving.flush('leave');
  assert.equal(sent.length, 1);
  assert.equal(kept.story.headline, 'ABC', 'what cannot be sent yet lies on the device');
  arrive();
  await settled();
  assert.deepEqual(sent.map(({ revision, key, changes }) => [revision, key, changes.headline]), [[1, 'k1', 'AB'], [2, 'k2', 'ABC']]);
  await settled();
  assert.equal(kept, null);
});

test('offline the words stay here, tries go on under one key, and back online nothing is missing', async () => {
  answers = Array.from({ length: 6 }, () => ({ kind: 'offline' }));
  type('AB');
  await pass(PAUSE);
  assert.deepEqual(told.at(-1), { kind: 'offline', kept: true });
  type('ABC');
  await pass(1000);
  assert.equal(kept.story.headline, 'ABC');
  await pass(90_000);
  assert.ok(sent.length >= 8);
  assert.equal(new Set(sent.slice(0, 7).map((one) => one.key)).size, 1);
  assert.deepEqual([...new Set(sent.slice(0, 7).map((one) => one.changes.headline))], ['AB']);
  assert.equal(sent.at(-1).changes.headline, 'ABC');
  assert.deepEqual([told.at(-1).kind, kept], ['saved', null]);
});

test('the waits between tries grow to twenty seconds', async () => {
  answers = Array.from({ length: 20 }, () => ({ kind: 'offline' }));
  type('AB');
  await pass(80_000);
  const gaps = sent.slice(1).map((one, index) => Math.round((one.at - sent[index].at) / 1000));
  assert.deepEqual(gaps.slice(0, 6), [1, 2, 5, 10, 20, 20]);
});

test('somebody else saved: nothing more is sent until the person chose', async () => {
  answers = [{ kind: 'conflict', current: { revision: 5, by: 'Mo', at: '2025-01-14T09:05:00Z', story: said('M') } }];
  type('AB');
  await pass(PAUSE);
  assert.deepEqual([told.at(-1).kind, told.at(-1).base.headline, kept.story.headline], ['conflict', 'A', 'AB']);
  type('ABC');
  await pass(30_000);
  assert.equal(sent.length, 1);
  saving.resume(told.find((state) => state.kind === 'conflict').current);
  type('M / ABC');
  await saving.flush('manual');
  assert.deepEqual([sent.at(-1).revision, sent.at(-1).changes.headline, kept], [5, 'M / ABC', null]);
});

test('a conflict with our own words is none: only the answer was lost', async () => {
  answers = [{ kind: 'conflict', current: { revision: 2, by: 'Ida', at: '2025-01-14T09:05:00Z', story: said('AB') } }];
  type('AB');
  await pass(PAUSE);
  assert.deepEqual([told.at(-1).kind, saving.acknowledged.revision, kept], ['saved', 2, null]);
});

test('taken over: the words are kept here, and saved when the story is taken back', async () => {
  answers = [{ kind: 'held', holder: 'Mo' }];
  type('AB');
  await pass(PAUSE);
  assert.deepEqual([told.at(-1), kept.story.headline], [{ kind: 'held', holder: 'Mo', unsaved: true }, 'AB']);
  saving.release();
  await saving.flush('manual');
  assert.deepEqual([sent.length, told.at(-1).kind, kept], [2, 'saved', null]);
});

test('a notice of being taken over keeps the words before the next save', async () => {
  type('AB');
  await saving.hold('Mo');
  assert.deepEqual([sent.length, told.at(-1), kept.story.headline], [0, { kind: 'held', holder: 'Mo', unsaved: true }, 'AB']);
});

test('an answer that comes when the page shows other words counts, and changes none of them', async () => {
  let arrive;
  answers = [() => new Promise((resolve) => { arrive = () => resolve(saved(2)); })];
  type('AB');
  await pass(PAUSE);
  await saving.hold('Mo');
  story = said('M');
  saving.resume({ revision: 3, story: said('M') }, true);
  arrive();
  await settled();
  assert.deepEqual([saving.saves, saving.acknowledged.revision, saving.acknowledged.story.headline, kept], [1, 3, 'M', null]);
  // Nobody waits for anything: the next words are sent.
  saving.release();
  type('MN');
  await saving.flush('manual');
  assert.deepEqual([sent.at(-1).revision, sent.at(-1).changes.headline], [3, 'MN']);
});

test('signed out: it is said, tried again, and nothing is dropped', async () => {
  answers = [{ kind: 'signed-out' }, { kind: 'signed-out' }];
  type('AB');
  await pass(PAUSE);
  assert.deepEqual([told.at(-1).kind, kept.story.headline], ['signed-out', 'AB']);
  await pass(5000);
  assert.deepEqual([told.at(-1).kind, kept], ['saved', null]);
});

test('what is refused is not sent again until it changes', async () => {
  answers = [{ kind: 'problems', problems: [{ field: 'headline', sentence: 'Too long.' }] }];
  type('AB');
  await pass(PAUSE);
  await saving.flush('auto');
  assert.deepEqual([sent.length, told.at(-1).kind, kept.story.headline], [1, 'problems', 'AB']);
  type('ABC');
  await pass(PAUSE);
  assert.deepEqual([sent.length, told.at(-1).kind], [2, 'saved']);
});

test('copies on this device are offered where they say something the paper does not have', async () => {
  const copy = (name, headline) => ({ name, at: 1, revision: 1, base: said('A'), story: said(headline) });
  const all = [copy('arrived', 'AB'), copy('one', 'AC'), copy('two', 'AD'), copy('as it was', 'A')];
  const found = await Saving.found({ all: async () => all, drop: async (name) => { dropped.push(name); } }, { story: said('AB') });
  assert.deepEqual(found.map(({ name }) => name), ['one', 'two']);
  assert.deepEqual(dropped, ['arrived', 'as it was'], 'of one only the answer was lost, the other was taken back');
});

test('a copy of another page becomes that of this one, and then only its own is taken away', async () => {
  story = said('AC');
  await saving.adopt({ name: 'other', at: 1, revision: 1, base: said('A'), story });
  assert.deepEqual(dropped, ['other']);
  await saving.adopt({ name: 'own', at: 1, revision: 1, base: said('A'), story });
  assert.deepEqual(dropped, ['other']);
  await saving.flush('auto');
  assert.deepEqual([told.at(-1).kind, dropped], ['saved', ['other', undefined]]);
});
