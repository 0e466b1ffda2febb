// A story in German is German in everything around it: language mark, date, form, advert label.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { complaints, launch, openPage } from './chrome.mjs';
import { CommentForm } from './comment_form.mjs';
import { startPaper } from './paper.mjs';
import { survey } from './site.mjs';

const HOUSE_DATE = /^(Mo|Di|Mi|Do|Fr|Sa|So)\. \d{1,2}\. (Jan\.|Feb\.|März|Apr\.|Mai|Juni|Juli|Aug\.|Sept?\.|Okt\.|Nov\.|Dez\.) \d{4}$/;
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

  test(`a German story ${how}`, async () => {
    const { context, page, seen } = await openPage(browser, { js });
    await page.goto(paper.base + site.german);
    assert.equal(await page.locator('html').getAttribute('lang'), 'de-DE');
    const published = (await page.locator('article time, main header time').first().innerText()).trim();
    assert.match(published, HOUSE_DATE);
    const talk = page.locator('section').filter({ has: page.locator('textarea[name="text"]') }).last();
    const words = await talk.innerText();
    for (const english of ['Write a comment', 'Post comment', 'Cancel', 'Reply', 'Newest']) {
      assert.ok(!words.includes(english), `"${english}" stands on a German page`);
    }
    const ad = page.getByText(/^Anzeige$/i);
    assert.ok(await ad.count() > 0, 'the job box is labelled "Anzeige"');
    const form = new CommentForm(page);
    assert.equal(await form.post.count(), 1);
    assert.equal(await form.cancel.count(), 1);
    const comment = `Größe, Straße, Übermut (${how}).`;
    await form.fill({ text: comment, name: 'Jürgen' });
    await form.post.click();
    await page.locator('[role="status"], article, li').filter({ hasText: /\S/ }).first().waitFor();
    assert.equal(await page.locator('html').getAttribute('lang'), 'de-DE', 'the answer is German, too');
    assert.deepEqual(complaints(seen), []);
    await context.close();
  });

  test(`a wrong form on a German story is answered in German ${how}`, async () => {
    const { context, page } = await openPage(browser, { js });
    await page.goto(paper.base + site.german);
    const form = new CommentForm(page);
    await form.fill({ text: '', name: 'Jürgen' });
    const response = await form.send();
    assert.equal(response.status(), 422);
    assert.equal(await page.locator('html').getAttribute('lang'), 'de-DE');
    assert.match(await page.title(), /^(Fehler|Error): /);
    assert.ok((await page.locator('#problems').innerText()).length > 10);
    await context.close();
  });
}
