// What the demo paper holds, found as a reader's browser would find it: by following its links from the front page.
import http from 'node:http';
import zlib from 'node:zlib';

const MOST_PAGES = 400;
const MOST_PERMALINKS = 12;
const NOT_SECTIONS = /^\/(jobs|search|corrections|desk|account|login|archive|topics|authors|assets|media|api|comments|employers|about|imprint|privacy|accessibility|lite)(\/|$)/;

/** GET or POST without following redirects: { status, headers, body (text), bytes (as sent) }. */
export function ask(base, target, { method = 'GET', form, headers = {} } = {}) {
  const url = new URL(target, base);
  const body = form ? new URLSearchParams(form).toString() : undefined;
  const sent = { ...headers };
  if (body !== undefined) {
    Object.assign(sent, { 'content-type': 'application/x-www-form-urlencoded', 'content-length': Buffer.byteLength(body), origin: url.origin });
  }
  return new Promise((resolve, reject) => {
    const request = http.request(url, { method, headers: sent, timeout: 30_000 }, (response) => {
      const parts = [];
      response.on('data', (part) => parts.push(part));
      response.on('end', () => {
        const raw = Buffer.concat(parts);
        const plain = response.headers['content-encoding'] === 'br' ? zlib.brotliDecompressSync(raw) : raw;
        resolve({ status: response.statusCode, headers: response.headers, body: plain.toString('utf8'), bytes: raw.length });
      });
      response.on('error', reject);
    });
    request.on('timeout', () => request.destroy(new Error(`no answer from ${url.pathname} in 30 s`)));
    request.on('error', reject);
    request.end(body);
  });
}

export const unescape = (text) => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"')
  .replaceAll('&#x27;', "'").replaceAll('&#39;', "'").replaceAll('&#x2f;', '/').replaceAll('&#47;', '/').replaceAll('&amp;', '&');

/** Addresses on this paper that a page links to or loads, without fragments. */
export function links(base, from, html) {
  const found = new Set();
  for (const [, value] of html.matchAll(/\s(?:href|src)="([^"]*)"/g)) {
    const address = unescape(value);
    if (/^(mailto|tel|data|javascript):/.test(address)) continue;
    const url = new URL(address, new URL(from, base));
    if (url.origin === base) found.add(url.pathname + url.search);
  }
  return found;
}

/** Ids of the comments whose permalinks stand in the text of a page. */
export const commentIds = (html) => new Set([...html.matchAll(/href="(?:https?:\/\/[^/"]+)?\/comments\/([A-Za-z0-9_-]+)[#"?]/g)].map((match) => match[1]));

const field = (html, name) => {
  const tag = html.match(new RegExp(`<input[^>]*name="${name}"[^>]*>`))?.[0] ?? '';
  return unescape(tag.match(/value="([^"]*)"/)?.[1] ?? '');
};

/** Posts a comment the way the form does. Answers { status, location, body }. */
export async function postComment(base, article, text, fields = {}) {
  const page = await ask(base, article);
  const form = page.body.match(/<form[^>]*>(?:(?!<\/form>)[\s\S])*name="text"[\s\S]*?<\/form>/)?.[0];
  if (!form) throw new Error(`${article} has no comment form`);
  const action = unescape(form.match(/action="([^"]*)"/)?.[1] ?? article);
  const values = { text, name: 'Rieke', email: '', token: field(form, 'token'), key: field(form, 'key'), ...fields };
  const answer = await ask(base, action, { method: 'POST', form: values });
  return { status: answer.status, location: answer.headers.location, body: answer.body };
}

const isArticle = (path) => /^\/[a-z0-9-]+\/[a-z0-9-]+$/.test(path) && !NOT_SECTIONS.test(path);

function kindOf(path) {
  if (path === '/') return 'front';
  if (path === '/jobs') return 'jobs';
  if (/^\/jobs\/boards\/[^/]+$/.test(path)) return 'board';
  if (/^\/jobs\/[0-9a-z]+-[^/]*$/.test(path)) return 'listing';
  if (/^\/comments\/[^/]+$/.test(path)) return 'comment';
  if (/^\/[a-z0-9-]+\/[a-z0-9-]+\/comments$/.test(path)) return 'conversation';
  if (/^\/archive\/\d{4}\/\d{2}$/.test(path)) return 'month';
  if (isArticle(path)) return 'article';
  if (/^\/[a-z0-9-]+\/[a-z0-9-]+\/live\/\d+$/.test(path)) return 'live-entry';
  if (/^\/[a-z0-9-]+$/.test(path) && !NOT_SECTIONS.test(path)) return 'section';
  return 'other';
}

/**
 * Follows all links of the paper. Answers the pages by path: { path, from, status, type, kind, html, language,
 * comments (ids on the page), open (has a comment form), held (an editor reads first) }. Addresses with a query are looked at by the journeys.
 */
export async function crawl(base) {
  const pages = new Map();
  const waiting = [['/', '']];
  const sitemap = await ask(base, '/sitemap.xml');
  for (const [, loc] of sitemap.body.matchAll(/<loc>([^<]+)<\/loc>/g)) {
    waiting.push([new URL(unescape(loc.trim()), base).pathname, '/sitemap.xml']);
  }
  let permalinks = 0;
  while (waiting.length > 0 && pages.size < MOST_PAGES) {
    const [path, from] = waiting.shift();
    // The light view is a paper of its own, looked at by lite.test.mjs.
    if (pages.has(path) || path.includes('?') || /^\/lite(\/|$)/.test(path)) continue;
    const kind = kindOf(path);
    if (kind === 'comment' && ++permalinks > MOST_PERMALINKS) continue;
    const answer = await ask(base, path);
    const type = answer.headers['content-type'] ?? '';
    const html = type.startsWith('text/html') ? answer.body : '';
    pages.set(path, {
      path, from, status: answer.status, type, kind, html,
      language: html.match(/<html[^>]*\slang="([^"]*)"/)?.[1] ?? '',
      comments: commentIds(html), open: /<textarea[^>]*name="text"/.test(html), held: /before it appears/.test(html), location: answer.headers.location,
    });
    for (const next of links(base, path, html)) waiting.push([next, path]);
  }
  return pages;
}

const most = (pages) => pages.reduce((best, page) => (page.comments.size > best.comments.size ? page : best));
const need = (page, what) => {
  if (!page) throw new Error(`the demo paper has no ${what}`);
  return page;
};

/** The pages that the journeys need, by name. Throws a sentence that says what the demo paper lacks. */
export async function survey(base) {
  const pages = await crawl(base);
  const all = [...pages.values()];
  const fine = (kind) => all.filter((page) => page.kind === kind && page.status === 200);
  const articles = fine('article');
  need(articles[0], 'article');
  const english = articles.filter((page) => page.language.startsWith('en'));
  return {
    base, pages, articles,
    section: need(fine('section')[0], 'section').path,
    busiest: most(articles).path,
    open: need(english.find((page) => page.open && !page.held && page.comments.size > 0), 'English article with comments that appears at once').path,
    german: need(articles.find((page) => page.language.startsWith('de') && page.open), 'German article with a comment form').path,
    closed: need(english.find((page) => !page.open), 'article that is closed to comments').path,
    live: need(articles.find((page) => /id="live"/.test(page.html)), 'story with live coverage').path,
    entry: need(fine('live-entry')[0], 'live entry').path,
    comment: need(fine('comment')[0], 'comment with a permalink').path,
    month: need(fine('month')[0], 'month of the archive').path,
    board: need(fine('board')[0], 'job board').path,
    listing: need(fine('listing')[0], 'job listing').path,
    ended: need(all.find((page) => page.kind === 'listing' && page.status === 410), 'link to an ended job listing').path,
  };
}
