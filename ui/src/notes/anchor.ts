/**
 * Where a note points: the words it is about with a few around them, found again however much else of the text has changed.
 * White space counts as one space, and so do ends of lines and of blocks: words may reach across them, as a selection does.
 * The paper looks for them in the same way (`crates/publishing/src/model/note.rs`).
 */
import type { Node } from 'prosemirror-model';

export type FieldName = 'headline' | 'standfirst' | 'body';

export interface Anchor {
  field: FieldName;
  exact: string;
  prefix: string;
  suffix: string;
}

export interface Range {
  from: number;
  to: number;
}

/** Characters that a note is about at most. */
export const LONGEST = 300;
/** Characters kept before and behind them. */
const AROUND = 32;
/** White space as the paper counts it. */
const SPACE = /[^\S\uFEFF]|\u0085/;

/** A text with single spaces, and the place of each of its units in what it was made of. */
export interface Folded {
  words: string;
  at: number[];
}

function folding(): { add: (text: string, from: number) => void; done: () => Folded } {
  const units: string[] = [];
  const at: number[] = [];
  const add = (text: string, from: number) => {
    for (let index = 0; index < text.length; index += 1) {
      const isSpace = SPACE.test(text.charAt(index));
      if (isSpace && units.at(-1) === ' ') continue;
      units.push(isSpace ? ' ' : text.charAt(index));
      at.push(from + index);
    }
  };
  return { add, done: () => ({ words: units.join(''), at }) };
}

/** The words of a field. */
export function foldText(text: string): Folded {
  const { add, done } = folding();
  add(text, 0);
  return done();
}

/** The words of a document; what stands in the fields of a block, such as a caption, is not among them. */
export function foldDoc(doc: Node): Folded {
  const { add, done } = folding();
  let isFirst = true;
  doc.descendants((node, at) => {
    if (node.isTextblock && !isFirst) add(' ', at);
    if (node.isTextblock) isFirst = false;
    if (node.isText) add(node.text ?? '', at);
    else if (node.isInline) add(' ', at);
  });
  return done();
}

/** How many characters two texts have in common, from their ends or from their beginnings. */
function alike(one: string, other: string, fromEnd: boolean): number {
  const most = Math.min(one.length, other.length);
  let count = 0;
  while (count < most && (fromEnd ? one.at(-1 - count) === other.at(-1 - count) : one[count] === other[count])) count += 1;
  return count;
}

/** Where the words stand; of several places that with the most alike around it, and of those the first. */
export function find(anchor: Anchor, { words, at }: Folded): Range | null {
  const { exact, prefix, suffix } = anchor;
  let best = { score: -1, index: -1 };
  for (let index = exact ? words.indexOf(exact) : -1; index >= 0; index = words.indexOf(exact, index + 1)) {
    const behind = index + exact.length;
    const score = alike(words.slice(Math.max(0, index - prefix.length), index), prefix, true) + alike(words.slice(behind, behind + suffix.length), suffix, false);
    if (score > best.score) best = { score, index };
  }
  const [from, last] = [at[best.index], at[best.index + exact.length - 1]];
  return from === undefined || last === undefined ? null : { from, to: last + 1 };
}

/** What points to the words of a range; none where it holds no word. */
export function point(field: FieldName, { words, at }: Folded, { from, to }: Range): Anchor | null {
  let first = at.findIndex((place) => place >= from);
  let behind = at.findIndex((place) => place >= to);
  if (first < 0) return null;
  if (behind < 0) behind = at.length;
  while (first < behind && words[first] === ' ') first += 1;
  while (behind > first && words[behind - 1] === ' ') behind -= 1;
  if (first >= behind) return null;
  // Two units of a character stay together.
  const before = [...words.slice(0, first)].slice(-AROUND).join('');
  const after = [...words.slice(behind, behind + 2 * AROUND)].slice(0, AROUND).join('');
  return { field, exact: words.slice(first, behind), prefix: before, suffix: after };
}

/** Whether it is about more than a note may be about. */
export function isLong({ exact }: Anchor): boolean {
  return [...exact].length > LONGEST;
}
