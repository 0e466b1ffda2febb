// A publisher changes the dress of the paper at the desk: a zip that is none is refused with its reason, a good one is looked
// at, activated and rolled back, with and without JavaScript; and readers see nothing of it before.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import zlib from 'node:zlib';
import { findings } from './axe.mjs';
import { SCHEMES, WIDTHS, complaints, keep, launch, openPage } from './chrome.mjs';
import { startPaper } from './paper.mjs';
import { ask } from './site.mjs';

const PASSWORD = 'correct horse battery';
const TOKENS = readFileSync(new URL('../../themes/courant/assets/tokens.css', import.meta.url), 'utf8');
const BUILT_IN = '#8f1d21';
// The check renders a thousand pages, in a binary that was built for debugging.
const PATIENCE = 120_000;
let paper, browser, state;

before(async () => {
  paper = await startPaper({ command: ['serve'] });
  browser = await launch();
  const { page, context } = await openPage(browser);
  await page.goto(paper.log().match(/http:\/\/127\.0\.0\.1:\d+\/account\/setup\/[\w-]+/)[0]);
  for (const [name, value] of Object.entries({ name: 'Ida Oehler', email: 'ida@paper.example', password: PASSWORD })) {
    await page.locator(`.write [name="${name}"]`).fill(value);
  }
  await Promise.all([page.waitForNavigation(), page.locator('.write button').click()]);
  state = await context.storageState();
  await context.close();
});
after(async () => {
  await browser?.close();
  await paper?.stop();
});

function crc(bytes) {
  let sum = ~0;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return ~sum >>> 0;
}

/** A zip of these files, as a tool for folders makes it. */
function zip(files) {
  const parts = [], list = [];
  let offset = 0;
  for (const [name, text] of Object.entries(files)) {
    const bytes = Buffer.from(text), packed = zlib.deflateRawSync(bytes), called = Buffer.from(name);
    const about = Buffer.alloc(26);
    about.writeUInt16LE(20, 0);
    about.writeUInt16LE(8, 4);
    [crc(bytes), packed.length, bytes.length].forEach((number, at) => about.writeUInt32LE(number, 10 + 4 * at));
    about.writeUInt16LE(called.length, 22);
    const end = Buffer.alloc(14);
    end.writeUInt32LE(offset, 10);
    list.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), about, end, called);
    const local = [Buffer.from('PK\x03\x04', 'latin1'), about, called, packed];
    parts.push(...local);
    offset += Buffer.concat(local).length;
  }
  const directory = Buffer.concat(list), end = Buffer.alloc(18), count = Object.keys(files).length;
  [count, count].forEach((number, at) => end.writeUInt16LE(number, 4 + 2 * at));
  [directory.length, offset].forEach((number, at) => end.writeUInt32LE(number, 8 + 4 * at));
  return Buffer.concat([...parts, directory, Buffer.from('PK\x05\x06', 'latin1'), end]);
}

/** The page as it stands, light and dark, at the narrowest and the widest. */
async function isFine({ page, seen }, name) {
  for (const scheme of SCHEMES) {
    await page.emulateMedia({ colorScheme: scheme });
    for (const width of [320, WIDTHS[0], WIDTHS.at(-1)]) {
      await page.setViewportSize({ width, height: 900 });
      const what = `${name} at ${width} px, ${scheme}`;
      assert.deepEqual(await findings(page), [], what);
      const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.ok(over <= 0, `${what}: ${over} px wider than the screen`);
      await keep(page, `${name}-${width}-${scheme}`);
    }
  }
  assert.deepEqual(complaints(seen), [], `${name}: console`);
  assert.deepEqual(seen.requests.filter((url) => new URL(url).origin !== paper.base), [], `${name}: other hosts`);
}

const accent = (css) => css.match(/--accent: (#\w+)/)[1];

/** The accent of the front page as readers get it. */
async function colour() {
  const front = await ask(paper.base, '/');
  const sheet = await ask(paper.base, front.body.match(/<link rel="stylesheet" href="([^"]+)"/)[1]);
  return accent(sheet.body);
}

async function follow(page, locator) {
  const [response] = await Promise.all([page.waitForNavigation({ timeout: PATIENCE }), locator.click({ timeout: PATIENCE })]);
  return response.status();
}

async function send(page, name, files) {
  const buffer = Buffer.isBuffer(files) ? files : zip(files);
  await page.locator('#file').setInputFiles({ name, mimeType: 'application/zip', buffer });
  return follow(page, page.locator('form[enctype] button'));
}

async function journey({ js, blue, name }) {
  const opened = await openPage(browser, { js });
  const { page, context } = opened;
  const look = async (what) => { if (js) await isFine(opened, `themes-${what}`); };
  await context.addCookies(state.cookies);
  await page.goto(`${paper.base}/desk`);
  assert.equal(await follow(page, page.locator('main a[href="/desk/themes"]')), 200);
  await look('list');

  await page.locator('#name').fill('Harbour');
  assert.equal(await send(page, 'harbour.zip', { 'web/base.html': 'x', 'assets/../../evil.css': 'x' }), 422);
  assert.equal(await page.locator('.problems a').innerText(), 'assets/../../evil.css leads out of the folder of the theme.');
  assert.equal(await page.locator('#name').inputValue(), 'Harbour');
  if (js) {
    assert.equal(await send(page, 'harbour.zip', { 'assets/tokns.css': 'x' }), 422);
    assert.match(await page.locator('.findings').innerText(), /^assets\/tokns\.css:1 overrides nothing.*did you mean assets\/tokens\.css\?$/);
    await look('refused');
  }

  assert.equal(await send(page, `${name}.zip`, { [`${name}/assets/tokens.css`]: TOKENS.replaceAll(BUILT_IN, blue) }), 200);
  const theme = new URL(page.url()).pathname;
  assert.match(theme, /^\/desk\/themes\/\d+$/);
  await look('theme');
  assert.equal(await colour(), BUILT_IN, 'readers see nothing of it');

  assert.equal(await follow(page, page.locator('main a.button')), 200);
  assert.equal(new URL(page.url()).pathname, `${theme}/preview`);
  const sheet = await page.locator('link[rel=stylesheet]').getAttribute('href');
  const cookie = state.cookies.map((one) => `${one.name}=${one.value}`).join('; ');
  assert.equal(accent((await ask(paper.base, sheet, { headers: { cookie } })).body), blue);
  assert.equal((await ask(paper.base, sheet)).status, 303, 'its files are for publishers');
  await look('preview');
  assert.equal(await follow(page, page.locator('footer a[href$="/corrections"]')), 200);
  assert.equal(new URL(page.url()).pathname, `${theme}/preview/corrections`);
  assert.equal(await follow(page, page.locator('body > aside a')), 200);
  assert.equal(new URL(page.url()).pathname, theme);

  assert.equal(await follow(page, page.locator('form[action^="/desk/themes/"][action*="/activation"] button')), 200);
  assert.equal(new URL(page.url()).pathname, '/desk/themes');
  assert.equal(await colour(), blue, 'at once');
  await look('active');
  assert.equal(await follow(page, page.locator('main a.button')), 200);
  assert.equal(await follow(page, page.locator('form[action*="/activation"] button')), 200);
  assert.equal(await colour(), BUILT_IN, 'rolled back');

  await page.goto(paper.base + theme);
  assert.equal(await follow(page, page.locator('form[action*="/removal"] button')), 200);
  assert.equal(await page.locator('.rows li').count(), 1);
  await context.close();
}

test('a theme is refused, brought, looked at, activated and rolled back', async () => {
  await journey({ js: true, blue: '#0b3d91', name: 'harbour' });
});

test('the same without JavaScript', async () => {
  await journey({ js: false, blue: '#0a5c36', name: 'meadow' });
});
