// The job board as readers meet it: the box beside a story, the boards, a listing, and a listing that has ended.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { complaints, launch, openPage } from './chrome.mjs';
import { startPaper } from './paper.mjs';
import { survey } from './site.mjs';

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

/** All JSON-LD objects of a page; a block that is no JSON fails the test. */
async function linkedData(page) {
  const blocks = await page.locator('script[type="application/ld+json"]').evaluateAll((all) => all.map((one) => one.textContent));
  return blocks.map((text) => JSON.parse(text)).flat().flatMap((thing) => thing['@graph'] ?? [thing]);
}
const postings = (things) => things.filter((thing) => thing['@type'] === 'JobPosting');

for (const js of [false, true]) {
  const how = js ? 'with JavaScript' : 'without JavaScript';

  test(`from the box beside a story to a listing ${how}`, async () => {
    const { context, page, seen } = await openPage(browser, { js });
    await page.goto(paper.base + site.open);
    const box = page.locator('aside').filter({ has: page.getByRole('heading', { name: 'German Engineering Jobs' }) });
    assert.equal(await box.count(), 1, 'the story carries one job box');
    await box.getByText(/^(Ad|Advertisement)$/i).first().waitFor();
    assert.deepEqual(postings(await linkedData(page)), [], 'a story claims no job posting');
    await box.locator('a[href*="/jobs/"]').first().click();
    assert.match(new URL(page.url()).pathname, /^\/jobs\//);
    assert.equal(await page.locator('h1').count(), 1);
    assert.deepEqual(complaints(seen), []);
    await context.close();
  });

  test(`from the boards to a listing ${how}`, async () => {
    const { context, page, seen } = await openPage(browser, { js });
    await page.goto(`${paper.base}/jobs`);
    assert.deepEqual(postings(await linkedData(page)), [], 'a list claims no job posting');
    await page.locator('main a[href*="/jobs/boards/"]').first().click();
    assert.match(new URL(page.url()).pathname, /^\/jobs\/boards\//);
    await page.locator('main a').filter({ hasText: /\S/ }).and(page.locator('a[href*="/jobs/"]:not([href*="/boards/"])')).first().click();
    assert.match(new URL(page.url()).pathname, /^\/jobs\/[0-9a-z]+-/);
    await page.locator('main a[href^="mailto:"], main a[href^="http"][rel~="noopener"], main a[href^="http"]').first().waitFor();
    assert.deepEqual(complaints(seen), []);
    await context.close();
  });
}

test('a listing describes itself to search engines as it does to readers', async () => {
  const { context, page } = await openPage(browser);
  await page.goto(paper.base + site.listing);
  const found = postings(await linkedData(page));
  assert.equal(found.length, 1);
  const [job] = found;
  assert.equal(job['@context'] ?? 'https://schema.org', 'https://schema.org');
  for (const name of ['title', 'description', 'datePosted', 'validThrough']) assert.equal(typeof job[name], 'string', name);
  assert.ok(job.hiringOrganization?.name);
  assert.ok(job.jobLocation || job.jobLocationType === 'TELECOMMUTE', 'a place, or work from anywhere');
  const text = await page.locator('main').innerText();
  assert.ok(text.includes(job.hiringOrganization.name), 'the company stands on the page');
  assert.ok((await page.locator('h1').innerText()).includes(job.title), 'the title is the heading');
  assert.match(job.datePosted, /^\d{4}-\d{2}-\d{2}/);
  assert.ok(Date.parse(job.validThrough) > Date.parse(job.datePosted));
  await context.close();
});

test('an ended listing is gone for machines and helpful for people', async () => {
  const { context, page } = await openPage(browser, { js: false });
  const response = await page.goto(paper.base + site.ended);
  assert.equal(response.status(), 410);
  assert.match(response.headers()['content-type'], /^text\/html/);
  assert.equal(await page.locator('h1').count(), 1);
  assert.deepEqual(postings(await linkedData(page)), []);
  await page.locator('main a[href*="/jobs"]').first().click();
  assert.match(new URL(page.url()).pathname, /^\/jobs/);
  const sitemap = await (await context.request.get(`${paper.base}/sitemap.xml`)).text();
  assert.ok(!sitemap.includes(`${site.ended}<`), 'it is not in the sitemap');
  await context.close();
});
