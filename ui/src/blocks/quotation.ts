/** Somebody's words as a block, with who said them, when, where, and how the paper knows, right beneath. */
import type { Node } from 'prosemirror-model';
import type { EditorView, NodeView } from 'prosemirror-view';
import { type Attribution, TEXTS } from '../attribution';
import { isLink } from '../check';
import { type Field, element, field, tick } from '../element';
import { say } from '../words';
import { Attrs, type Position, isInField, keysInFields } from './leaf';

type Set = (values: Partial<Attribution>) => void;

/** The fields of an attribution, for a block and for words inside a sentence. */
export class AttributionFields {
  readonly dom = element('div', { class: 'ed-fields' });
  private readonly fields: [string, Field][] = [];
  private readonly proposed: { row: HTMLElement; input: HTMLInputElement };

  constructor(attrs: Record<string, unknown>, set: Set) {
    for (const name of TEXTS) {
      const made = fieldOf(name, String(attrs[name] ?? ''), set);
      this.fields.push([name, made]);
      this.dom.append(made.row);
    }
    this.proposed = tick(say('proposed'), attrs['proposed'] === true, (on) => set({ proposed: on }));
    this.dom.append(this.proposed.row);
    this.follow(attrs);
  }

  follow(attrs: Record<string, unknown>): void {
    for (const [name, { input }] of this.fields) {
      const value = String(attrs[name] ?? '');
      if (input !== document.activeElement && input.getAttribute('aria-invalid') !== 'true' && input.value !== value) input.value = value;
    }
    this.proposed.input.checked = attrs['proposed'] === true;
    // Only a rule proposes; a person who writes a quotation down has nothing to confirm.
    this.proposed.row.hidden = attrs['proposed'] !== true;
  }
}

function fieldOf(name: (typeof TEXTS)[number], value: string, set: Set): Field {
  const isAddress = name === 'source_url';
  const made = field(say(name.replace('_', '-')), value, { type: isAddress ? 'url' : 'text' });
  made.input.addEventListener('input', () => {
    const text = made.input.value.trim();
    const isWrong = isAddress && text !== '' && !isLink(text);
    made.complain(isWrong ? say('link-wrong') : '');
    if (!isWrong) set({ [name]: text === '' ? null : isAddress ? text : made.input.value });
  });
  return made;
}

export class QuotationView implements NodeView {
  readonly dom = element('figure', { class: 'ed-block ed-quotation' });
  readonly contentDOM = element('blockquote');
  private readonly fields: AttributionFields;
  private readonly attrs: Attrs;

  constructor(node: Node, view: EditorView, at: Position) {
    this.attrs = new Attrs(view, at, node);
    this.fields = new AttributionFields(node.attrs, (values) => this.attrs.set(values));
    const panel = element('div', { class: 'ed-attribution', contenteditable: 'false', role: 'group', 'aria-label': say('attribution') }, this.fields.dom);
    panel.addEventListener('keydown', (event) => keysInFields(event, view, at));
    this.dom.append(this.contentDOM, panel);
  }

  update(node: Node): boolean {
    if (node.type !== this.attrs.node.type) return false;
    this.attrs.node = node;
    this.fields.follow(node.attrs);
    return true;
  }

  stopEvent(event: Event): boolean {
    return isInField(event.target);
  }

  ignoreMutation(mutation: MutationRecord | { type: 'selection'; target: globalThis.Node }): boolean {
    return !this.contentDOM.contains(mutation.target) && mutation.target !== this.contentDOM;
  }
}
