/**
 * The words that notes are about, as decorations: they move with the text, and nothing of them is in the document or is
 * saved. Words are looked for when the notes change, when others are shown, and when they come back.
 */
import type { Node } from 'prosemirror-model';
import { Plugin, PluginKey } from 'prosemirror-state';
import { Decoration, DecorationSet, type EditorView } from 'prosemirror-view';
import { type Anchor, type Range, find, foldDoc } from './anchor';

/** A note on words of the text. */
export interface Pointing {
  id: string;
  anchor: Anchor;
}

export interface Spot extends Range {
  id: string;
}

interface Marks {
  spots: Spot[];
  /** The words that a note is just written on. */
  draft: Range | null;
  /** The note that is looked at. */
  now: string | null;
  drawn: DecorationSet;
}

/** What a change tells: words are looked for again, others are drafted on, another note is looked at. */
interface Told {
  again?: true;
  draft?: Range | null;
  now?: string | null;
}

const key = new PluginKey<Marks>('notes');

/** Where the notes stand: where they were, moved with the text, and what has no place is looked for. */
function placed(doc: Node, notes: Pointing[], known: Spot[]): Spot[] {
  let folded: ReturnType<typeof foldDoc> | null = null;
  return notes.flatMap(({ id, anchor }) => {
    const kept = known.find((spot) => spot.id === id);
    if (kept) return [kept];
    folded ??= foldDoc(doc);
    const found = find(anchor, folded);
    return found ? [{ id, ...found }] : [];
  });
}

function drawn(doc: Node, { spots, draft, now }: Omit<Marks, 'drawn'>): DecorationSet {
  const all = spots.map(({ id, from, to }) => Decoration.inline(from, to, { nodeName: 'mark', class: id === now ? 'ed-noted ed-noted-now' : 'ed-noted', 'data-note': id }));
  if (draft) all.push(Decoration.inline(draft.from, draft.to, { class: 'ed-picked' }));
  return DecorationSet.create(doc, all);
}

/** `notes` are those that are open and point into the text, whenever it is asked. */
export function noteMarks(notes: () => Pointing[]): Plugin<Marks> {
  const made = (doc: Node, rest: Omit<Marks, 'drawn'>): Marks => ({ ...rest, drawn: drawn(doc, rest) });
  return new Plugin<Marks>({
    key,
    state: {
      init: (_, { doc }) => made(doc, { spots: placed(doc, notes(), []), draft: null, now: null }),
      apply(change, marks) {
        const told = change.getMeta(key) as Told | undefined;
        if (!told && !change.docChanged) return marks;
        const move = <R extends Range>(range: R): R => ({ ...range, from: change.mapping.map(range.from, 1), to: change.mapping.map(range.to, -1) });
        const isThere = ({ from, to }: Range) => from < to;
        let { spots, draft, now } = marks;
        if (change.docChanged) {
          spots = spots.map(move).filter(isThere);
          draft = draft ? [move(draft)].find(isThere) ?? null : null;
        }
        if (told?.again) spots = placed(change.doc, notes(), spots);
        if (told?.draft !== undefined) draft = told.draft;
        if (told?.now !== undefined) now = told.now;
        return made(change.doc, { spots, draft, now });
      },
    },
    props: { decorations: (state) => key.getState(state)?.drawn ?? null },
  });
}

/** Where the notes stand in a text, in its order. */
export function spots(view: EditorView): Spot[] {
  return [...key.getState(view.state)?.spots ?? []].sort((one, other) => one.from - other.from || one.to - other.to);
}

/** The words that a note is just written on. */
export function drafted(view: EditorView): Range | null {
  return key.getState(view.state)?.draft ?? null;
}

export function tell(view: EditorView, told: Told): void {
  view.dispatch(view.state.tr.setMeta(key, told).setMeta('addToHistory', false));
}
