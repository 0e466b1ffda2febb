/** Links as they were meant: without the detours that mail and search put before them, and none that leads nowhere. */
import { isLink, isPage } from '../check';
import { all, unwrap } from './tree';

/** Hosts that lead on to the address in a parameter. */
const DETOURS: [RegExp, string][] = [
  [/^(www\.)?google\.[a-z.]+$/, 'q'],
  [/^(www\.)?google\.[a-z.]+$/, 'url'],
  [/\.safelinks\.protection\.outlook\.com$/, 'url'],
  [/^l\.(facebook|instagram)\.com$/, 'u'],
  [/^(www\.)?youtube\.com$/, 'q'],
];
const PATHS = /^\/(url|redirect|l\.php)?$/;

/** The address behind a detour, or itself. */
export function straight(address: string): string {
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    return address;
  }
  if (!PATHS.test(url.pathname)) return address;
  for (const [host, name] of DETOURS) {
    const target = host.test(url.hostname) ? url.searchParams.get(name) : null;
    if (target && isPage(target)) return target;
  }
  return address;
}

/** Keeps links that may stand in an article, and the words of the others. */
export function straightLinks(root: HTMLElement): void {
  for (const link of all(root, 'a')) {
    const href = straight((link.getAttribute('href') ?? '').trim());
    if (isLink(href) && !href.startsWith('/') && (link.textContent ?? '').trim() !== '') link.setAttribute('href', href);
    else unwrap(link);
  }
}

/** A text that is one address of a page and nothing else. */
export function addressIn(text: string): string | null {
  const found = text.trim();
  return /^https?:\/\/\S+$/i.test(found) && isPage(found) ? straight(found) : null;
}

const SHOWN = [
  'youtube.com', 'youtu.be', 'vimeo.com', 'dailymotion.com', 'tiktok.com', 'twitch.tv', 'x.com', 'twitter.com', 'instagram.com',
  'threads.net', 'bsky.app', 'mastodon.social', 'soundcloud.com', 'open.spotify.com', 'ardmediathek.de', 'arte.tv', 'datawrapper.de',
  'datawrapper.dwcdn.net', 'flourish.studio',
];

/** Whether what stands there is watched, heard or looked at, rather than read. */
export function isShown(address: string): boolean {
  const host = new URL(address).hostname.replace(/^(www|m)\./, '');
  return SHOWN.some((known) => host === known || host.endsWith(`.${known}`));
}
