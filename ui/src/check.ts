/**
 * Whether stored JSON is a document. ProseMirror fills in and drops what it does not know; the paper refuses it. So what
 * is read is checked first by the paper's own rules: `crates/document/src/parse.rs`, line by line.
 */

/** Why it is none: the place as the paper names it, and a reason for the console. */
export class Invalid extends Error {
  constructor(readonly path: string, readonly reason: string) {
    super(`The article body is not valid at ${path}: ${reason}.`);
  }
}

const DEPTH = 32;
const BLOCKS = 20_000;
const ADDRESS = 2_048;
/** What a correction can be about. */
export const CORRECTIONS = ['correction', 'clarification', 'update', 'typo', 'retraction'];
/** Version of the stored shape. */
export const SCHEMA = 1;

function refuse(path: string, reason: string): never {
  throw new Invalid(path === '' ? 'document' : path.replace(/^\./, ''), reason);
}

type Bag = Record<string, unknown>;
type Rule = (value: unknown) => boolean;

const text: Rule = (value) => typeof value === 'string';
const maybeText: Rule = (value) => value === null || typeof value === 'string';
const flag: Rule = (value) => typeof value === 'boolean';
const whole = (most: number): Rule => (value) => Number.isInteger(value) && Number(value) >= 0 && Number(value) <= most;

function bag(value: unknown, path: string): Bag {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) refuse(path, 'invalid type');
  return value as Bag;
}

/** An object of these fields; those with a `!` before their name must be there. */
function fields(value: unknown, path: string, rules: Record<string, Rule>): Bag {
  const found = bag(value, path);
  for (const [name, given] of Object.entries(found)) {
    const rule = rules[name] ?? rules[`!${name}`];
    if (!rule) refuse(path, `unknown field \`${name}\``);
    if (!rule(given)) refuse(path, `invalid value of \`${name}\``);
  }
  for (const name of Object.keys(rules)) {
    if (name.startsWith('!') && !(name.slice(1) in found)) refuse(path, `missing field \`${name.slice(1)}\``);
  }
  return found;
}

const NODE = { '!type': text, attrs: () => true, content: Array.isArray, text: maybeText, marks: Array.isArray };
const ATTRIBUTION = {
  speaker: maybeText, role: maybeText, when: maybeText, place: maybeText, source: maybeText, source_url: maybeText, proposed: flag,
};
const FIGURE = {
  '!media': text, alt: text, decorative: flag, caption: text, credit: text, width: whole(2 ** 32 - 1), height: whole(2 ** 32 - 1),
};

const blank = (value: unknown) => typeof value !== 'string' || value.trim() === '';
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/;
// Controls and white space of any kind.
const GAP = /[\u0000-\u001f\u007f-\u009f\s\u0085]/;

/** Whether this may be opened as a page: http, https, or a path on this site. */
export function isPage(address: string): boolean {
  if (new TextEncoder().encode(address).length > ADDRESS || GAP.test(address)) return false;
  if (address.startsWith('/')) return !/^\/[/\\]/.test(address);
  return /^https?:\/\/[^/\\?#]/i.test(address);
}

/** Whether this may stand in a link: a page, or mailto. */
export function isLink(address: string): boolean {
  if (isPage(address)) return true;
  return address.length <= ADDRESS && !GAP.test(address) && /^mailto:./i.test(address);
}

function scan(value: unknown, path: string, depth: number): void {
  if (depth > DEPTH) refuse(path, 'it is nested too deep');
  if (typeof value === 'string' && CONTROL.test(value)) {
    const code = CONTROL.exec(value)?.[0].codePointAt(0) ?? 0;
    refuse(path, `it contains the control character U+${code.toString(16).toUpperCase().padStart(4, '0')}`);
  }
  if (Array.isArray(value)) value.forEach((one, index) => scan(one, `${path}[${index}]`, depth + 1));
  else if (typeof value === 'object' && value !== null) {
    for (const [name, one] of Object.entries(value)) scan(one, `${path}.${name.slice(0, 40)}`, depth + 1);
  }
}

/** Refuses what is no document of the paper, with the place. */
export function check(value: unknown): void {
  scan(value, '', 0);
  const root = fields(value, '', { '!schema': whole(2 ** 53), '!type': text, content: Array.isArray });
  if (root['schema'] !== SCHEMA) refuse('schema', `version ${String(root['schema'])} is not known`);
  if (root['type'] !== 'doc') refuse('type', 'should be “doc”');
  const reader = new Reader();
  reader.each(root['content'], '', (one, path) => reader.block(one, path));
}

class Reader {
  private blocks = 0;

  each(values: unknown, path: string, read: (value: unknown, path: string) => void): void {
    if (Array.isArray(values)) values.forEach((value, index) => read(value, `${path}.content[${index}]`));
  }

  private some(node: Bag, path: string, read: (value: unknown, path: string) => void): void {
    const content = node['content'];
    if (!Array.isArray(content) || content.length === 0) refuse(path, 'it has no content');
    this.each(content, path, read);
  }

  /** A node that stands as a block, without its id. */
  private node(value: unknown, path: string): Bag {
    this.blocks += 1;
    if (this.blocks > BLOCKS) refuse(path, 'there are too many blocks');
    const node = { ...fields(value, path, NODE) };
    node['attrs'] = 'attrs' in node ? { ...bag(node['attrs'], path) } : {};
    if (typeof node['text'] === 'string' || (Array.isArray(node['marks']) && node['marks'].length > 0)) {
      refuse(path, 'it has no text or marks of its own');
    }
    const attrs = node['attrs'] as Bag;
    const id = attrs['id'];
    delete attrs['id'];
    if (id !== undefined && id !== null && !(typeof id === 'string' && /^b[A-Za-z0-9]{1,31}$/.test(id))) {
      refuse(`${path}.attrs.id`, 'it should be the letter b and up to 31 letters or digits');
    }
    return node;
  }

  block(value: unknown, path: string): void {
    const node = this.node(value, path);
    const own = (rules: Record<string, Rule>) => fields(node['attrs'], `${path}.attrs`, rules);
    switch (node['type']) {
      case 'paragraph': case 'pull_quote':
        return this.plain(node, path);
      case 'heading': {
        const { level } = own({ '!level': whole(255) });
        if (!(Number(level) >= 2 && Number(level) <= 4)) refuse(`${path}.attrs.level`, 'it should be 2, 3 or 4');
        return this.each(node['content'], path, inline);
      }
      case 'quotation':
        attribution(node['attrs'], path);
        return this.some(node, path, (one, at) => this.plain(this.inner(one, at, 'paragraph'), at));
      case 'list':
        own({ ordered: flag });
        return this.some(node, path, (one, at) => this.item(one, at));
      case 'gallery':
        own({});
        return this.some(node, path, (one, at) => this.figure(this.inner(one, at, 'figure'), at));
      case 'table':
        own({ header: flag });
        return this.some(node, path, (one, at) => this.row(one, at));
      default:
        return this.leaf(node, path);
    }
  }

  private leaf(node: Bag, path: string): void {
    const at = `${path}.attrs`;
    const own = (rules: Record<string, Rule>) => {
      none(node, path);
      return fields(node['attrs'], at, rules);
    };
    switch (node['type']) {
      case 'figure':
        return this.figure(node, path);
      case 'embed': case 'link_card': {
        const { url } = own({ '!url': text, title: text });
        if (!isPage(String(url))) refuse(`${at}.url`, 'the address should begin with https://, http:// or /');
        return;
      }
      case 'correction': {
        const found = own({ '!kind': (kind) => CORRECTIONS.includes(String(kind)), '!text': text, '!at': Number.isSafeInteger });
        if (blank(found['text'])) refuse(`${at}.text`, 'it is empty');
        return;
      }
      case 'quarantine':
        own({ '!html': text, reason: text });
        return;
      case 'divider':
        own({});
        return;
      default:
        refuse(path, 'it is not a known block');
    }
  }

  private inner(value: unknown, path: string, name: string): Bag {
    const node = this.node(value, path);
    if (node['type'] !== name) refuse(path, `it should be “${name}”`);
    return node;
  }

  private item(value: unknown, path: string): void {
    const node = this.inner(value, path, 'list_item');
    fields(node['attrs'], `${path}.attrs`, {});
    this.some(node, path, (one, at) => this.plain(this.inner(one, at, 'paragraph'), at));
  }

  private row(value: unknown, path: string): void {
    const node = this.inner(value, path, 'table_row');
    fields(node['attrs'], `${path}.attrs`, {});
    this.some(node, path, (one, at) => this.plain(this.inner(one, at, 'table_cell'), at));
  }

  private plain(node: Bag, path: string): void {
    fields(node['attrs'], `${path}.attrs`, {});
    this.each(node['content'], path, inline);
  }

  private figure(node: Bag, path: string): void {
    none(node, path);
    const found = fields(node['attrs'], `${path}.attrs`, FIGURE);
    const media = String(found['media']);
    const isKey = media.length <= 200 && media.split('/').every((part) => /^[A-Za-z0-9._-]+$/.test(part) && /[^.]/.test(part));
    if (!isKey) refuse(`${path}.attrs.media`, 'it is not the key of a stored picture');
    if (blank(found['alt']) !== (found['decorative'] === true)) {
      refuse(`${path}.attrs.alt`, 'a picture needs a description, or is decorative and has none');
    }
  }
}

function none(node: Bag, path: string): void {
  if (Array.isArray(node['content']) && node['content'].length > 0) refuse(path, 'it has no content');
}

function attribution(value: unknown, path: string): void {
  const { source_url: url } = fields(value, `${path}.attrs`, ATTRIBUTION);
  if (!blank(url) && !isLink(String(url))) refuse(`${path}.attrs.source_url`, 'the address is none');
}

function inline(value: unknown, path: string): void {
  const node = fields(value, path, NODE);
  fields(node['attrs'] ?? {}, `${path}.attrs`, {});
  none(node, path);
  const seen: unknown[] = [];
  const marks = Array.isArray(node['marks']) ? node['marks'] : [];
  marks.forEach((one, index) => mark(one, `${path}.marks[${index}]`, seen));
  if (node['type'] === 'text') {
    if (typeof node['text'] !== 'string' || node['text'] === '') refuse(path, 'it has no text');
  } else if (node['type'] !== 'hard_break') refuse(path, `“${String(node['type'])}” cannot stand inside a text`);
  else if (typeof node['text'] === 'string') refuse(path, 'a hard_break has no text');
}

function mark(value: unknown, path: string, seen: unknown[]): void {
  const node = fields(value, path, NODE);
  const own = (rules: Record<string, Rule>) => fields(node['attrs'] ?? {}, `${path}.attrs`, rules);
  if (typeof node['text'] === 'string' || [node['marks'], node['content']].some((list) => Array.isArray(list) && list.length > 0)) {
    refuse(path, 'a mark has only a type and attributes');
  }
  switch (node['type']) {
    case 'quotation':
      attribution(node['attrs'] ?? {}, path);
      break;
    case 'link':
      if (!isLink(String(own({ '!href': text })['href']))) refuse(`${path}.attrs.href`, 'the address should begin with https://, http://, mailto: or /');
      break;
    case 'note':
      if (blank(own({ '!text': text })['text'])) refuse(`${path}.attrs.text`, 'it is empty');
      break;
    case 'strong': case 'emphasis': case 'sub': case 'sup': case 'code':
      own({});
      break;
    default:
      refuse(path, 'it is not a known mark');
  }
  if (seen.includes(node['type'])) refuse(path, 'the same mark is set twice');
  seen.push(node['type']);
}
