/**
 * Between the stored JSON of a body and the editor's document. What is unfinished is stored as TK, the print habit for
 * "to come": a picture without a description or a correction without words would be refused, and a save must never be.
 */
import { Fragment, Mark, type Node } from 'prosemirror-model';
import { held, written } from './attribution';
import { SCHEMA, check } from './check';
import { schema } from './schema';

export interface Stored {
  type: string;
  attrs?: Record<string, unknown>;
  content?: Stored[];
  text?: string;
  marks?: Stored[];
}

export interface Body {
  schema: number;
  type: string;
  content: Stored[];
}

/** Stands where words are still to come. */
export const TO_COME = 'TK';

/** Reads a body; refuses with `Invalid` what the paper would refuse. A body without blocks gets an empty paragraph. */
export function fromStored(value: unknown): Node {
  check(value);
  const content = ((value as Body).content ?? []).map(read);
  const doc = schema.node('doc', null, content.length > 0 ? content : [schema.node('paragraph')]);
  doc.check();
  return doc;
}

function read(stored: Stored): Node {
  const attrs = stored.type === 'quotation' ? { ...held(stored.attrs ?? {}), id: stored.attrs?.['id'] ?? null } : stored.attrs ?? null;
  const marks = (stored.marks ?? []).map((mark) =>
    mark.type === 'quotation' ? schema.mark('said', held(mark.attrs ?? {})) : schema.mark(mark.type, mark.attrs ?? null));
  if (stored.type === 'text') return schema.text(stored.text ?? '', Mark.setFrom(marks));
  return schema.node(stored.type, attrs, Fragment.fromArray((stored.content ?? []).map(read)), Mark.setFrom(marks));
}

/** The stored form of a document. */
export function toStored(doc: Node): Body {
  const content: Stored[] = [];
  doc.forEach((node) => content.push(write(node, true)));
  return { schema: SCHEMA, type: 'doc', content };
}

/** The stored form of one block. */
export function write(node: Node, outer: boolean): Stored {
  if (node.isText) return marked({ type: 'text', text: clean(node.text ?? '') }, node);
  if (node.type.name === 'hard_break') return marked({ type: 'hard_break' }, node);
  const out: Stored = { type: node.type.name };
  const attrs = attributes(node);
  if (outer && typeof node.attrs['id'] === 'string') attrs['id'] = node.attrs['id'];
  if (Object.keys(attrs).length > 0) out.attrs = attrs;
  const content: Stored[] = [];
  node.forEach((child) => {
    if (!child.isText || clean(child.text ?? '') !== '') content.push(write(child, false));
  });
  if (content.length > 0) out.content = content;
  return out;
}

function marked(out: Stored, node: Node): Stored {
  if (node.marks.length === 0) return out;
  const marks = node.marks.map((mark): Stored => {
    if (mark.type.name === 'said') return { type: 'quotation', attrs: written(tidy(mark.attrs)) };
    const attrs = tidy(mark.attrs);
    return Object.keys(attrs).length > 0 ? { type: mark.type.name, attrs } : { type: mark.type.name };
  });
  return { ...out, marks };
}

function attributes(node: Node): Record<string, unknown> {
  const { id: _, ...attrs } = tidy(node.attrs);
  switch (node.type.name) {
    case 'quotation':
      return written(attrs);
    case 'figure': {
      const decorative = attrs['decorative'] === true;
      const alt = String(attrs['alt']);
      return { ...attrs, alt: decorative ? '' : alt.trim() === '' ? TO_COME : alt };
    }
    case 'correction':
      return { ...attrs, text: String(attrs['text']).trim() === '' ? TO_COME : attrs['text'] };
    default:
      return attrs;
  }
}

function tidy(attrs: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(attrs).map(([name, value]) => [name, typeof value === 'string' ? clean(value) : value]));
}

/** Without the control characters that no text of the paper may hold; a vertical tab is Word's line break. */
export function clean(text: string): string {
  return text.replace(/\u000b/g, '\n').replace(/[\u0000-\u0008\u000c\u000e-\u001f\u007f-\u009f]/g, '');
}
