/** What the editor asks of the paper, over `/api/v1` with the session of whoever is signed in. */
import type { Story } from './story';
import { pageLanguage } from './words';

export interface WorkingCopy {
  revision: number;
  live: number | null;
  workflow: string;
  story: Story;
}

export interface Place {
  holder: string;
  mine: boolean;
  others: string[];
  /** Who asks us to hand the story over. */
  wanted: string | null;
  /** The newest revision of the story. */
  revision: number;
}

/** What we want of a story beside being at it: to get it from whoever holds it, or to hand it to whoever asked. */
export type Wish = 'ask' | 'hand' | null;

/** Somebody else's words, newer than ours. */
export interface Current {
  revision: number;
  by: string;
  at: string;
  story: Story;
}

export interface Problem {
  field: string;
  sentence: string;
}

export type Cause = 'auto' | 'manual' | 'leave';

export interface Send {
  revision: number;
  key: string;
  cause: Cause;
  changes: Record<string, unknown>;
}

/** What became of a save. */
export type Answer =
  | { kind: 'saved'; revision: number; at: Date; words: number }
  | { kind: 'conflict'; current: Current }
  | { kind: 'held'; holder: string }
  | { kind: 'signed-out' }
  | { kind: 'forbidden' }
  | { kind: 'problems'; problems: Problem[] }
  | { kind: 'offline' };

export interface Paper {
  load(): Promise<WorkingCopy>;
  save(send: Send): Promise<Answer>;
  stay(wish: Wish): Promise<Place | null>;
  leave(): void;
}

/** Bytes a browser sends for a page that is gone: 64 KiB in all, with room for the presence. */
const KEEPALIVE = 60_000;
/** Milliseconds after which an answer is not waited for. */
const PATIENCE = 30_000;

/** The paper behind this page. */
export function paper(article: string): Paper {
  const at = (rest: string) => `/api/v1/articles/${encodeURIComponent(article)}/${rest}`;
  return {
    async load() {
      const response = await fetch(at('working-copy'), { headers: { accept: 'application/json' }, signal: AbortSignal.timeout(PATIENCE) });
      if (!response.ok) throw new Error(`the working copy answered ${response.status}`);
      return await response.json() as WorkingCopy;
    },
    async save({ revision, key, cause, changes }) {
      const body = JSON.stringify({ revision, key, cause, ...changes });
      const keepalive = new TextEncoder().encode(body).length < KEEPALIVE;
      try {
        const response = await fetch(at('working-copy'), {
          method: 'PUT', body, keepalive,
          headers: { 'content-type': 'application/json', accept: 'application/json', 'accept-language': pageLanguage() },
          signal: AbortSignal.timeout(PATIENCE),
        });
        return await answer(response);
      } catch {
        return { kind: 'offline' };
      }
    },
    async stay(wish) {
      try {
        const response = await fetch(at('presence'), {
          method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(wish ? { [wish]: true } : {}), signal: AbortSignal.timeout(PATIENCE),
        });
        return response.ok ? await response.json() as Place : null;
      } catch {
        return null;
      }
    },
    leave() {
      fetch(at('presence'), { method: 'DELETE', keepalive: true }).catch(() => undefined);
    },
  };
}

async function answer(response: Response): Promise<Answer> {
  if (response.status >= 500 || [408, 425, 429].includes(response.status)) return { kind: 'offline' };
  const body = await response.json().catch(() => ({})) as Record<string, unknown>;
  switch (response.status) {
    case 200:
      return { kind: 'saved', revision: Number(body['revision']), at: new Date(String(body['saved'])), words: Number(body['words']) };
    case 401:
      return { kind: 'signed-out' };
    case 403: case 404: case 410:
      return { kind: 'forbidden' };
    case 409:
      if (typeof body['current'] === 'object' && body['current']) return { kind: 'conflict', current: body['current'] as Current };
      return { kind: 'offline' };
    case 423:
      return { kind: 'held', holder: String(body['holder'] ?? '') };
    default: {
      const problems = Array.isArray(body['problems']) ? body['problems'] as Problem[] : [];
      return { kind: 'problems', problems: problems.length > 0 ? problems : [{ field: 'body', sentence: String(body['detail'] ?? response.status) }] };
    }
  }
}
