/**
 * Ids of blocks. Readers link to them and colleagues' changes are laid beside ours by them, so a block keeps its id as long
 * as it lives, and a copy or the second half of a split gets one of its own.
 */
import type { Node } from 'prosemirror-model';
import { type EditorState, Plugin, type Transaction } from 'prosemirror-state';
import { chance } from './chance';

const LENGTH = 10;

/** An id that nobody else has. By chance and not by counting: two people add blocks to one story at the same time. */
export function freshBlockId(): string {
  return `b${chance(LENGTH)}`;
}

/** Gives an id to every block that has none, or one that another block has. */
export function numbered(state: EditorState): Transaction | null {
  const first = new Map<string, { node: Node; at: number }>();
  const wanting: number[] = [];
  state.doc.forEach((node, at) => {
    const id: unknown = node.attrs['id'];
    const other = typeof id === 'string' ? first.get(id) : undefined;
    if (typeof id !== 'string') wanting.push(at);
    else if (!other) first.set(id, { node, at });
    else if (other.node.content.size === 0 && node.content.size > 0) {
      // Enter before the first word: the words keep their id, the empty paragraph before them is the new one.
      wanting.push(other.at);
      first.set(id, { node, at });
    } else wanting.push(at);
  });
  if (wanting.length === 0) return null;
  const change = state.tr;
  for (const at of wanting) change.setNodeAttribute(at, 'id', freshBlockId());
  return change.setMeta('addToHistory', false);
}

/** Keeps the ids in order after every change. */
export const ids = new Plugin({
  appendTransaction: (transactions, _, state) => (transactions.some((one) => one.docChanged) ? numbered(state) : null),
});
