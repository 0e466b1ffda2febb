/** What is done to whole blocks: moved, removed, turned into another kind, put in. Each is a command of ProseMirror. */
import { Fragment, type Node } from 'prosemirror-model';
import { type Command, type EditorState, NodeSelection, Selection, TextSelection, type Transaction } from 'prosemirror-state';
import { NOBODY } from './attribution';
import { block } from './schema';

/** Kinds that text can be turned into. */
export const KINDS = ['paragraph', 'heading-2', 'heading-3', 'heading-4', 'quotation', 'pull-quote', 'bullets', 'numbers'] as const;
export type TextKind = (typeof KINDS)[number];

/** Blocks of the document that the selection touches: from the start of the first to the end of the last. */
export function touched(state: EditorState): { from: number; to: number; first: number; last: number } {
  const { doc, selection } = state;
  const first = Math.min(doc.resolve(selection.from).index(0), doc.childCount - 1);
  const end = doc.resolve(selection.to);
  const last = Math.max(first, end.depth === 0 && selection.to > selection.from ? end.index(0) - 1 : Math.min(end.index(0), doc.childCount - 1));
  let from = 0;
  for (let index = 0; index < first; index += 1) from += doc.child(index).nodeSize;
  let to = from;
  for (let index = first; index <= last; index += 1) to += doc.child(index).nodeSize;
  return { from, to, first, last };
}

/** The kind of text the selection stands in; none for pictures, tables and the like. */
export function kindAt(state: EditorState): TextKind | null {
  const node = state.doc.maybeChild(touched(state).first);
  switch (node?.type.name) {
    case 'paragraph': case 'quotation':
      return node.type.name;
    case 'heading':
      return `heading-${String(node.attrs['level'])}` as TextKind;
    case 'pull_quote':
      return 'pull-quote';
    case 'list':
      return node.attrs['ordered'] ? 'numbers' : 'bullets';
    default:
      return null;
  }
}

/** Moves the blocks of the selection before the one above them, or behind the one below. */
export function moveBlock(direction: -1 | 1): Command {
  return (state, dispatch) => {
    const { from, to, first, last } = touched(state);
    const { doc, selection } = state;
    const other = direction < 0 ? first - 1 : last + 1;
    if (other < 0 || other >= doc.childCount) return false;
    if (!dispatch) return true;
    const sibling = doc.child(other);
    const change = state.tr;
    // The sibling is moved, so that the blocks of the selection, and the cursor in them, are left alone.
    if (direction < 0) {
      change.delete(from - sibling.nodeSize, from).insert(to - sibling.nodeSize, sibling);
    } else {
      change.delete(to, to + sibling.nodeSize).insert(from, sibling);
    }
    const shift = direction * sibling.nodeSize;
    change.setSelection(shifted(change, selection, shift));
    dispatch(change.scrollIntoView());
    return true;
  };
}

function shifted(change: Transaction, selection: Selection, shift: number): Selection {
  if (selection instanceof NodeSelection) return NodeSelection.create(change.doc, selection.from + shift);
  return TextSelection.between(change.doc.resolve(selection.anchor + shift), change.doc.resolve(selection.head + shift));
}

/** Takes the blocks of the selection away. */
export const removeBlock: Command = (state, dispatch) => {
  const { from, to, first, last } = touched(state);
  const isAll = first === 0 && last === state.doc.childCount - 1;
  if (isAll && state.doc.childCount === 1 && state.doc.firstChild?.content.size === 0 && state.doc.firstChild.type.name === 'paragraph') return false;
  if (dispatch) {
    const change = isAll ? state.tr.replaceWith(from, to, block('paragraph').create()) : state.tr.delete(from, to);
    change.setSelection(Selection.near(change.doc.resolve(Math.min(from + 1, change.doc.content.size)), isAll ? 1 : -1));
    dispatch(change.scrollIntoView());
  }
  return true;
};

/** Turns the text of the selection into blocks of this kind; of the kind it is, back into paragraphs. */
export function turnInto(kind: TextKind): Command {
  return (state, dispatch) => {
    const { from, to, first, last } = touched(state);
    const wanted: TextKind = kindAt(state) === kind ? 'paragraph' : kind;
    const texts: { content: Fragment; at: number }[] = [];
    for (let index = first; index <= last; index += 1) {
      if (!['paragraph', 'heading', 'pull_quote', 'quotation', 'list'].includes(state.doc.child(index).type.name)) return false;
    }
    state.doc.nodesBetween(from, to, (node, at) => {
      if (node.isTextblock) texts.push({ content: node.content, at });
      return !node.isTextblock;
    });
    if (!dispatch) return true;
    const id: unknown = state.doc.child(first).attrs['id'];
    const nodes = made(wanted, texts.map((text) => text.content), id);
    const change = state.tr.replaceWith(from, to, nodes);
    const places: number[] = [];
    change.doc.nodesBetween(from, from + nodes.reduce((sum, node) => sum + node.nodeSize, 0), (node, at) => {
      if (node.isTextblock) places.push(at);
      return !node.isTextblock;
    });
    const place = (position: number) => {
      const index = texts.findIndex((text) => position >= text.at && position <= text.at + text.content.size + 1);
      const text = texts[index];
      return text ? (places[index] ?? from) + position - text.at : from + 1;
    };
    if (state.selection instanceof TextSelection) {
      change.setSelection(TextSelection.between(change.doc.resolve(place(state.selection.anchor)), change.doc.resolve(place(state.selection.head))));
    }
    dispatch(change.scrollIntoView());
    return true;
  };
}

function made(kind: TextKind, texts: Fragment[], id: unknown): Node[] {
  const paragraphs = () => texts.map((content) => block('paragraph').create(null, content));
  switch (kind) {
    case 'quotation':
      return [block('quotation').create({ ...NOBODY, id }, paragraphs())];
    case 'bullets': case 'numbers':
      return [block('list').create({ ordered: kind === 'numbers', id }, paragraphs().map((one) => block('list_item').create(null, one)))];
    case 'pull-quote':
      return texts.map((content, index) => block('pull_quote').create({ id: index === 0 ? id : null }, content));
    case 'paragraph':
      return texts.map((content, index) => block('paragraph').create({ id: index === 0 ? id : null }, content));
    default:
      return texts.map((content, index) => block('heading').create({ level: Number(kind.slice(-1)), id: index === 0 ? id : null }, content));
  }
}

/** Whether the cursor stands in an empty paragraph that is a block of the document. */
export function inEmptyParagraph(state: EditorState): boolean {
  const { $from, empty } = state.selection;
  return empty && $from.depth === 1 && $from.parent.type.name === 'paragraph' && $from.parent.content.size === 0;
}

/** Puts blocks in place of the empty paragraph of the cursor, or behind the block it stands in, and goes into the first. */
export function put(change: Transaction, state: EditorState, nodes: Node[]): Transaction {
  const { from, to } = touched(state);
  const replaces = inEmptyParagraph(state);
  const at = replaces ? from : to;
  const last = nodes.at(-1);
  const isLast = to === state.doc.content.size;
  // A block without text at the end would leave nowhere to go on writing.
  const needsParagraph = isLast && last !== undefined && !last.isTextblock && last.type.name !== 'list' && last.type.name !== 'quotation';
  const content = Fragment.fromArray(needsParagraph ? [...nodes, block('paragraph').create()] : nodes);
  if (replaces) change.replaceWith(from, to, content);
  else change.insert(at, content);
  const first = nodes[0];
  if (first) {
    const inside = first.isAtom || first.type.name === 'gallery' ? NodeSelection.create(change.doc, at) : Selection.near(change.doc.resolve(at + 1));
    change.setSelection(inside);
  }
  return change.scrollIntoView();
}

/** A table with empty cells. */
export function emptyTable(rows: number, columns: number): Node {
  const row = () => block('table_row').create(null, Array.from({ length: columns }, () => block('table_cell').create()));
  return block('table').create({ header: true }, Array.from({ length: rows }, row));
}
