// New entries on a page that lies open. Without it the page has a link to load itself again.
(() => {
  const by = (id) => document.getElementById(id);
  const root = by('live');
  if (!root?.dataset.events) return;
  const posts = by('live-posts'), news = by('live-new'), count = by('live-count'), reload = by('live-reload');
  const url = new URL(root.dataset.events, location.href);
  const { lang } = document.documentElement, forms = new Intl.PluralRules(lang);
  const waiting = new Map();
  let source = null;

  const made = (html) => {
    const box = document.createElement('template');
    box.innerHTML = html;
    return box.content.firstElementChild;
  };
  const focus = (post) => {
    post.tabIndex = -1;
    post.focus({ preventScroll: true });
  };
  const swap = (old, html) => {
    const post = made(html), had = old.contains(document.activeElement);
    old.replaceWith(post);
    if (had) focus(post);
  };
  const tell = () => {
    const n = waiting.size;
    const words = (root.dataset[forms.select(n)] || root.dataset.other).replace('%', n.toLocaleString(lang));
    news.hidden = n === 0;
    news.firstElementChild.textContent = words;
    count.textContent = n ? words : '';
  };
  // What is read must not move: new entries wait until somebody asks for them.
  news.firstElementChild.addEventListener('click', () => {
    const fresh = [...waiting.values()].map(made);
    waiting.clear();
    fresh.forEach((post) => posts.prepend(post));
    tell();
    const newest = fresh.at(-1);
    focus(newest);
    newest.scrollIntoView();
  });
  const close = () => {
    if (source) source.close();
    source = null;
  };
  let over = false;
  const open = () => {
    if (over || source || document.hidden) return;
    source = new EventSource(url);
    const on = (name, act) => source.addEventListener(name, (event) => {
      url.searchParams.set('after', event.lastEventId);
      act(JSON.parse(event.data));
    });
    on('entry', ({ id, html }) => {
      if (by('entry-' + id)) return;
      waiting.set(id, html);
      tell();
    });
    on('changed', ({ id, html }) => {
      const old = by('entry-' + id);
      if (waiting.has(id)) waiting.set(id, html);
      else if (old) swap(old, html);
    });
    on('removed', ({ id, html }) => {
      const old = by('entry-' + id);
      if (waiting.delete(id)) tell();
      if (old && html) swap(old, html);
      else if (old) old.remove();
    });
    on('state', ({ state, label }) => {
      const badge = by('live-state');
      badge.textContent = label;
      badge.className = 'state ' + state;
      if (state !== 'ended') return;
      over = true;
      close();
      reload.hidden = true;
    });
    on('reset', () => {
      over = true;
      close();
      reload.hidden = false;
    });
    source.onopen = () => { reload.hidden = true; };
    source.onerror = () => { reload.hidden = false; };
  };
  document.addEventListener('visibilitychange', () => (document.hidden ? close() : open()));
  window.addEventListener('pagehide', close);
  window.addEventListener('pageshow', open);
  open();
})();
