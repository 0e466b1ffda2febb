// What is sent to a browser, and what it says: the weight of the bundle, and that every word has its place in the page.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { root } from './load.mjs';

/** Bytes with gzip; the newsroom's budget for a page is 250 KB, and half of it is enough. */
const SCRIPT = 125_000;
const STYLE = 8_000;

test('the editor is light enough', () => {
  const weigh = (name) => gzipSync(readFileSync(path.join(root, 'dist', name)), { level: 9 }).length;
  assert.ok(weigh('editor.js') < SCRIPT, `${weigh('editor.js')} bytes`);
  assert.ok(weigh('editor.css') < STYLE, `${weigh('editor.css')} bytes`);
});

test('nothing in it asks for another host, writes markup or a style into an element', () => {
  for (const [file, text] of sources()) {
    assert.ok(!/\beval\(|new Function|\.innerHTML\s*=|insertAdjacentHTML|setAttribute\('style'/.test(text), file);
  }
  assert.ok(!/url\(|@import/.test(readFileSync(path.join(root, 'dist/editor.css'), 'utf8')));
});

const sources = (folder = path.join(root, 'src')) => readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
  const file = path.join(folder, entry.name);
  return entry.isDirectory() ? sources(file) : entry.name.endsWith('.ts') ? [[file, readFileSync(file, 'utf8')]] : [];
});

test('every word that is said is handed over by the page, and none is handed over for nothing', () => {
  const page = readFileSync(path.resolve(root, '../themes/courant/publishing/_editor.html'), 'utf8');
  const handed = new Set([...page.matchAll(/^ {2}"([a-z0-9-]+)": t\("editor-\1"/gm)].map((found) => found[1]));
  assert.ok(handed.size > 100);
  const text = sources().map(([, source]) => source).join('\n');
  const said = [...text.matchAll(/say\('([a-z0-9-]+)'/g)].map((found) => found[1]);
  assert.deepEqual(said.filter((name) => !handed.has(name)), []);
  // Names that are put together begin with one of these, and the rest stands in a list of its own.
  const parts = ['block-', 'label-', 'hint-', 'correction-'];
  const unused = [...handed].filter((name) => {
    const rest = parts.map((part) => (name.startsWith(part) ? name.slice(part.length) : name)).find((one) => one !== name) ?? name;
    return ![name, rest, name.replace('-', '_')].some((one) => text.includes(`'${one}'`)) && !text.includes(`${name.split('-').slice(0, 2).join('-')}-\${`);
  });
  assert.deepEqual(unused, []);
});

test('every source says why it is there, and is read in one sitting', () => {
  for (const [file, text] of sources()) {
    assert.ok(text.startsWith('/**'), `${file} opens with a comment`);
    assert.ok(text.split('\n').length <= 400, `${file} is too long`);
  }
  assert.ok(existsSync(path.join(root, 'package-lock.json')));
});
