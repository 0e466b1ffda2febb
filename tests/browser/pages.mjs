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
    { name: 'topics', path: '/topics' },
    { name: 'topic', path: '/topics/harbour' },
    { name: 'authors', path: '/authors' },
    { name: 'author', path: '/authors/fenja-aldag' },
    { name: 'archive', path: '/archive' },
    { name: 'month', path: site.month },
    { name: 'corrections', path: '/corrections' },
    { name: 'conversation', path: `${site.busiest}/comments` },
    { name: 'comment', path: site.comment },
    { name: 'search', path: '/search' },
    { name: 'search-results', path: '/search?q=harbour+council&comments=on' },
    { name: 'search-slip', path: '/search?q=harbuor' },
    { name: 'search-nothing', path: '/search?q=zeppelin' },
    { name: 'search-error', path: '/search?q=harbour&from=soon', status: 422 },
    { name: 'jobs', path: '/jobs' },
    { name: 'board', path: site.board },
    { name: 'listing', path: site.listing },
    { name: 'listing-ended', path: site.ended, status: 410 },
    { name: 'not-found', path: '/no-such-page', status: 404 },
  ];
}
