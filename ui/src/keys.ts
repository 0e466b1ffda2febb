/** What the keys do. Whatever a button does, a key does too; the list behind the question mark is made of the same table. */
import { baseKeymap, chainCommands, deleteSelection, exitCode, toggleMark } from 'prosemirror-commands';
import { redo, undo } from 'prosemirror-history';
import { undoInputRule } from 'prosemirror-inputrules';
import { keymap } from 'prosemirror-keymap';
import { liftListItem, splitListItem } from 'prosemirror-schema-list';
import { type Command, NodeSelection, type Plugin } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { kindAt, moveBlock, removeBlock, turnInto } from './commands';
import { writeBehind } from './blocks/leaf';
import { editMark, unlink } from './markpanel';
import { block, markType } from './schema';
import { cellAt, nextCell } from './tables';

/** What the editor around the text does. */
export interface Around {
  save: () => void;
  toolbar: () => void;
  shortcuts: () => void;
  before: () => void;
  behind: () => void;
}

/** Keys with the word that says what they do. */
export const SHORTCUTS: [string, string][] = [
  ['Mod-s', 'shortcut-save'], ['Mod-z', 'undo'], ['Mod-Shift-z', 'redo'], ['Mod-b', 'bold'], ['Mod-i', 'italic'], ['Mod-e', 'code'],
  ['Mod-k', 'link'], ['Mod-Shift-k', 'unlink'], ['Mod-Alt-m', 'remark'], ['Mod-Alt-n', 'remark-next'], ['Mod-Alt-f', 'note'], ['Mod-Alt-q', 'said'],
  ['Mod-Alt-0', 'block-paragraph'], ['Mod-Alt-2', 'block-heading-2'], ['Mod-Alt-3', 'block-heading-3'], ['Mod-Alt-4', 'block-heading-4'],
  ['Mod-Shift-9', 'block-quotation'], ['Mod-Shift-8', 'block-bullets'], ['Mod-Shift-7', 'block-numbers'],
  ['/', 'shortcut-menu'], ['Shift-Enter', 'shortcut-break'], ['Alt-Shift-ArrowUp', 'move-up'], ['Alt-Shift-ArrowDown', 'move-down'],
  ['Alt-F10', 'shortcut-toolbar'], ['Escape', 'shortcut-back'], ['Mod-/', 'shortcuts'],
];

const lineBreak: Command = chainCommands(exitCode, (state, dispatch) => {
  if (!state.selection.$from.parent.inlineContent) return false;
  dispatch?.(state.tr.replaceSelectionWith(block('hard_break').create()).scrollIntoView());
  return true;
});

/** Tab leads into the fields of a block, and else out of the text: nobody is kept in it. */
const tab = (around: Around): Command => (state, dispatch, view) => {
  if (cellAt(state)) return nextCell(1)(state, dispatch);
  const field = fieldsOf(view);
  if (field) field.focus();
  else around.behind();
  return true;
};

function fieldsOf(view: EditorView | undefined): HTMLElement | null {
  if (!view) return null;
  const { selection } = view.state;
  const at = selection instanceof NodeSelection ? selection.from : selection.$from.depth > 1 ? selection.$from.before(1) : null;
  if (at === null) return null;
  const dom = view.nodeDOM(at);
  return dom instanceof HTMLElement ? dom.querySelector<HTMLElement>('input:not([type=file],:disabled),textarea,select') : null;
}

/** Backspace at the start of a heading, quotation or list makes plain paragraphs of it before it joins anything. */
const plainAgain: Command = (state, dispatch) => {
  const { $from, empty } = state.selection;
  if (!empty || $from.parentOffset > 0) return false;
  const kind = kindAt(state);
  if (!kind || kind === 'paragraph') return false;
  if (kind === 'bullets' || kind === 'numbers') return $from.index($from.depth - 1) === 0 && liftListItem(block('list_item'))(state, dispatch);
  if (kind === 'quotation' && $from.index(1) > 0) return false;
  return turnInto('paragraph')(state, dispatch);
};

/** Up from the first line leads to the standfirst. */
const up = (around: Around, sideways: boolean): Command => (state, _, view) => {
  const { selection } = state;
  const isFirst = selection.$from.index(0) === 0 && (selection instanceof NodeSelection || selection.empty);
  if (!isFirst || !view) return false;
  if (selection instanceof NodeSelection ? selection.$from.depth > 0 : !(sideways ? selection.from === 1 : view.endOfTextblock('up') && !state.doc.firstChild?.isAtom)) return false;
  if (!sideways && selection.$from.depth > 1 && selection.$from.index(1) > 0) return false;
  around.before();
  return true;
};

const enterBehindBlock: Command = (state, _, view) => {
  const { selection } = state;
  if (!(selection instanceof NodeSelection) || selection.$from.depth > 0 || !view) return false;
  writeBehind(view, selection.from);
  return true;
};

const splitItem = splitListItem(block('list_item'));
const liftItem = liftListItem(block('list_item'));

/** All keys of the text. */
export function keys(around: Around): Plugin[] {
  const act = (what: () => void): Command => () => {
    what();
    return true;
  };
  const own: Record<string, Command> = {
    'Mod-s': act(around.save), 'Alt-F10': act(around.toolbar), 'Mod-/': act(around.shortcuts),
    'Mod-z': undo, 'Mod-Shift-z': redo, 'Mod-y': redo,
    'Mod-b': toggleMark(markType('strong')), 'Mod-i': toggleMark(markType('emphasis')), 'Mod-e': toggleMark(markType('code')),
    'Mod-k': editMark('link'), 'Mod-Shift-k': unlink, 'Mod-Alt-f': editMark('note'), 'Mod-Alt-q': editMark('said'),
    'Mod-Alt-0': turnInto('paragraph'), 'Mod-Alt-2': turnInto('heading-2'), 'Mod-Alt-3': turnInto('heading-3'), 'Mod-Alt-4': turnInto('heading-4'),
    'Mod-Shift-9': turnInto('quotation'), 'Mod-Shift-8': turnInto('bullets'), 'Mod-Shift-7': turnInto('numbers'),
    'Alt-Shift-ArrowUp': moveBlock(-1), 'Alt-Shift-ArrowDown': moveBlock(1), 'Mod-Shift-Backspace': removeBlock,
    'Shift-Enter': lineBreak, Enter: chainCommands((state, dispatch) => (cellAt(state) ? nextCell(1)(state, dispatch) : false), splitItem, liftItem, enterBehindBlock),
    Backspace: chainCommands(undoInputRule, deleteSelection, plainAgain), Tab: tab(around),
    'Shift-Tab': (state, dispatch) => {
      if (!nextCell(-1)(state, dispatch)) around.before();
      return true;
    },
    ArrowUp: up(around, false), ArrowLeft: up(around, true),
  };
  return [keymap(own), keymap(baseKeymap)];
}
