/**
 * The closed set of blocks and marks, as `crates/document` has it. A name, an attribute or an order that differs from
 * there is a fault here: the shared fixtures are read by both.
 */
import { Schema, type Attrs, type MarkSpec, type Node, type NodeSpec } from 'prosemirror-model';
import { NOBODY } from './attribution';
import { isLink } from './check';

const BLOCK = 'data-courant-block';
const MARK = 'data-courant-mark';
const ATTRS = 'data-courant-attrs';

/** Attributes from a copy of our own, as far as the type has them. */
function copied(dom: HTMLElement): Attrs | false {
  try {
    const value: unknown = JSON.parse(dom.getAttribute(ATTRS) ?? '');
    return typeof value === 'object' && value !== null ? value : false;
  } catch {
    return false;
  }
}

/** What a block is on the clipboard. Its id stays behind: a copy is another block. */
function carried(node: Node): Record<string, string> {
  const { id: _, ...attrs } = node.attrs;
  return { [BLOCK]: node.type.name, [ATTRS]: JSON.stringify(attrs) };
}

function attrs(defaults: Record<string, unknown>): NonNullable<NodeSpec['attrs']> {
  return Object.fromEntries(Object.entries(defaults).map(([name, value]) => [name, { default: value }]));
}

/** A block that holds attributes alone. */
function leaf(kind: string, defaults: Record<string, unknown>): NodeSpec {
  return {
    group: 'block', atom: true, selectable: true, draggable: false, attrs: attrs({ id: null, ...defaults }),
    parseDOM: [{ tag: `div[${BLOCK}=${kind}]`, getAttrs: copied }],
    toDOM: (node) => ['div', carried(node)],
  };
}

const nodes: Record<string, NodeSpec> = {
  doc: { content: 'block+' },
  paragraph: {
    content: 'inline*', group: 'block', attrs: attrs({ id: null }),
    parseDOM: [{ tag: 'p' }], toDOM: () => ['p', 0],
  },
  heading: {
    content: 'inline*', group: 'block', defining: true, attrs: attrs({ id: null, level: 2 }),
    parseDOM: [1, 2, 3, 4, 5, 6].map((level) => ({ tag: `h${level}`, attrs: { level: Math.min(Math.max(level, 2), 4) } })),
    toDOM: (node) => [`h${String(node.attrs['level'])}`, 0],
  },
  quotation: {
    content: 'paragraph+', group: 'block', defining: true, attrs: attrs({ id: null, ...NOBODY }),
    parseDOM: [
      { tag: `blockquote[${BLOCK}=quotation]`, getAttrs: copied },
      { tag: 'blockquote' },
    ],
    toDOM: (node) => ['blockquote', carried(node), 0],
  },
  pull_quote: {
    content: 'inline*', group: 'block', defining: true, attrs: attrs({ id: null }),
    parseDOM: [{ tag: 'aside' }], toDOM: () => ['aside', 0],
  },
  list: {
    content: 'list_item+', group: 'block', attrs: attrs({ id: null, ordered: false }),
    parseDOM: [{ tag: 'ul', attrs: { ordered: false } }, { tag: 'ol', attrs: { ordered: true } }],
    toDOM: (node) => [node.attrs['ordered'] ? 'ol' : 'ul', 0],
  },
  list_item: { content: 'paragraph+', defining: true, parseDOM: [{ tag: 'li' }], toDOM: () => ['li', 0] },
  figure: leaf('figure', { media: '', alt: '', decorative: false, caption: '', credit: '', width: 0, height: 0 }),
  gallery: {
    content: 'figure+', group: 'block', isolating: true, attrs: attrs({ id: null }),
    parseDOM: [{ tag: `div[${BLOCK}=gallery]` }],
    toDOM: (node) => ['div', carried(node), 0],
  },
  embed: leaf('embed', { url: '', title: '' }),
  link_card: leaf('link_card', { url: '', title: '' }),
  table: {
    content: 'table_row+', group: 'block', isolating: true, attrs: attrs({ id: null, header: false }),
    parseDOM: [{ tag: 'table', getAttrs: (dom) => ({ header: dom.querySelector('th') !== null }) }],
    toDOM: (node) => ['table', carried(node), ['tbody', 0]],
  },
  table_row: { content: 'table_cell+', parseDOM: [{ tag: 'tr' }], toDOM: () => ['tr', 0] },
  table_cell: { content: 'inline*', isolating: true, parseDOM: [{ tag: 'td' }, { tag: 'th' }], toDOM: () => ['td', 0] },
  divider: { ...leaf('divider', {}), parseDOM: [{ tag: 'hr' }], toDOM: () => ['hr'] },
  correction: leaf('correction', { kind: 'correction', text: '', at: 0 }),
  quarantine: leaf('quarantine', { html: '', reason: '' }),
  text: { group: 'inline' },
  hard_break: { inline: true, group: 'inline', selectable: false, parseDOM: [{ tag: 'br' }], toDOM: () => ['br'], linebreakReplacement: true },
};
const plain = (tags: string[], styles: MarkSpec['parseDOM'] = []): MarkSpec => ({
  parseDOM: [...tags.map((tag) => ({ tag })), ...styles], toDOM: () => [tags[0] ?? 'span', 0],
});

/** A mark with attributes of its own; it does not grow at its end, so that what is typed behind it stands outside. */
const attributed = (kind: string, defaults: Record<string, unknown>, shown: string): MarkSpec => ({
  inclusive: false, attrs: attrs(defaults),
  parseDOM: [{ tag: `span[${MARK}=${kind}]`, getAttrs: copied }],
  toDOM: (mark) => ['span', { class: shown, [MARK]: kind, [ATTRS]: JSON.stringify(mark.attrs) }, 0],
});

/** The order is that of nesting, outermost first. Stored, `said` is called `quotation`: ProseMirror wants one name for one thing. */
const marks: Record<string, MarkSpec> = {
  note: attributed('note', { text: '' }, 'ed-note'),
  said: attributed('said', { ...NOBODY }, 'ed-said'),
  link: {
    inclusive: false, attrs: { href: {} },
    parseDOM: [{ tag: 'a[href]', getAttrs: (dom) => isLink(dom.getAttribute('href') ?? '') && { href: dom.getAttribute('href') } }],
    toDOM: (mark) => ['a', { href: String(mark.attrs['href']), rel: 'noopener' }, 0],
  },
  strong: plain(['strong', 'b']),
  emphasis: plain(['em', 'i']),
  sub: plain(['sub']),
  sup: plain(['sup']),
  code: plain(['code']),
};

/** Types of blocks and marks. */
export const schema = new Schema({ nodes, marks });

/** A type that is known to be there. */
export function block(name: string) {
  const type = schema.nodes[name];
  if (!type) throw new Error(`no block ${name}`);
  return type;
}

/** Likewise of a mark. */
export function markType(name: string) {
  const type = schema.marks[name];
  if (!type) throw new Error(`no mark ${name}`);
  return type;
}
