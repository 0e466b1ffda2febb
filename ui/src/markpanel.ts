/**
 * What stands behind marked words: the address of a link, the text of a footnote, who said something. A line beneath the
 * words shows it while the cursor is there; asked for by key or button it becomes a small form, and Escape goes back.
 */
import type { Mark, MarkType } from 'prosemirror-model';
import { type EditorState, Plugin, PluginKey, TextSelection } from 'prosemirror-state';
import { Decoration, DecorationSet, type EditorView } from 'prosemirror-view';
import { NOBODY, line } from './attribution';
import { AttributionFields } from './blocks/quotation';
import { isLink } from './check';
import { button, element, field, onEscape } from './element';
import { straight } from './paste/links';
import { markType } from './schema';
import { say } from './words';

type Kind = 'link' | 'note' | 'said';
const KINDS: Kind[] = ['link', 'note', 'said'];

interface Editing {
  kind: Kind;
  from: number;
  to: number;
}

interface Asking {
  label: string;
  fault: (text: string) => string;
  done: (text: string) => void;
}

interface Panel {
  editing: Editing | null;
  asking: Asking | null;
}

const key = new PluginKey<Panel>('panel');

/** The words around the cursor that carry a mark of this type. */
export function marked(state: EditorState, type: MarkType): { mark: Mark; from: number; to: number } | null {
  const { $from } = state.selection;
  if (!$from.parent.inlineContent) return null;
  const start = $from.start();
  let found: { mark: Mark; from: number; to: number } | null = null;
  const runs: { mark: Mark | undefined; from: number; to: number }[] = [];
  $from.parent.forEach((child, offset) => {
    const mark = type.isInSet(child.marks);
    const last = runs.at(-1);
    const from = start + offset;
    if (last && mark && last.mark?.eq(mark)) last.to = from + child.nodeSize;
    else runs.push({ mark, from, to: from + child.nodeSize });
  });
  for (const { mark, from, to } of runs) if (mark && from <= $from.pos && $from.pos <= to && !found) found = { mark, from, to };
  return found;
}

/** The word of the cursor, for a mark without a selection. */
export function wordAt(state: EditorState): { from: number; to: number } | null {
  const { $from, empty, from, to } = state.selection;
  if (!$from.parent.inlineContent) return null;
  if (!empty) return { from, to };
  const text = $from.parent.textBetween(0, $from.parent.content.size, '\n', '\ufffc');
  const before = text.slice(0, $from.parentOffset).match(/[\p{L}\p{N}’'-]*[^\p{L}\p{N}]?$/u)?.[0] ?? '';
  const back = /[\p{L}\p{N}]$/u.test(before) ? before.length : 0;
  const ahead = text.slice($from.parentOffset).match(/^[\p{L}\p{N}’'-]*/u)?.[0].length ?? 0;
  return back + ahead > 0 ? { from: from - back, to: from + ahead } : null;
}

/** Opens the form of a mark: that of the cursor, or a new one on the selection or the word. */
export function editMark(kind: Kind) {
  return (state: EditorState, dispatch?: EditorView['dispatch']): boolean => {
    const place = marked(state, markType(kind)) ?? wordAt(state);
    if (!place) return false;
    dispatch?.(state.tr.setMeta(key, { editing: { kind, from: place.from, to: place.to }, asking: null }));
    return true;
  };
}

/** Takes the link of the cursor or the selection away. */
export function unlink(state: EditorState, dispatch?: EditorView['dispatch']): boolean {
  const type = markType('link');
  const { from, to, empty } = state.selection;
  const place = empty ? marked(state, type) : state.doc.rangeHasMark(from, to, type) ? { from, to } : null;
  if (!place) return false;
  dispatch?.(state.tr.removeMark(place.from, place.to, type));
  return true;
}

/** Asks for a text beneath the cursor. */
export function ask(view: EditorView, label: string, fault: Asking['fault'], done: Asking['done']): void {
  view.dispatch(view.state.tr.setMeta(key, { editing: null, asking: { label, fault, done } }));
}

export function markPanel(around: HTMLElement): Plugin<Panel> {
  return new Plugin<Panel>({
    key,
    state: {
      init: () => ({ editing: null, asking: null }),
      apply(change, panel) {
        const told = change.getMeta(key) as Panel | undefined;
        if (told) return told;
        if (!change.docChanged || !panel.editing) return panel;
        const { kind, from, to } = panel.editing;
        return { ...panel, editing: { kind, from: change.mapping.map(from, 1), to: change.mapping.map(to, -1) } };
      },
    },
    props: {
      decorations(state) {
        const editing = key.getState(state)?.editing;
        return editing ? DecorationSet.create(state.doc, [Decoration.inline(editing.from, editing.to, { class: 'ed-picked' })]) : null;
      },
    },
    view: (view) => new PanelView(view, around),
  });
}

class PanelView {
  private readonly dom = element('div', { class: 'ed-panel', hidden: true });
  private shown = '';

  constructor(private readonly view: EditorView, private readonly around: HTMLElement) {
    onEscape(this.dom, () => this.close());
    around.append(this.dom);
    this.update(view);
  }

  update(view: EditorView): void {
    const panel = key.getState(view.state);
    if (panel?.editing) return this.once(`edit ${panel.editing.kind} ${panel.editing.from}`, panel.editing.to, () => this.form(panel.editing));
    if (panel?.asking) return this.once(`ask ${panel.asking.label}`, view.state.selection.to, () => this.question(panel.asking));
    const { empty } = view.state.selection;
    for (const kind of empty ? KINDS : []) {
      const found = marked(view.state, markType(kind));
      if (found) return this.once(JSON.stringify([kind, found.from, found.mark.attrs]), found.to, () => this.line(kind, found.mark));
    }
    this.hide();
    return undefined;
  }

  /** Draws what is not drawn yet, and puts it beneath the words. */
  private once(what: string, at: number, draw: () => void): void {
    if (this.shown !== what) {
      this.shown = what;
      this.dom.replaceChildren();
      this.dom.hidden = false;
      this.place(at);
      draw();
    }
    this.place(at);
  }

  private place(at: number): void {
    const line = this.view.coordsAtPos(Math.min(at, this.view.state.doc.content.size), -1);
    this.dom.style.top = `${line.bottom + 8 - this.around.getBoundingClientRect().top}px`;
  }

  private hide(): void {
    this.shown = '';
    this.dom.hidden = true;
    this.dom.replaceChildren();
  }

  private close(): void {
    const editing = key.getState(this.view.state)?.editing;
    const change = this.view.state.tr.setMeta(key, { editing: null, asking: null });
    if (editing) change.setSelection(TextSelection.create(change.doc, Math.min(editing.to, change.doc.content.size)));
    this.view.dispatch(change);
    this.view.focus();
  }

  private line(kind: Kind, mark: Mark): void {
    const text = kind === 'link' ? String(mark.attrs['href']) : kind === 'note' ? String(mark.attrs['text']) : line(mark.attrs) || say('said');
    const open = button(text, () => editMark(kind)(this.view.state, this.view.dispatch), { class: 'ed-quiet', dir: 'auto' });
    this.dom.classList.add('ed-line');
    this.dom.append(open);
    open.addEventListener('mousedown', (event) => event.preventDefault());
    open.disabled = !this.view.editable;
  }

  private question(asking: Asking | null): void {
    if (!asking) return;
    this.dom.classList.remove('ed-line');
    const made = field(asking.label, '', { type: 'url' });
    this.finish(made.row, () => {
      const text = made.input.value.trim();
      const sentence = asking.fault(text);
      made.complain(sentence);
      if (sentence) return made.input.focus();
      this.close();
      asking.done(text);
    });
    made.input.focus();
  }

  private form(editing: Editing | null): void {
    if (!editing) return;
    this.dom.classList.remove('ed-line');
    const { kind } = editing;
    const type = markType(kind);
    const before = marked(this.view.state, type)?.mark.attrs;
    const set = (attrs: Record<string, unknown> | null) => {
      const place = key.getState(this.view.state)?.editing;
      if (!place) return;
      const change = this.view.state.tr.removeMark(place.from, place.to, type);
      if (attrs) change.addMark(place.from, place.to, type.create(attrs));
      this.view.dispatch(change);
      this.close();
    };
    const away = before ? button(say('remove'), () => set(null), { class: 'ed-quiet' }) : null;
    if (kind === 'said') {
      const attrs: Record<string, unknown> = { ...NOBODY, ...before };
      const fields = new AttributionFields(attrs, (values) => Object.assign(attrs, values));
      this.finish(fields.dom, () => set(attrs), away);
    } else {
      const name = kind === 'link' ? 'href' : 'text';
      const made = field(say(kind === 'link' ? 'address' : 'note-text'), String(before?.[name] ?? ''), kind === 'link' ? { type: 'url' } : { lines: true });
      this.finish(made.row, () => {
        const text = kind === 'link' ? straight(full(made.input.value.trim())) : made.input.value.trim();
        if (text === '') return set(null);
        const isWrong = kind === 'link' && !isLink(text);
        made.complain(isWrong ? say('link-wrong') : '');
        if (!isWrong) set({ [name]: text });
      }, away);
    }
    this.dom.querySelector<HTMLElement>('input,textarea')?.focus();
  }

  private finish(fields: HTMLElement, apply: () => void, away: HTMLElement | null = null): void {
    const form = element('form', { class: 'ed-form' }, fields);
    const buttons = element('div', { class: 'ed-buttons' }, element('button', { type: 'submit' }, say('apply')));
    if (away) buttons.append(away);
    buttons.append(button(say('close'), () => this.close(), { class: 'ed-quiet' }));
    form.noValidate = true;
    form.append(buttons);
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      apply();
    });
    this.dom.append(form);
  }

  destroy(): void {
    this.dom.remove();
  }
}

/** An address as people type it: a host alone is a page. */
function full(text: string): string {
  return /^[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+([/?#]\S*)?$/u.test(text) ? `https://${text}` : text;
}
