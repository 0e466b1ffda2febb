// The kinds of page that readers meet, each with an address in the demo paper. A page kind or state belongs here: what is
// listed is checked at every width, light and dark.
export function kinds(site) {
  return [
    { name: 'front', path: '/' },
    { name: 'section', path: site.section },
    { name: 'article', path: site.open },
    { name: 'article-busiest', path: site.busiest },
    { name: 'article-german', path: site.german },
    { name: 'article-closed', path: site.closed },
    { name: 'conversation', path: `${site.busiest}/comments` },
    { name: 'comment', path: site.comment },
    { name: 'jobs', path: '/jobs' },
    { name: 'board', path: site.board },
    { name: 'listing', path: site.listing },
    { name: 'listing-ended', path: site.ended, status: 410 },
    { name: 'imprint', path: '/imprint' },
    { name: 'ownership', path: '/ownership' },
    { name: 'privacy', path: '/privacy' },
    { name: 'accessibility', path: '/accessibility' },
    { name: 'corrections-policy', path: '/corrections-policy' },
    { name: 'contact', path: '/contact' },
    { name: 'not-found', path: '/no-such-page', status: 404 },
  ];
}
