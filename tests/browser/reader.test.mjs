// A reader goes from the front page to a story, answers it, and walks through the conversation.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { complaints, launch, openPage } from './chrome.mjs';
import { startPaper } from './paper.mjs';
import { ask, commentIds, links, postComment, survey } from './site.mjs';
import { CommentForm } from './comment_form.mjs';

const HOUSE_DATE = /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun) \d{1,2}(st|nd|rd|th) (Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec), \d{4}$/;
let paper, site, browser;

before(async () => {
  paper = await startPaper();
  site = await survey(paper.base);
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await paper?.stop();
});

for (const js of [false, true]) {
  const how = js ? 'with JavaScript' : 'without JavaScript';

  test(`reads a story and writes a comment ${how}`, async () => {
    const { context, page, seen } = await openPage(browser, { js });
    await page.goto(paper.base);
    const door = page.locator(`main a[href$="${site.open}"]`).first();
    if (await door.count() > 0) await door.click();
    else await page.goto(paper.base + site.open);
    assert.equal(new URL(page.url()).pathname, site.open);
    assert.equal(await page.locator('h1').count(), 1);
    const published = (await page.locator('article time, main header time').first().innerText()).trim();
    assert.match(published, HOUSE_DATE);

    const form = new CommentForm(page);
    assert.equal(await form.text.getAttribute('placeholder'), 'Write a comment ...');
    await form.fill({ text: 'A sentence that I take back.', name: 'Rieke' });
    await form.cancel.click();
    await form.isEmpty();

    const words = `The rope line existed then, too (${how}).`;
    await form.fill({ text: words, name: 'Rieke from the quay' });
    await form.post.click();
    await page.getByText(words).first().waitFor();
    await page.goto(paper.base + site.open);
    assert.equal(await page.getByText(words).count(), 1, 'the story shows the comment once');
    assert.deepEqual(await context.cookies(), []);
    assert.deepEqual(complaints(seen), []);
    await context.close();
  });

  test(`a reload after posting does not post twice ${how}`, async () => {
    const { context, page } = await openPage(browser, { js });
    const words = `Only once, please (${how}).`;
    await page.goto(paper.base + site.open);
    await new CommentForm(page).fill({ text: words, name: 'Jo' });
    await new CommentForm(page).post.click();
    await page.getByText(words).first().waitFor();
    await page.reload();
    await page.goto(paper.base + site.open);
    assert.equal(await page.getByText(words).count(), 1);
    await context.close();
  });

  test(`answers a comment under its own words ${how}`, async () => {
    const { context, page } = await openPage(browser, { js });
    await page.goto(paper.base + site.open);
    const reply = page.locator('section a').filter({ hasText: /^\s*Reply/ }).first();
    await reply.click();
    const form = new CommentForm(page, { reply: true });
    const parent = await form.parent();
    assert.ok(parent, 'the form knows which comment it answers');
    const words = `An answer to ${parent} ${how}.`;
    await form.fill({ text: words, name: 'Tom' });
    await form.post.click();
    await page.getByText(words).first().waitFor();
    const shown = await ask(paper.base, `/comments/${parent}`);
    assert.equal(shown.status, 200);
    assert.ok(shown.body.includes(words), 'the page of the answered comment shows the answer');
    await context.close();
  });

  test(`opens one comment by its address and finds back to the story ${how}`, async () => {
    const { context, page, seen } = await openPage(browser, { js });
    await page.goto(paper.base + site.open);
    const stamp = page.locator('a[href*="/comments/"]:has(time)').first();
    const address = new URL(await stamp.getAttribute('href'), page.url());
    await stamp.click();
    assert.equal(new URL(page.url()).pathname, address.pathname);
    assert.equal(await page.locator('h1').count(), 1);
    await page.locator(`main a[href$="${site.open}"]`).first().click();
    assert.equal(new URL(page.url()).pathname, site.open);
    assert.deepEqual(complaints(seen), []);
    await context.close();
  });
}

test('every comment of a long conversation can be reached by links alone', async () => {
  for (let n = 0; n < 120; n += 1) {
    const answer = await postComment(paper.base, site.open, `Long conversation, number ${n} of it.`, { name: `Reader ${n}` });
    assert.ok([302, 303].includes(answer.status), `comment ${n} was answered with ${answer.status}`);
  }
  const start = await ask(paper.base, site.open);
  const found = new Set();
  const queue = [site.open, `${site.open}/comments`];
  const visited = new Set(queue);
  let texts = '';
  while (queue.length > 0 && visited.size < 400) {
    const at = queue.shift();
    const page = await ask(paper.base, at);
    assert.equal(page.status, 200, at);
    texts += page.body;
    for (const id of commentIds(page.body)) found.add(id);
    for (const next of links(paper.base, at, page.body)) {
      const more = next.startsWith(`${site.open}/comments?`) && !/[?&](reply|sort)=/.test(next);
      if (more && !visited.has(next)) { visited.add(next); queue.push(next); }
    }
  }
  for (let n = 0; n < 120; n += 1) assert.ok(texts.includes(`number ${n} of it`), `comment ${n} is on no page`);
  const heading = Number(start.body.match(/>\s*(\d[\d,.]*)\s+comments?\s*</)?.[1].replace(/\D/g, ''));
  assert.ok(heading >= 120, `the heading counts ${heading}`);
  assert.ok(start.body.length < 400_000, 'the story itself stays small');
});

test('the next part of a conversation holds other comments', async () => {
  const { context, page } = await openPage(browser, { js: false });
  await page.goto(`${paper.base}${site.open}/comments`);
  const first = commentIds(await page.content());
  const more = page.locator('main a[rel~="next"]');
  await more.click();
  const second = commentIds(await page.content());
  assert.ok(second.size > 0);
  assert.ok([...second].some((id) => !first.has(id)), 'nothing new after "more"');
  await context.close();
});
