// The editor reads what the paper reads, refuses what the paper refuses, and writes back what it read: the fixtures are
// those of crates/document.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { load, root } from './load.mjs';

const { fromStored, toStored, Invalid, isLink } = await load('stored', 'check');
const fixtures = path.resolve(root, '../crates/document/tests/fixtures');
const files = (folder) => readdirSync(path.join(fixtures, folder)).sort()
  .map((name) => [name, JSON.parse(readFileSync(path.join(fixtures, folder, name), 'utf8'))]);

const RANKS = ['note', 'quotation', 'link', 'strong', 'emphasis', 'sub', 'sup', 'code'];
const FIGURE = { alt: '', decorative: false, caption: '', credit: '', width: 0, height: 0 };

/** What the paper makes of a document when it writes it again; runs that have the same marks are one run. */
function normal(node, outer) {
  const attrs = { ...node.attrs };
  if (!outer || attrs.id === null) delete attrs.id;
  if (node.type === 'quotation') {
    for (const [name, value] of Object.entries(attrs)) if (value === null || String(value).trim() === '') delete attrs[name];
    attrs.proposed ??= false;
  }
  const out = { type: node.type };
  if (node.text !== undefined) out.text = node.text;
  const filled = { ...(node.type === 'figure' ? FIGURE : {}), ...(node.type === 'list' ? { ordered: false } : {}), ...attrs };
  if (Object.keys(filled).length > 0) out.attrs = filled;
  if (node.marks?.length) {
    out.marks = node.marks.map((mark) => normal(mark, false)).sort((a, b) => RANKS.indexOf(a.type) - RANKS.indexOf(b.type));
  }
  const content = [];
  for (const child of (node.content ?? []).map((one) => normal(one, false))) {
    const last = content.at(-1);
    const same = last?.type === 'text' && child.type === 'text' && JSON.stringify(last.marks) === JSON.stringify(child.marks);
    if (same) last.text += child.text;
    else content.push(child);
  }
  if (content.length) out.content = content;
  return out;
}

const sorted = (value) => (Array.isArray(value) ? value.map(sorted)
  : value && typeof value === 'object' ? Object.fromEntries(Object.keys(value).sort().map((key) => [key, sorted(value[key])])) : value);

for (const [name, document] of files('valid')) {
  test(`${name} is read and written back`, () => {
    const wanted = { schema: 1, type: 'doc', content: document.content.map((block) => normal(block, true)) };
    const written = toStored(fromStored(document));
    assert.deepEqual(sorted(written), sorted(wanted));
    assert.deepEqual(toStored(fromStored(written)), written);
  });
}

for (const [name, { path: place, document }] of files('invalid')) {
  test(`${name} is refused at ${place}`, () => {
    assert.throws(() => fromStored(document), (error) => error instanceof Invalid && error.path === place);
  });
}

test('there are as many fixtures as the paper has', () => {
  assert.ok(files('valid').length >= 6 && files('invalid').length >= 30);
});

test('addresses are those of the paper', () => {
  for (const good of ['https://a.example', 'HTTP://a.example/x?y#z', 'mailto:a@b.example', '/news/a', '/']) assert.ok(isLink(good), good);
  for (const bad of ['', 'javascript:alert(1)', 'JaVaScript:x', 'data:text/html,x', '//evil.example', '/\\evil.example', 'https:', 'https:///x',
    'java\nscript:x', ' https://a.example', 'mailto:', 'news/a', '#b1', 'vbscript:x', 'file:///etc']) assert.ok(!isLink(bad), bad);
});
