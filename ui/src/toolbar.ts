/**
 * The toolbar: one stop of the Tab key, arrows go along it, Escape leads back to the text. Buttons say by `aria-pressed`
 * what the words at the cursor are.
 */
import { toggleMark } from 'prosemirror-commands';
import { redo, undo } from 'prosemirror-history';
import type { Command, EditorState } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { KINDS, type TextKind, kindAt, moveBlock, removeBlock, turnInto } from './commands';
import { element, icon } from './element';
import { editMark, marked } from './markpanel';
import { openMenu } from './menu';
import { markType } from './schema';
import { say } from './words';

interface Tool {
  word: string;
  drawing: string;
  run: Command | ((view: EditorView) => void);
  isCommand: boolean;
  pressed?: (state: EditorState) => boolean;
}

const tool = (word: string, drawing: string, run: Command, pressed?: (state: EditorState) => boolean): Tool => ({ word, drawing, run, isCommand: true, ...(pressed ? { pressed } : {}) });
const act = (word: string, drawing: string, run: (view: EditorView) => void): Tool => ({ word, drawing, run, isCommand: false });

const mark = (word: string, name: string, drawing: string): Tool => tool(word, drawing, toggleMark(markType(name)), (state) => {
  const { from, to, empty, $from } = state.selection;
  const type = markType(name);
  return empty ? type.isInSet(state.storedMarks ?? $from.marks()) !== undefined : state.doc.rangeHasMark(from, to, type);
});
const form = (word: string, kind: 'link' | 'note' | 'said', drawing: string): Tool => tool(word, drawing, editMark(kind), (state) => marked(state, markType(kind)) !== null);
const kind = (name: TextKind, drawing: string): Tool => tool(`block-${name}`, drawing, turnInto(name), (state) => kindAt(state) === name);

const GROUPS: Tool[][] = [
  [mark('bold', 'strong', 'M6 4h4.5a3 3 0 0 1 0 6H6zM6 10h5.5a3 3 0 0 1 0 6H6z'), mark('italic', 'emphasis', 'M8 4h6M6 16h6M11.5 4 8.5 16'),
    form('link', 'link', 'M8.5 11.5 11.5 8.5M9 6.5l1.6-1.6a3.2 3.2 0 0 1 4.5 4.5L13.5 11M11 13.5l-1.6 1.6a3.2 3.2 0 0 1-4.5-4.5L6.5 9'),
    form('said', 'said', 'M4 6.5h5V10c0 2-1.5 3.5-3.5 4M11 6.5h5V10c0 2-1.5 3.5-3.5 4'), form('note', 'note', 'M3 8h7M3 12h9M3 16h9M14 5l1.8-1.2V9'),
    mark('code', 'code', 'M7.5 6 3.5 10l4 4M12.5 6l4 4-4 4'), mark('sub', 'sub', 'M3 5l7 8M10 5l-7 8M13 13.5c0-2 3-2 3 0 0 1.2-3 2-3 3.5h3'), mark('sup', 'sup', 'M3 8l7 8M10 8l-7 8M13 4c0-2 3-2 3 0 0 1.2-3 2-3 3.5h3')],
  [kind('quotation', 'M4 4v12M8 6h8M8 10h8M8 14h5'), kind('bullets', 'M4 6h.01M4 10h.01M4 14h.01M8 6h8M8 10h8M8 14h8'), kind('numbers', 'M3.5 5 4.5 4.5V8M3.3 12.5c0-1.3 2-1.3 2 0 0 .8-2 1.5-2 2.5h2M9 6h7M9 13h7'),
    act('insert', 'M10 4v12M4 10h12', openMenu)],
  [tool('move-up', 'M10 16V5M5.5 9.5 10 5l4.5 4.5', moveBlock(-1)), tool('move-down', 'M10 4v11M5.5 10.5 10 15l4.5-4.5', moveBlock(1)), tool('remove-block', 'M4 6h12M8 6V4h4v2M6 6l.7 10h6.6L14 6', removeBlock)],
  [tool('undo', 'M7 5 4 8l3 3M4 8h7a4 4 0 0 1 0 8H8', undo), tool('redo', 'M13 5l3 3-3 3M16 8H9a4 4 0 0 0 0 8h3', redo)],
];

export class Toolbar {
  readonly dom = element('div', { class: 'ed-toolbar', role: 'toolbar', 'aria-label': say('toolbar') });
  private readonly buttons: [HTMLButtonElement, Tool][] = [];
  private readonly kinds = element('select', { 'aria-label': say('block-kind'), title: say('block-kind') });
  private view: EditorView | null = null;
  private waiting = false;
  private last: HTMLElement;

  /** `remark` begins a note on what is selected, in the text or above it. */
  constructor(shortcuts: () => void, remark: () => void) {
    for (const name of KINDS) this.kinds.append(element('option', { value: name }, say(`block-${name}`)));
    this.kinds.append(element('option', { value: '', hidden: true, disabled: true }, '—'));
    this.kinds.addEventListener('change', () => {
      if (this.view && this.kinds.value) {
        if (kindAt(this.view.state) !== this.kinds.value) turnInto(this.kinds.value as TextKind)(this.view.state, this.view.dispatch);
        this.view.focus();
      }
    });
    this.dom.append(this.kinds);
    const note = element('button', { type: 'button', 'aria-label': say('remark'), title: say('remark') }, icon('M4 4h12v9H9l-3.5 3v-3H4zM7 7.5h6M7 10h4'));
    note.addEventListener('mousedown', (event) => event.preventDefault());
    note.addEventListener('click', remark);
    for (const group of GROUPS) {
      const box = element('span', { class: 'ed-group' });
      for (const one of group) {
        const made = element('button', { type: 'button', 'aria-label': say(one.word), title: say(one.word), ...(one.pressed ? { 'aria-pressed': 'false' } : {}) }, icon(one.drawing));
        made.addEventListener('mousedown', (event) => event.preventDefault());
        made.addEventListener('click', () => this.run(one));
        this.buttons.push([made, one]);
        box.append(made);
      }
      this.dom.append(box);
      if (group === GROUPS[0]) this.dom.append(element('span', { class: 'ed-group' }, note));
    }
    const help = element('button', { type: 'button', 'aria-label': say('shortcuts'), title: say('shortcuts'), 'aria-haspopup': 'dialog' }, '?');
    help.addEventListener('click', shortcuts);
    this.dom.append(help);
    this.last = this.kinds;
    this.dom.addEventListener('keydown', (event) => this.onKey(event));
    this.dom.addEventListener('focusin', (event) => this.rove(event.target as HTMLElement));
    this.rove(this.kinds);
  }

  /** The text that the toolbar is for. */
  serve(view: EditorView): void {
    this.view = view;
    this.update();
  }

  focus(): void {
    this.last.focus();
  }

  /** Follows the text, at most once a frame: typing must not wait for it. */
  update(): void {
    if (this.waiting) return;
    this.waiting = true;
    requestAnimationFrame(() => {
      this.waiting = false;
      this.draw();
    });
  }

  private draw(): void {
    if (!this.view) return;
    const { state, editable } = this.view;
    const now = kindAt(state) ?? '';
    if (this.kinds.value !== now && document.activeElement !== this.kinds) this.kinds.value = now;
    this.kinds.disabled = !editable || now === '';
    for (const [made, one] of this.buttons) {
      const isOn = editable && (!one.isCommand || (one.run as Command)(state));
      // Greyed and still reached: a button that loses the focus by being switched off loses the person too.
      if ((made.getAttribute('aria-disabled') === 'true') === isOn) made.setAttribute('aria-disabled', isOn ? 'false' : 'true');
      const pressed = one.pressed?.(state) === true ? 'true' : 'false';
      if (one.pressed && made.getAttribute('aria-pressed') !== pressed) made.setAttribute('aria-pressed', pressed);
    }
  }

  private run(one: Tool): void {
    if (!this.view?.editable) return;
    if (one.isCommand) {
      const isForm = ['link', 'note', 'said'].includes(one.word);
      (one.run as Command)(this.view.state, this.view.dispatch);
      if (!isForm) this.view.focus();
    } else (one.run as (view: EditorView) => void)(this.view);
  }

  private stops(): HTMLElement[] {
    return [...this.dom.querySelectorAll<HTMLElement>('button,select')];
  }

  private rove(to: HTMLElement): void {
    for (const stop of this.stops()) stop.tabIndex = stop === to ? 0 : -1;
    this.last = to;
  }

  private onKey(event: KeyboardEvent): void {
    const stops = this.stops();
    const now = stops.indexOf(event.target as HTMLElement);
    const forwards = getComputedStyle(this.dom).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    const backwards = forwards === 'ArrowLeft' ? 'ArrowRight' : 'ArrowLeft';
    const to = event.key === forwards ? now + 1 : event.key === backwards ? now - 1 : event.key === 'Home' ? 0 : event.key === 'End' ? stops.length - 1 : null;
    if (event.key === 'Escape') {
      event.preventDefault();
      this.view?.focus();
    } else if (to !== null) {
      event.preventDefault();
      stops[(to + stops.length) % stops.length]?.focus();
    }
  }
}
