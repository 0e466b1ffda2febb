/** What the notes ask of the paper, with the session of whoever is signed in. */
import type { Problem } from '../api';
import { pageLanguage, say } from '../words';
import type { Anchor } from './anchor';

export interface Note {
  id: string;
  at: string;
  by: string;
  text: string;
  anchor: Anchor | null;
  answers_to: string | null;
  resolved: { at: string; by: string } | null;
}

export interface NewNote {
  text: string;
  anchor?: Anchor;
  answers_to?: string;
}

/** What became of something: nothing to say, or a sentence about why not. */
export type Refusal = string | null;

export interface NotesPaper {
  /** All notes, the oldest first; null where the paper does not answer. */
  all(): Promise<Note[] | null>;
  add(note: NewNote): Promise<Refusal>;
  settle(id: string, isResolved: boolean): Promise<Refusal>;
}

/** Milliseconds after which an answer is not waited for. */
const PATIENCE = 30_000;

/** The notes beside an article. */
export function notesPaper(article: string): NotesPaper {
  const place = `/api/v1/articles/${encodeURIComponent(article)}/notes`;
  const send = async (method: string, rest: string, body?: unknown): Promise<Refusal> => {
    try {
      const response = await fetch(`${place}${rest}`, {
        method, headers: { 'content-type': 'application/json', accept: 'application/json', 'accept-language': pageLanguage() },
        signal: AbortSignal.timeout(PATIENCE), ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      if (response.ok) return null;
      if (response.status === 401) return say('signed-out');
      const { problems } = await response.json().catch(() => ({})) as { problems?: Problem[] };
      return problems?.[0]?.sentence ?? say('remark-failed');
    } catch {
      return say('remark-failed');
    }
  };
  return {
    async all() {
      try {
        const response = await fetch(place, { headers: { accept: 'application/json' }, signal: AbortSignal.timeout(PATIENCE) });
        return response.ok ? (await response.json() as { items: Note[] }).items : null;
      } catch {
        return null;
      }
    },
    add: (note) => send('POST', '', note),
    settle: (id, isResolved) => send(isResolved ? 'PUT' : 'DELETE', `/${encodeURIComponent(id)}/resolution`),
  };
}
