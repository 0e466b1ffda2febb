// What typed signs become, and how words are counted.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load } from './load.mjs';

const { typeset, quoteMarks, countWords, readingMinutes, countToCome } = await load('typography', 'counts', 'tocome');

/** A text as it stands after it was typed sign by sign. */
function typed(text, language) {
  let out = '';
  for (const sign of text) {
    const made = typeset(out, sign, language);
    out = made ? out.slice(0, out.length - made.back) + made.text : out + sign;
  }
  return out;
}

for (const [language, text, wanted] of [
  ['en-GB', '"We start," she said.', '“We start,” she said.'],
  ['en-GB', '"\'No\' is no," it\'s said', '“‘No’ is no,” it’s said'],
  ['en-GB', '("x")', '(“x”)'],
  ['de-DE', '"Wir fangen an", sagt sie.', '„Wir fangen an“, sagt sie.'],
  ['de-DE', '"Er sagte \'nie\'", so Ott', '„Er sagte ‚nie‘“, so Ott'],
  ['de', 'Wie geht\'s', 'Wie geht’s'],
  ['fr', '"Oui"', '«\u202fOui\u202f»'],
  ['en-GB', 'a -- b', 'a – b'], ['en-GB', 'a --- b', 'a — b'], ['en-GB', 'and so on...', 'and so on…'], ['en-GB', 'well-known 1.5', 'well-known 1.5'],
]) test(`${text} in ${language}`, () => assert.equal(typed(text, language), wanted));

test('marks are those of the paper', () => {
  assert.deepEqual(['en-GB', 'de', 'DE-AT', ''].map((language) => [quoteMarks(language).open, quoteMarks(language).close]), [['“', '”'], ['„', '“'], ['„', '“'], ['“', '”']]);
});

test('words and minutes are counted as the paper counts them', () => {
  assert.equal(countWords('The town’s harbour — “old” … 12 ships – gone'), 7);
  assert.deepEqual([readingMinutes(0, 'en'), readingMinutes(345, 'en-GB'), readingMinutes(300, 'de-DE')], [1, 2, 2]);
});

test('TK is a word of its own', () => {
  assert.equal(countToCome('TK and (TK), not TKs or ATK or tk'), 2);
});
