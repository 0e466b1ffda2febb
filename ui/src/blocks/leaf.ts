/**
 * The frame of a block that is made of fields rather than of text: a picture, a card, a correction. The fields are plain
 * inputs inside the block, so that a keyboard and a screen reader meet what they know.
 */
import type { Node } from 'prosemirror-model';
import { NodeSelection, Selection } from 'prosemirror-state';
import type { EditorView, NodeView } from 'prosemirror-view';
import { type Field, element, field } from '../element';
import { block } from '../schema';

export type Position = () => number | undefined;

interface FieldOptions {
  lines?: boolean;
  hint?: string;
  type?: string;
  /** What is wrong with a text; nothing where it may be taken over. */
  fault?: (text: string) => string;
  /** The attribute that a text becomes. */
  value?: (text: string) => unknown;
}

/** Attributes of a block, as its fields show and set them. */
export class Attrs {
  constructor(private readonly view: EditorView, private readonly at: Position, public node: Node) {}

  get(name: string): unknown {
    return this.node.attrs[name];
  }

  set(values: Record<string, unknown>): void {
    const at = this.at();
    if (at === undefined || !this.view.editable) return;
    const change = this.view.state.tr;
    for (const [name, value] of Object.entries(values)) change.setNodeAttribute(at, name, value);
    this.view.dispatch(change);
  }

  /** A field of text for an attribute. What `fault` complains of is shown and not taken over. */
  field(name: string, label: string, { lines = false, hint = '', type = 'text', fault, value = (text: string): unknown => text }: FieldOptions = {}): Field {
    const made = field(label, String(this.get(name) ?? ''), { lines, hint, type });
    made.input.addEventListener('input', () => {
      const sentence = fault?.(made.input.value) ?? '';
      made.complain(sentence);
      if (!sentence) this.set({ [name]: value(made.input.value) });
    });
    return made;
  }
}

/** What every such block does: where the keys lead, and which events belong to its fields. */
export abstract class LeafView implements NodeView {
  readonly dom: HTMLElement;
  protected readonly attrs: Attrs;
  private readonly fields: [string, Field][] = [];

  constructor(protected node: Node, protected readonly view: EditorView, protected readonly at: Position, kind: string, label: string) {
    this.attrs = new Attrs(view, at, node);
    this.dom = element('div', { class: `ed-block ed-${kind}`, role: 'group', 'aria-label': label });
    this.dom.addEventListener('keydown', (event) => keysInFields(event, view, at));
  }

  /** Adds a field that follows the attribute of this name. */
  protected add(name: string, made: Field, into: HTMLElement = this.dom): Field {
    this.fields.push([name, made]);
    into.append(made.row);
    return made;
  }

  /** What else follows the attributes. */
  protected show(): void {}

  update(node: Node): boolean {
    if (node.type !== this.node.type) return false;
    this.node = node;
    this.attrs.node = node;
    for (const [name, { input }] of this.fields) {
      const value = String(node.attrs[name] ?? '');
      if (input !== document.activeElement && input.value !== value) input.value = value;
    }
    this.show();
    return true;
  }

  stopEvent(event: Event): boolean {
    return isInField(event.target);
  }

  ignoreMutation(): boolean {
    return true;
  }
}

/** Whether an event belongs to a field and not to the text around it. */
export function isInField(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input,textarea,select,button,label,summary') !== null;
}

/** Enter goes on to the next field and then behind the block, Escape back to the block. */
export function keysInFields(event: KeyboardEvent, view: EditorView, at: Position): void {
  const { target } = event;
  if (!(target instanceof HTMLElement)) return;
  const position = at();
  if (position === undefined) return;
  if (event.key === 'Escape') {
    event.preventDefault();
    event.stopPropagation();
    const node = view.state.doc.nodeAt(position);
    const selection = node?.isAtom ? NodeSelection.create(view.state.doc, position) : Selection.near(view.state.doc.resolve(position + 1));
    view.dispatch(view.state.tr.setSelection(selection));
    view.focus();
  } else if (event.key === 'Enter' && target instanceof HTMLInputElement && target.type !== 'checkbox' && !event.isComposing) {
    event.preventDefault();
    const box = target.closest('.ed-block');
    const fields = [...(box?.querySelectorAll<HTMLElement>('input:not([type=file],[type=checkbox]):not(:disabled),textarea') ?? [])];
    const next = fields[fields.indexOf(target) + 1];
    if (next) next.focus();
    else writeBehind(view, position);
  }
}

/** Sets the cursor behind a block, in a paragraph that is made where there is none. */
export function writeBehind(view: EditorView, at: number): void {
  const node = view.state.doc.nodeAt(at);
  if (!node) return;
  const behind = at + node.nodeSize;
  const change = view.state.tr;
  if (!view.state.doc.nodeAt(behind)?.isTextblock) change.insert(behind, block('paragraph').create());
  change.setSelection(Selection.near(change.doc.resolve(behind + 1)));
  view.dispatch(change.scrollIntoView());
  view.focus();
}
