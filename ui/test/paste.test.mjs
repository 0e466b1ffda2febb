// What people paste from elsewhere becomes words, headings, lists and links of the paper, fixture by fixture to the exact
// body. `paste/NAME.html` imitates what the maker puts on the clipboard; `paste/NAME.json` is what has to become of it.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { parseHTML } from 'linkedom';
import { load, root } from './load.mjs';

// linkedom wants a whole page around a fragment, as a browser makes it by itself.
globalThis.DOMParser = class { parseFromString(html) { return parseHTML(/<body/i.test(html) ? html : `<!doctype html><html><head></head><body>${html}</body></html>`).document; } };
globalThis.Node = parseHTML('').Node;
const { cleanPasted, schema, toStored, check, addressIn, isShown, straight, readSlice } = await load('paste/clean', 'paste/links', 'paste/slice', 'schema', 'stored', 'check');
const folder = path.join(root, 'test/paste');

function pasted(html) {
  const { document } = parseHTML(`<!doctype html><html><head></head><body>${cleanPasted(html)}</body></html>`);
  const { content } = readSlice(document.body);
  return toStored(schema.node('doc', null, content.firstChild?.isInline ? [schema.node('paragraph', null, content)] : content));
}

for (const name of readdirSync(folder).filter((file) => file.endsWith('.html')).map((file) => file.replace('.html', ''))) {
  test(`${name} becomes what the paper has`, () => {
    const made = pasted(readFileSync(path.join(folder, `${name}.html`), 'utf8'));
    check(made);
    const file = path.join(folder, `${name}.json`);
    if (process.env.COURANT_WRITE_FIXTURES) writeFileSync(file, `${JSON.stringify(made, null, 1)}\n`);
    assert.deepEqual(made, JSON.parse(readFileSync(file, 'utf8')));
  });
}

const samples = path.join(process.env.COURANT_SAMPLES ?? path.resolve(root, '../../shared/samples'), 'paste');
test('what others left on their clipboards keeps its words and loses its looks', { skip: existsSync(samples) ? false : `there are no samples in ${samples}` }, () => {
  for (const file of readdirSync(samples)) {
    const html = readFileSync(path.join(samples, file), 'utf8');
    const made = pasted(html);
    check(made);
    const squeeze = (text) => text.replace(/[\s\u00a0]+/g, '');
    const said = squeeze(parseHTML(`<html><body>${html}</body></html>`).document.body.textContent);
    const words = [];
    JSON.stringify(made, (key, value) => { if (key === 'text') words.push(value); return value; });
    assert.equal(squeeze(words.join('')), said, file);
    assert.ok(!/style|class|font/.test(cleanPasted(html)), file);
    assert.ok(made.content.every((block) => block.content?.length), `${file}: no empty paragraph`);
  }
});

test('nothing pasted can act or lead out of the scheme', () => {
  for (const html of ['<a href="javascript:alert(1)">x</a>', '<img src=x onerror=alert(1)>x', '<p onclick="a()">x</p>', '<svg onload=a()>', '<math><mi href="javascript:a()">x</mi></math>',
    '<a href=" java\nscript:a()">x</a>', '<form action=//evil.example><button>x</button></form>x']) {
    const cleaned = cleanPasted(html);
    assert.ok(!/on\w+=|javascript|<(img|svg|form|math)/i.test(cleaned), cleaned);
  }
});

test('a copy that claims to be ours is checked like any other', () => {
  const forged = (kind, attrs) => pasted(`<p>a</p><div data-courant-block="${kind}" data-courant-attrs='${JSON.stringify(attrs)}'></div>`).content.map((block) => block.type);
  assert.deepEqual(forged('figure', { media: '../../etc/passwd', alt: 'x', decorative: false, caption: '', credit: '', width: 1, height: 1 }), ['paragraph']);
  assert.deepEqual(forged('embed', { url: 'javascript:a()', title: '' }), ['paragraph']);
  assert.deepEqual(forged('embed', { url: 'https://video.example/1', title: '' }), ['paragraph', 'embed']);
});

test('addresses are told from words, and detours are left out', () => {
  assert.equal(addressIn(' https://a.example/x '), 'https://a.example/x');
  for (const none of ['a https://a.example', 'https://a.example b', 'ftp://a.example', 'a.example', 'javascript:x']) assert.equal(addressIn(none), null, none);
  assert.equal(straight('https://www.google.com/url?q=https://a.example/b&sa=D'), 'https://a.example/b');
  assert.equal(straight('https://www.google.com/search?q=https://a.example'), 'https://www.google.com/search?q=https://a.example');
  assert.equal(straight('https://www.google.com/url?q=javascript:x'), 'https://www.google.com/url?q=javascript:x');
  assert.deepEqual(['https://www.youtube.com/watch?v=1', 'https://youtu.be/1', 'https://notyoutube.com/', 'https://news.example/'].map(isShown), [true, true, false, false]);
});
