/** Words and reading time as the paper counts them, in `crates/document/src/plain.rs`, and what is still to come. */
import type { Node } from 'prosemirror-model';
import { countToCome } from './tocome';

const BETWEEN = /[\s—…"“”„‟«»‚‘‹›「」]+/u;
const LETTER = /[\p{L}\p{N}]/u;

/** Words of a text: what has a letter or a digit, between white space, dashes and marks of quotation. */
export function countWords(text: string): number {
  let count = 0;
  for (const word of text.split(BETWEEN)) if (LETTER.test(word)) count += 1;
  return count;
}

/** Counts of each block, kept as long as the block stays the same. */
const known = new WeakMap<Node, { words: number; toCome: number }>();

function countBlock(node: Node): { words: number; toCome: number } {
  const before = known.get(node);
  if (before) return before;
  const text = (of: Node) => of.textBetween(0, of.content.size, '\n', '\n');
  const attr = (of: Node, name: string) => String(of.attrs[name] ?? '');
  let words = 0;
  let shown = '';
  switch (node.type.name) {
    case 'pull_quote':
      shown = text(node);
      break;
    case 'figure':
      words = countWords(attr(node, 'caption'));
      shown = ['alt', 'caption', 'credit'].map((name) => attr(node, name)).join('\n');
      if (attr(node, 'alt').trim() === '' && !node.attrs['decorative']) shown += '\nTK';
      break;
    case 'gallery':
      node.forEach((figure) => {
        const inner = countBlock(figure);
        words += inner.words;
        shown += ' TK'.repeat(inner.toCome);
      });
      break;
    case 'correction':
      shown = attr(node, 'text').trim() || 'TK';
      words = countWords(attr(node, 'text'));
      break;
    default:
      shown = text(node);
      words = countWords(shown);
  }
  const counted = { words, toCome: countToCome(shown) };
  known.set(node, counted);
  return counted;
}

/** Counts of a whole body. */
export function count(doc: Node): { words: number; toCome: number } {
  let words = 0;
  let toCome = 0;
  doc.forEach((node) => {
    const one = countBlock(node);
    words += one.words;
    toCome += one.toCome;
  });
  return { words, toCome };
}

/** Minutes to read so many words: 200 a minute in German, 230 otherwise; at least one. */
export function readingMinutes(words: number, language: string): number {
  const perMinute = language.split(/[-_]/)[0]?.toLowerCase() === 'de' ? 200 : 230;
  return Math.max(1, Math.floor((words + perMinute / 2) / perMinute));
}
