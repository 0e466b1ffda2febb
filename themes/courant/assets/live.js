// New entries of live coverage on a page that lies open. Without it the page has a link to load itself again.
(() => {
  const root = document.getElementById('live');
  if (!root || !root.dataset.events || !window.EventSource) return;
  const by = (id) => document.getElementById(id);
  const posts = by('live-posts'), news = by('live-new'), count = by('live-count'), reload = by('live-reload');
  const url = new URL(root.dataset.events, location.href);
  const forms = new Intl.PluralRules(document.documentElement.lang);
  const waiting = new Map();
  let source = null;

  const made = (html) => {
    const box = document.createElement('template');
    box.innerHTML = html;
    return box.content.firstElementChild;
  };
  const tell = () => {
    const n = waiting.size;
    const words = (root.dataset[forms.select(n)] || root.dataset.other).replace('%', n.toLocaleString(document.documentElement.lang));
    news.hidden = n === 0;
    news.firstElementChild.textContent = words;
    count.textContent = n ? words : '';
  };
  // What is read must not move: new entries wait until somebody asks for them.
  news.firstElementChild.addEventListener('click', () => {
    const fresh = [...waiting.values()].map(made).filter(Boolean);
    waiting.clear();
    fresh.forEach((post) => posts.prepend(post));
    tell();
    const newest = fresh.at(-1);
    if (newest) {
      newest.tabIndex = -1;
      newest.focus({ preventScroll: true });
      newest.scrollIntoView({ block: 'start' });
    }
  });
  const close = () => {
    if (source) source.close();
    source = null;
  };
  const open = () => {
    if (source || document.hidden) return;
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
      else if (old && !old.contains(document.activeElement)) old.replaceWith(made(html));
    });
    on('removed', ({ id, html }) => {
      const old = by('entry-' + id);
      if (waiting.delete(id)) tell();
      if (old && html) old.replaceWith(made(html));
      else if (old) old.remove();
    });
    on('state', ({ state, label }) => {
      const badge = by('live-state');
      badge.textContent = label;
      badge.className = 'state ' + state;
      if (state === 'ended') close();
      if (state === 'ended') reload.hidden = true;
    });
    on('reset', () => {
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
