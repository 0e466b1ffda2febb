// From the link of the first run to a second person, without a script of ours: every page of it is looked at as every
// other page is, and only whoever signs in has a cookie.
import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { findings } from './axe.mjs';
import { SCHEMES, WIDTHS, complaints, keep, launch, openPage } from './chrome.mjs';
import { startPaper } from './paper.mjs';

const PASSWORD = 'correct horse battery';
let paper, browser;

before(async () => {
  paper = await startPaper({ command: ['serve'] });
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await paper?.stop();
});

/** The page as it stands, at every width, light and dark. */
async function isFine({ page, seen }, name) {
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
  seen.console.length = 0;
  seen.requests.length = 0;
}

/** Types into the form and sends it; what it led to. */
async function send(page, fields) {
  for (const [name, value] of Object.entries(fields)) {
    const field = page.locator(`.write [name="${name}"]`);
    if (await field.evaluate((element) => element.localName === 'select')) await field.selectOption(value);
    else await field.fill(value);
  }
  const [response] = await Promise.all([page.waitForNavigation(), page.locator('.write button').click()]);
  return response.status();
}

/** The link of this kind in the mails. */
async function mailed(kind) {
  const folder = path.join(paper.data, 'paper/mail');
  for (let tries = 0; tries < 300; tries += 1) {
    for (const name of await readdir(folder).catch(() => [])) {
      const text = (await readFile(path.join(folder, name), 'utf8')).replaceAll('=\r\n', '');
      const found = text.match(new RegExp(`http://127\\.0\\.0\\.1:\\d+/account/${kind}/[\\w-]+(?=\\r\\n)`));
      if (found) return found[0];
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`no mail of ${kind} came`);
}

test('the first publisher sets up the paper and invites a second person', async () => {
  const opened = await openPage(browser);
  const { page, context } = opened;
  const link = paper.log().match(/http:\/\/127\.0\.0\.1:\d+\/account\/setup\/[\w-]+/)[0];
  await page.goto(link);
  await isFine(opened, 'setup');
  assert.equal(await send(page, { name: '', email: 'ida', password: 'short' }), 422);
  assert.equal(await page.locator('.write [name=email]').inputValue(), 'ida');
  // The fragment of the address moves the focus to the summary, without a script.
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.closest('#problems') !== null), true, 'the next stop is the summary');
  await isFine(opened, 'setup-wrong');
  assert.deepEqual(await context.cookies(), [], 'nobody has a cookie yet');
  assert.equal(await send(page, { name: 'Ida Oehler', email: 'ida@paper.example', password: PASSWORD }), 200);
  assert.equal(new URL(page.url()).pathname, '/desk');
  await isFine(opened, 'desk');
  const [cookie] = await context.cookies();
  assert.deepEqual([cookie.name, cookie.httpOnly, cookie.sameSite, cookie.path], ['courant', true, 'Lax', '/']);
  assert.equal((await page.goto(link)).status(), 410);
  await isFine(opened, 'link-ended');

  await page.goto(`${paper.base}/desk/people/new`);
  await isFine(opened, 'invite');
  assert.equal(await send(page, { email: 'mo@paper.example', role: 'editor' }), 200);
  assert.equal(new URL(page.url()).pathname, '/desk/people');
  await isFine(opened, 'people');
  await page.goto(`${paper.base}/account/sessions`);
  await isFine(opened, 'sessions');
  await page.goto(`${paper.base}/account/password`);
  await isFine(opened, 'password');
  await page.goto(`${paper.base}/account/code`);
  await isFine(opened, 'code');
  assert.equal(await send(page, { code: '000000x' }), 422);
  await isFine(opened, 'code-wrong');
  await page.goto(`${paper.base}/desk/events`);
  await isFine(opened, 'events');

  const other = await openPage(browser, { js: false });
  await other.page.goto(await mailed('invitations'));
  assert.equal(await send(other.page, { name: 'Mo Yilmaz', password: PASSWORD }), 200);
  assert.equal(await other.page.locator('h1').innerText(), 'The desk');
  assert.equal((await other.page.goto(`${paper.base}/desk/people`)).status(), 403);
  await other.context.close();

  await page.goto(`${paper.base}/desk/people`);
  await page.locator('.rows a').first().click();
  await isFine(opened, 'person');
  assert.equal(await send(page, { role: 'moderator' }), 200);
  await context.close();
});

test('somebody signs in, out, and forgets the password', async () => {
  const opened = await openPage(browser, { js: false });
  const { page, context } = opened;
  await page.goto(`${paper.base}/desk`);
  assert.equal(new URL(page.url()).pathname, '/account/sign-in');
  assert.equal(await send(page, { email: 'ida@paper.example', current: 'not the password' }), 422);
  assert.equal(await page.locator('.problems li').count(), 1);
  assert.equal(await send(page, { current: PASSWORD }), 200);
  assert.equal(new URL(page.url()).pathname, '/desk');
  await Promise.all([page.waitForNavigation(), page.locator('form[action="/account/sign-out"] button').click()]);
  assert.deepEqual(await context.cookies(), []);
  await page.goto(`${paper.base}/account/reset`);
  assert.equal(await send(page, { email: 'ida@paper.example' }), 200);
  await page.goto(await mailed('reset'));
  assert.equal(await send(page, { password: 'the tide is high today' }), 200);
  assert.equal(await page.locator('h1').innerText(), 'The desk');
  await context.close();

  const looked = await openPage(browser);
  for (const [name, address] of [['sign-in', '/account/sign-in?next=/desk/people'], ['reset', '/account/reset']]) {
    await looked.page.goto(paper.base + address);
    await isFine(looked, name);
    assert.deepEqual(await looked.context.cookies(), [], `${name}: cookies`);
  }
  assert.equal(await send(looked.page, { email: 'nobody@paper.example' }), 200);
  await isFine(looked, 'reset-asked');
  await looked.context.close();
});
