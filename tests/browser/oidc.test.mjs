// Signing in with a real OpenID provider in a real Chromium: the account is linked with the password, opened by the provider
// alone, with and without scripts, and refused in words; and the provider confirms who somebody is before something dangerous.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { complaints, keep, launch, openPage, SCHEMES } from './chrome.mjs';
import { freePort, startProvider } from './house.mjs';
import { startPaper } from './paper.mjs';

const PASSWORD = 'correct horse battery';
const EMAIL = 'ida@paper.example';
const NOBODY = 'jo@elsewhere.example';
let paper, browser, house;

before(async () => {
  const [port, other] = [await freePort(), await freePort()];
  house = await startProvider(other, `http://127.0.0.1:${port}/account/oidc/callback`);
  paper = await startPaper({
    command: ['serve'], listen: `127.0.0.1:${port}`,
    env: house.env,
  });
  browser = await launch();
  const { page, context } = await openPage(browser);
  await page.goto(paper.log().match(/http:\/\/127\.0\.0\.1:\d+\/account\/setup\/[\w-]+/)[0]);
  assert.equal(await fill(page, { name: 'Ida Oehler', email: EMAIL, password: PASSWORD }), 200);
  await context.close();
});
after(async () => {
  await browser?.close();
  await paper?.stop();
  house?.stop();
});

async function fill(page, fields) {
  for (const [name, value] of Object.entries(fields)) await page.locator(`.write [name="${name}"]`).fill(value);
  const [response] = await Promise.all([page.waitForNavigation(), page.locator('.write button').first().click()]);
  return response.status();
}

const at = (page) => new URL(page.url()).pathname;

/** From the button of the paper to the first page of the provider. */
async function leave(page) {
  await page.goto(`${paper.base}/account/sign-in`);
  await page.locator('.elsewhere button').click();
  await page.waitForURL(`${house.issuer}/interaction/*`);
}

/** Signs in at the provider and agrees, where that was not done before. */
async function agree(page, name) {
  const back = page.waitForURL((url) => url.origin === paper.base);
  await page.locator('[name=login]').fill(name);
  await page.locator('[name=password]').fill('anything');
  await page.locator('button[type=submit]').click();
  const agreed = page.locator('button[type=submit]', { hasText: 'Continue' });
  await Promise.race([back, agreed.waitFor()]);
  if (new URL(page.url()).origin !== paper.base) await agreed.click();
  await back;
}

/** From the page of a form that asks who it is to the provider's sign-in, by way of the page that takes all ways. */
async function leaveToConfirm(page) {
  await page.getByRole('link', { name: 'Confirm in another way' }).click();
  await page.waitForURL((url) => url.pathname === '/account/confirm');
  await page.getByRole('button', { name: 'Confirm with the house account' }).click();
  await page.waitForURL(`${house.issuer}/interaction/*`);
}

async function show(page, name) {
  for (const colorScheme of SCHEMES) {
    await page.emulateMedia({ colorScheme });
    for (const width of [390, 1280]) {
      await page.setViewportSize({ width, height: 900 });
      const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.ok(over <= 0, `${name} at ${width}: ${over} px wider than the screen`);
      await keep(page, `${name}-${width}-${colorScheme}`);
    }
  }
}

test('an account is linked once, and opened by the provider from then on', async () => {
  const { page, context, seen } = await openPage(browser);
  await page.goto(`${paper.base}/account/sign-in`);
  await show(page, 'sign-in-elsewhere');
  await leave(page);
  await agree(page, EMAIL);
  assert.equal(at(page), '/account/oidc/callback');
  assert.equal(await page.locator('h1').innerText(), 'Your account is not linked yet');
  await show(page, 'oidc-link');
  assert.equal(await fill(page, { current: 'wrong horse battery' }), 422);
  assert.equal(await fill(page, { current: PASSWORD }), 200);
  assert.equal(at(page), '/desk');
  assert.deepEqual((await context.cookies(paper.base)).filter(({ name }) => name.startsWith('courant')).map(({ name }) => name), ['courant']);
  // The provider remembers the browser: there and back without a word, through a chain of redirects after the form.
  await context.clearCookies({ name: 'courant' });
  await page.goto(`${paper.base}/account/sign-in?next=%2Faccount%2Fsessions`);
  await page.locator('.elsewhere button').click();
  await page.waitForURL(`${paper.base}/account/sessions`);
  await page.getByRole('link', { name: 'Linked with the house account' }).click();
  await page.waitForURL(`${paper.base}/account/oidc/end`);
  await show(page, 'oidc-end');
  assert.equal(await fill(page, { current: PASSWORD }), 200);
  assert.equal(await page.getByRole('link', { name: /Linked with/ }).count(), 0);
  // The provider's own pages ask for a font elsewhere; ours for nothing.
  const own = [paper.base, house.issuer, 'https://fonts.googleapis.com'];
  assert.deepEqual(seen.requests.filter((url) => !own.includes(new URL(url).origin)), [], 'other hosts');
  assert.deepEqual(complaints(seen).filter((line) => !/ERR_NAME_NOT_RESOLVED/.test(line) && !line.includes(house.issuer)), []);
  await context.close();
});

test('who has no account, and who gives up, is told so in words', async () => {
  const stranger = await openPage(browser);
  await leave(stranger.page);
  await agree(stranger.page, NOBODY);
  assert.equal(await stranger.page.locator('h1').innerText(), 'You are not signed in');
  await show(stranger.page, 'oidc-unknown');
  await stranger.page.locator('.plain-page a.button').click();
  await stranger.page.waitForURL(`${paper.base}/account/sign-in`);
  await stranger.context.close();

  const { page, context } = await openPage(browser);
  await leave(page);
  await page.getByRole('link', { name: /Cancel/ }).click();
  await page.waitForURL((url) => url.origin === paper.base);
  assert.equal(new URL(page.url()).searchParams.get('error'), 'access_denied');
  assert.match(await page.locator('.plain-page').innerText(), /the house account did not sign you in/);
  await context.close();
});

test('without scripts the way is the same', async () => {
  const { page, context } = await openPage(browser, { js: false });
  await leave(page);
  await agree(page, EMAIL);
  assert.equal(await fill(page, { current: PASSWORD }), 200);
  assert.equal(at(page), '/desk');
  await context.close();
});

for (const js of [true, false]) {
  test(`somebody with a provider only confirms with it who they are, ${js ? 'with' : 'without'} scripts`, async () => {
    const { page, context, seen } = await openPage(browser, { js });
    await leave(page);
    await agree(page, EMAIL);
    if (at(page) === '/account/oidc/callback') assert.equal(await fill(page, { current: PASSWORD }), 200);
    // A sign-in with the provider alone, through a door that it remembers, proves nothing.
    await context.clearCookies({ name: 'courant' });
    await page.goto(`${paper.base}/account/sign-in?next=%2Fdesk%2Fthemes`);
    await page.locator('.elsewhere button').click();
    await page.waitForURL(`${paper.base}/desk/themes`);
    assert.equal(await page.locator('[name=current]').count(), 1);
    if (js) await show(page, 'proof-elsewhere');
    // Somebody else's word, and somebody who gives up.
    await leaveToConfirm(page);
    if (js) {
      // Without scripts the provider's own way from one person to another has more steps.
      await agree(page, NOBODY);
      assert.match(await page.locator('.problems').innerText(), /is not the person whose account this is/);
      await show(page, 'confirm-other');
      await page.getByRole('button', { name: 'Confirm with the house account' }).click();
      await page.waitForURL(`${house.issuer}/interaction/*`);
    }
    await page.getByRole('link', { name: /Cancel/ }).click();
    await page.waitForURL((url) => url.origin === paper.base);
    assert.match(await page.locator('.problems').innerText(), /did not confirm that it is you/);
    await page.getByRole('link', { name: 'Back to where you were' }).click();
    await page.waitForURL(`${paper.base}/desk/themes`);
    // Their own, and the form asks for nothing any more.
    await leaveToConfirm(page);
    await agree(page, EMAIL);
    assert.equal(at(page), '/desk/themes');
    assert.equal(await page.locator('[name=current], a[href^="/account/confirm"]').count(), 0);
    await page.goto(`${paper.base}/desk/people/new`);
    const invited = `${js ? 'jo' : 'mo'}@paper.example`;
    assert.equal(await fill(page, { email: invited }), 200);
    assert.equal(at(page), '/desk/people');
    assert.match(await page.locator('main').innerText(), new RegExp(invited));
    const fine = (line) => !/ERR_NAME_NOT_RESOLVED|40[0-9]/.test(line) && !line.includes(house.issuer);
    assert.deepEqual(complaints(seen).filter(fine), []);
    await context.close();
  });
}
