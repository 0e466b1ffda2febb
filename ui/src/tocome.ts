/** TK, the print habit for "to come": highlighted where it stands and counted, so that none is published unseen. */
import type { Node } from 'prosemirror-model';
import { Plugin } from 'prosemirror-state';
import { Decoration, DecorationSet } from 'prosemirror-view';
import { TO_COME } from './stored';

const MARK = new RegExp(`(?<![\\p{L}\\p{N}])${TO_COME}(?![\\p{L}\\p{N}])`, 'gu');

/** How often words are still to come in a text. */
export function countToCome(text: string): number {
  return text.match(MARK)?.length ?? 0;
}

function places(node: Node, from: number, into: Decoration[]): void {
  node.descendants((child, at) => {
    if (!child.isText) return;
    for (const found of (child.text ?? '').matchAll(MARK)) {
      const start = from + at + found.index;
      into.push(Decoration.inline(start, start + TO_COME.length, { class: 'ed-tk' }));
    }
  });
}

/** Highlights them. Only changed blocks are looked through again, so that a long story types as a short one. */
export const toCome: Plugin<DecorationSet> = new Plugin<DecorationSet>({
  state: {
    init: (_, { doc }) => {
      const found: Decoration[] = [];
      places(doc, 0, found);
      return DecorationSet.create(doc, found);
    },
    apply(change, set, before, after) {
      if (!change.docChanged) return set;
      const old = new Set<Node>();
      before.doc.forEach((node) => old.add(node));
      let next = set.map(change.mapping, change.doc);
      after.doc.forEach((node, at) => {
        if (old.has(node)) return;
        next = next.remove(next.find(at, at + node.nodeSize));
        const found: Decoration[] = [];
        places(node, at + 1, found);
        if (found.length > 0) next = next.add(after.doc, found);
      });
      return next;
    },
  },
  props: { decorations: (state) => toCome.getState(state) },
});
