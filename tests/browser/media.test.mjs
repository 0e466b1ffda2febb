// The library of pictures, from a phone and without JavaScript: files are sent, described, turned to a point, replaced and
// deleted, and every state of its two pages is looked at.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { findings } from './axe.mjs';
import { SCHEMES, WIDTHS, complaints, keep, launch, openPage } from './chrome.mjs';
import { startPaper } from './paper.mjs';
import { ask } from './site.mjs';

const PASSWORD = 'correct horse battery';
let paper, browser, state;

before(async () => {
  paper = await startPaper({ command: ['serve'] });
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await paper?.stop();
});

/** A photograph of this size as a JPEG, drawn by the browser: sky, sea, and a white ferry at a place of its own. */
async function photograph(width, height, x, colour) {
  const { page, context } = await openPage(browser);
  await page.goto('about:blank');
  const data = await page.evaluate(([wide, high, at, ferry]) => {
    const canvas = document.createElement('canvas');
    canvas.width = wide;
    canvas.height = high;
    const pen = canvas.getContext('2d');
    const sky = pen.createLinearGradient(0, 0, 0, high);
    sky.addColorStop(0, '#345b7c');
    sky.addColorStop(0.55, '#d9a77c');
    sky.addColorStop(0.56, '#264653');
    sky.addColorStop(1, '#12232e');
    pen.fillStyle = sky;
    pen.fillRect(0, 0, wide, high);
    pen.fillStyle = ferry;
    pen.fillRect(wide * at, high * 0.5, wide * 0.16, high * 0.06);
    pen.fillRect(wide * (at + 0.04), high * 0.44, wide * 0.08, high * 0.07);
    return canvas.toDataURL('image/jpeg', 0.9).split(',')[1];
  }, [width, height, x, colour]);
  await context.close();
  return Buffer.from(data, 'base64');
}

/** A segment APP13 with IPTC IIM, put behind the first two bytes of a JPEG. */
function byAgency(jpeg, texts) {
  const sets = [Buffer.from([0x1c, 1, 90, 0, 3, 0x1b, 0x25, 0x47])];
  for (const [number, text] of texts) {
    const value = Buffer.from(text, 'utf8');
    sets.push(Buffer.from([0x1c, 2, number, value.length >> 8, value.length & 255]), value);
  }
  const iim = Buffer.concat(sets);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(iim.length);
  const content = Buffer.concat([Buffer.from('Photoshop 3.0\0' + '8BIM\x04\x04\0\0', 'latin1'), length, iim]);
  const size = Buffer.from([(content.length + 2) >> 8, (content.length + 2) & 255]);
  return Buffer.concat([jpeg.subarray(0, 2), Buffer.from([0xff, 0xed]), size, content, jpeg.subarray(2)]);
}

/** The page of this address at every width, light and dark, in a browser with scripts. */
async function isFine(address, name) {
  const { page, context, seen } = await openPage(browser);
  await context.addCookies(state.cookies);
  await page.goto(paper.base + address);
  for (const scheme of SCHEMES) {
    await page.emulateMedia({ colorScheme: scheme });
    for (const width of [320, ...WIDTHS]) {
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
  await context.close();
}

test('the first publisher signs in', async () => {
  const { page, context } = await openPage(browser, { js: false, width: 390 });
  await page.goto(paper.log().match(/http:\/\/127\.0\.0\.1:\d+\/account\/setup\/[\w-]+/)[0]);
  for (const [name, value] of [['name', 'Ida Oehler'], ['email', 'ida@paper.example'], ['password', PASSWORD]]) {
    const field = page.locator(`.write [name="${name}"]`);
    if (await field.count()) await field.fill(value);
  }
  await Promise.all([page.waitForNavigation(), page.locator('.write button').click()]);
  state = await context.storageState();
  assert.ok(state.cookies.length === 1, 'a session');
  await context.close();
});

test('a picture goes through the library on a phone without JavaScript', async (t) => {
  const { page, context } = await openPage(browser, { js: false, width: 390, height: 844 });
  await context.addCookies(state.cookies);
  const go = async (what) => Promise.all([page.waitForNavigation(), what()]);
  const ferry = byAgency(await photograph(1500, 1000, 0.7, '#fdfbf7'), [[80, 'Jörg Sørensen'], [110, 'Harbour Press'], [120, 'The white ferry leaves the harbour at dawn'], [116, '© Harbour Press']]);
  const file = (name, buffer) => ({ name, mimeType: 'image/jpeg', buffer });
  let address;

  await t.test('an empty shelf says what to do', async () => {
    await page.goto(`${paper.base}/desk/media`);
    await keep(page, 'media-empty-390-nojs');
    assert.equal(await page.locator('.empty').count(), 1);
    await isFine('/desk/media', 'media-empty');
  });
  await t.test('files are taken or refused one by one', async () => {
    await page.locator('#picture').setInputFiles([file('ferry.jpg', ferry), file('logo.svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')), file('half.jpg', ferry.subarray(0, 9_000))]);
    await go(() => page.locator('#send button').click());
    assert.equal(await page.locator('.sent li').count(), 3);
    assert.equal(await page.locator('.sent .refused').count(), 2);
    await keep(page, 'media-sent-390-nojs');
    await go(() => page.locator('.sent a').click());
    address = new URL(page.url()).pathname;
  });
  await t.test('its words come from the file and are saved', async () => {
    assert.equal(await page.locator('#credit').inputValue(), 'Jörg Sørensen / Harbour Press');
    assert.equal(await page.locator('#caption').inputValue(), 'The white ferry leaves the harbour at dawn');
    await isFine(address, 'media-proposed');
    await page.locator('#alt').fill('A white ferry on a dark sea');
    await page.locator('#licence').selectOption('agency');
    await page.locator('#expires').fill('2031-12-31');
    await go(() => page.locator('#words .buttons button').click());
    assert.match(page.url(), /done=words/);
    assert.equal(await page.locator('#licence').inputValue(), 'agency');
    assert.equal(await page.locator('#expires').inputValue(), '2031-12-31');
  });
  await t.test('a click sets the point, and so does one of nine', async () => {
    const box = page.locator('input[type=image]');
    const { width, height } = await box.boundingBox();
    assert.deepEqual([width, height], [288, 192], 'a pixel is a pixel');
    await go(() => box.click({ position: { x: 225, y: 96 } }));
    assert.match(await page.locator('.crop.square').getAttribute('class'), /fx8/);
    await go(async () => { await page.locator('[name=point][value="50-50"]').check(); await page.locator('.focus-points button').click(); });
    assert.equal(await page.locator('.crop.square').getAttribute('class'), 'crop square');
    await go(() => page.locator('input[type=image]').click({ position: { x: 225, y: 96 } }));
    await keep(page, 'media-focus-390-nojs');
  });
  await t.test('what is wrong stands beside its field', async () => {
    await page.locator('#licence').selectOption('other');
    await go(() => page.locator('#words .buttons button').click());
    assert.equal(await page.locator('.problems li').count(), 1);
    assert.equal(await page.locator('#alt').inputValue(), 'A white ferry on a dark sea');
    await keep(page, 'media-error-390-nojs');
  });
  await t.test('another file takes its place', async () => {
    await page.goto(paper.base + address);
    await page.locator('#picture').setInputFiles([file('red.jpg', await photograph(1200, 1500, 0.2, '#c8502e'))]);
    await go(() => page.locator('#file button').click());
    assert.match(page.url(), /done=file/);
    assert.match(await page.locator('header .meta').first().textContent(), /1200 × 1500/);
    assert.equal(await page.locator('#credit').inputValue(), 'Jörg Sørensen / Harbour Press');
    await isFine(address, 'media-picture');
  });
  await t.test('the shelf shows, finds and filters', async () => {
    await page.goto(`${paper.base}/desk/media`);
    const many = [];
    for (const [name, at] of [['pier.jpg', 0.1], ['gate.jpg', 0.3], ['tide.jpg', 0.45], ['mole.jpg', 0.6], ['lamp.jpg', 0.75]]) many.push(file(name, await photograph(900, 600, at, '#e9c46a')));
    await page.locator('#picture').setInputFiles(many);
    await go(() => page.locator('#send button').click());
    assert.equal(await page.locator('.shelf li').count(), 6);
    await isFine('/desk/media', 'media-shelf');
    await page.locator('#q').fill('harb');
    await go(() => page.locator('.seek button').click());
    assert.equal(await page.locator('.shelf li').count(), 1);
    await page.locator('#q').fill('');
    await page.locator('[name=nolicence]').check();
    await go(() => page.locator('.seek button').click());
    assert.equal(await page.locator('.shelf li').count(), 5);
  });
  await t.test('nobody else loads it, and what is not used goes', async () => {
    assert.equal((await ask(paper.base, `${address}/file?width=320`)).status, 303);
    const mine = await page.request.get(`${paper.base}${address}/file?width=320`);
    assert.equal(mine.status(), 200);
    assert.equal(mine.headers()['cache-control'], 'private, no-store');
    await page.goto(paper.base + address);
    await go(() => page.locator('#end button').click());
    assert.equal(new URL(page.url()).pathname, '/desk/media');
    assert.equal((await page.goto(paper.base + address)).status(), 404);
  });
  await context.close();
});
