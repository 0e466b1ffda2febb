/**
 * Sending pictures. The paper shows a picture to readers only with a published story, and the page's policy allows no
 * picture out of memory; so the editor paints the file it has just sent on a canvas.
 */

import { pageLanguage } from './words';

export interface Picture {
  id: string;
  key: string;
  url: string;
  width: number;
  height: number;
  alt: string;
  caption: string;
  credit: string;
}

/** Kinds that the paper takes, and the largest file, in bytes. */
export const KINDS = ['image/jpeg', 'image/png', 'image/webp'];
const LARGEST = 25_000_000;

/** Why a picture was not sent: the name of a word, and what the paper said to it. */
export class NotSent extends Error {
  constructor(readonly word: 'picture-kind' | 'picture-large' | 'picture-failed', readonly detail = '') {
    super(word);
  }
}

/** Painted pictures by key, as long as the page is open. */
const painted = new Map<string, ImageBitmap>();

/** The picture of this key, if it was sent from this page. */
export function paintedOf(key: string): ImageBitmap | undefined {
  return painted.get(key);
}

/** Sends a file; `progress` hears per cent. */
export function send(file: File, progress: (percent: number) => void): Promise<Picture> {
  return new Promise((resolve, reject) => {
    if (!KINDS.includes(file.type)) return reject(new NotSent('picture-kind'));
    if (file.size > LARGEST) return reject(new NotSent('picture-large'));
    const request = new XMLHttpRequest();
    request.open('POST', '/api/v1/pictures');
    request.setRequestHeader('content-type', file.type);
    request.setRequestHeader('accept', 'application/json');
    request.setRequestHeader('accept-language', pageLanguage());
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded, total }) => progress(total > 0 ? Math.round(loaded / total * 100) : 0);
    request.onerror = request.onabort = request.ontimeout = () => reject(new NotSent('picture-failed'));
    request.onload = () => {
      const answer: unknown = request.response;
      if (request.status === 200 || request.status === 201) {
        const picture = answer as Picture;
        void paint(picture.key, file).then(() => resolve(picture));
      } else reject(new NotSent(request.status === 413 ? 'picture-large' : 'picture-failed', sentence(answer)));
    };
    request.send(file);
    return undefined;
  });
}

async function paint(key: string, file: File): Promise<void> {
  try {
    painted.set(key, await createImageBitmap(file));
  } catch { /* A browser that cannot paint it shows its words. */ }
}

function sentence(answer: unknown): string {
  if (typeof answer !== 'object' || answer === null) return '';
  const { problems, detail } = answer as { problems?: { sentence: string }[]; detail?: string };
  return problems?.map((one) => one.sentence).join(' ') ?? detail ?? '';
}

/** Files of pictures among what was dropped or pasted. */
export function picturesIn(data: DataTransfer | null): File[] {
  return [...(data?.files ?? [])].filter((file) => file.type.startsWith('image/'));
}
