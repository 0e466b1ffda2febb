// Passkeys in a real Chromium with an authenticator of software: one is made, signs in from the button and from the names
// that the browser offers, and is removed. Without scripts a sentence says so.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { complaints, keep, launch, openPage, SCHEMES } from './chrome.mjs';
import { freePort, startProvider } from './house.mjs';
import { startPaper } from './paper.mjs';

const PASSWORD = 'correct horse battery';
const EMAIL = 'ida@paper.example';
let paper, browser, house;

before(async () => {
  const [port, other] = [await freePort(), await freePort()];
  // Browsers make no passkey for an address of numbers.
  const base = `http://localhost:${port}`;
  house = await startProvider(other, `${base}/account/oidc/callback`);
  paper = await startPaper({ command: ['serve'], listen: `127.0.0.1:${port}`, env: { COURANT_BASE_URL: base, ...house.env } });
  paper.base = base;
  browser = await launch(['localhost']);
});
after(async () => {
  await browser?.close();
  await paper?.stop();
  house?.stop();
});

/** An authenticator in the page's browser that keeps passkeys and knows its owner. */
async function authenticator(page) {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('WebAuthn.enable', { enableUI: false });
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2', ctap2Version: 'ctap2_1', transport: 'internal', hasResidentKey: true, hasUserVerification: true,
      isUserVerified: true, automaticPresenceSimulation: true,
    },
  });
  const set = (method, more) => cdp.send(`WebAuthn.${method}`, { authenticatorId, ...more });
  return {
    kept: async () => (await set('getCredentials')).credentials,
    verified: (isUserVerified) => set('setUserVerified', { isUserVerified }),
    present: (enabled) => set('setAutomaticPresenceSimulation', { enabled }),
    change: (credential) => set('setCredentialProperties', credential),
    add: (credential) => set('addCredential', { credential }),
    clear: () => set('clearCredentials'),
  };
}

async function fill(page, fields, button = '.write button') {
  for (const [name, value] of Object.entries(fields)) await page.locator(`.write [name="${name}"]`).fill(value);
  const [response] = await Promise.all([page.waitForNavigation(), page.locator(button).first().click()]);
  return response.status();
}

const at = (page) => new URL(page.url()).pathname;

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

test('a passkey is made, signs in twice, and is removed', async () => {
  const opened = await openPage(browser);
  const { page, context, seen } = opened;
  await page.goto(paper.log().match(/http:\/\/localhost:\d+\/account\/setup\/[\w-]+/)[0]);
  assert.equal(await fill(page, { name: 'Ida Oehler', email: EMAIL, password: PASSWORD }), 200);
  const device = await authenticator(page);

  await page.goto(`${paper.base}/account/passkeys`);
  await show(page, 'passkeys-none');
  await page.locator('a.button').click();
  await page.waitForURL('**/account/passkeys/new');
  assert.equal(await page.locator('.passkey-without').isHidden(), true);
  await show(page, 'passkey-new');
  // Whom the device does not know makes none, and is told so.
  await device.verified(false);
  await page.locator('.write button').click();
  await page.locator('.passkey-without').waitFor({ state: 'visible' });
  assert.match(await page.locator('.passkey-without').innerText(), /did not work/);
  assert.deepEqual(await device.kept(), []);
  await device.verified(true);
  assert.equal(await fill(page, { name: 'Laptop' }), 200);
  assert.equal(at(page), '/account/passkeys');
  assert.deepEqual(await page.locator('.rows h2').allInnerTexts(), ['Laptop']);
  await show(page, 'passkeys');
  const [credential] = await device.kept();
  assert.equal(credential.isResidentCredential, true);
  // The same device makes no second one.
  await page.goto(`${paper.base}/account/passkeys/new`);
  await page.locator('.write button').click();
  await page.locator('.passkey-without').waitFor({ state: 'visible' });
  assert.equal((await device.kept()).length, 1);

  // From the names that the browser offers: nothing has to be pressed but the name, which the authenticator does here.
  await context.clearCookies();
  await page.goto(`${paper.base}/account/sign-in?next=%2Faccount%2Fsessions`);
  await page.waitForURL((url) => url.pathname === '/account/sessions');

  // From the button.
  await context.clearCookies();
  await device.present(false);
  await page.goto(`${paper.base}/account/sign-in`);
  assert.equal(await page.locator('.passkey button').isVisible(), true);
  assert.equal(await page.locator('[name=email]').getAttribute('autocomplete'), 'username webauthn');
  await show(page, 'sign-in-passkey');
  await device.present(true);
  if (at(page) === '/account/sign-in') await page.locator('.passkey button').click({ noWaitAfter: true }).catch(() => {});
  await page.waitForURL((url) => url.pathname === '/desk');
  await page.goto(`${paper.base}/account/passkeys`);
  assert.match(await page.locator('.rows .meta').innerText(), /last used/);

  await page.locator('.rows a').click();
  await page.waitForURL('**/account/passkeys/*');
  await show(page, 'passkey-end');
  assert.equal(await fill(page, {}), 200);
  assert.equal(await page.locator('.empty').count(), 1);
  // The device still has it; the paper knows it no more, and says so.
  await context.clearCookies();
  await page.goto(`${paper.base}/account/sign-in`);
  await page.locator('.problems li').waitFor();
  assert.equal(at(page), '/account/passkeys/sign-in');
  // Nothing but what binds the next try to this browser.
  const kept = (await context.cookies()).map(({ name, httpOnly, sameSite }) => [name, httpOnly, sameSite]);
  assert.deepEqual(kept, [['courant-passkey', true, 'Lax']]);
  assert.deepEqual(complaints(seen), []);
  assert.deepEqual(seen.requests.filter((url) => new URL(url).origin !== paper.base), [], 'other hosts');
  await context.close();
});

test('without scripts a sentence says what passkeys need, and the password works', async () => {
  const { page, context } = await openPage(browser, { js: false });
  await page.goto(`${paper.base}/account/sign-in`);
  assert.equal(await page.locator('.passkey').isHidden(), true);
  assert.match(await page.locator('.passkey-without').innerText(), /JavaScript/);
  assert.equal(await fill(page, { email: EMAIL, current: PASSWORD }), 200);
  assert.equal(at(page), '/desk');
  await page.goto(`${paper.base}/account/passkeys/new`);
  assert.match(await page.locator('.passkey-without').innerText(), /JavaScript/);
  assert.equal(await fill(page, { name: 'None' }), 422);
  assert.equal(await page.locator('[name=name]').inputValue(), 'None', 'what was typed is still there');
  await context.close();
});

test('a passkey stands in for the password where somebody is asked once more who they are', async () => {
  const { page, context, seen } = await openPage(browser);
  const device = await authenticator(page);
  // With the password the account is linked, and has a passkey.
  await page.goto(`${paper.base}/account/sign-in`);
  await page.locator('.elsewhere button').click();
  await page.waitForURL(`${house.issuer}/interaction/*`);
  await page.locator('[name=login]').fill(EMAIL);
  await page.locator('[name=password]').fill('anything');
  await page.locator('button[type=submit]').click();
  await page.locator('button[type=submit]', { hasText: 'Continue' }).click();
  await page.waitForURL((url) => url.origin === paper.base);
  assert.equal(await fill(page, { current: PASSWORD }), 200);
  await page.goto(`${paper.base}/account/passkeys/new`);
  assert.equal(await fill(page, { name: 'Laptop' }), 200);
  // The provider's word is no proof: a form with power asks for one.
  await context.clearCookies({ name: 'courant' });
  await device.present(false);
  await page.goto(`${paper.base}/account/sign-in`);
  await page.locator('.elsewhere button').click();
  await page.waitForURL(`${paper.base}/desk`);
  await device.present(true);
  await page.goto(`${paper.base}/desk/people/new`);
  assert.equal(await page.locator('[name=current]').isVisible(), true);
  await show(page, 'proof-passkey');
  await page.locator('[name=email]').fill('jo@paper.example');
  const prove = page.getByRole('button', { name: 'Confirm with a passkey' });
  await device.verified(false);
  await prove.click();
  await page.locator('.passkey-without').waitFor({ state: 'visible' });
  assert.match(await page.locator('.passkey-without').innerText(), /did not work/);
  assert.equal(await page.locator('[name=email]').inputValue(), 'jo@paper.example', 'what was typed is still there');
  // The button of the form itself goes on wanting the password.
  assert.equal(await fill(page, {}), 422);
  assert.equal(await page.locator('#current-err').count(), 1);
  await device.verified(true);
  await prove.click({ noWaitAfter: true });
  // The list of people has the name as words, the form as a value.
  await page.locator('main', { hasText: 'jo@paper.example' }).waitFor();
  await page.goto(`${paper.base}/desk/people/new`);
  assert.equal(await page.locator('[name=current]').count(), 0);
  const fine = (line) => !/ERR_NAME_NOT_RESOLVED|422/.test(line) && !line.includes(house.issuer);
  assert.deepEqual(complaints(seen).filter(fine), []);
  await context.close();
});
