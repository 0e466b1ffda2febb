/**
 * The copies on this device. One is written before each send and taken away when the paper has the words; so a crash, a dead
 * line or a signed-out session loses nothing. Small copies go into localStorage, because that is written before a page
 * can go away; what does not fit there goes into IndexedDB. Each page that is opened has a copy of its own: two tabs of one
 * person write over nothing of each other.
 */
import { chance } from './chance';
import type { Story } from './story';

export interface Kept {
  /** When it was written, milliseconds since 1970. */
  at: number;
  /** The revision the words are based on. */
  revision: number;
  base: Story;
  story: Story;
}

/** A copy, and the name that it lies under. */
export interface Copy extends Kept {
  name: string;
}

export interface Keeper {
  /** What the copy of this page lies under. */
  readonly name: string;
  /** The copies of this story by this person, also those of other pages, the oldest first. */
  all(): Promise<Copy[]>;
  /** Writes the copy of this page; whether it is kept. */
  write(kept: Kept): Promise<boolean>;
  /** Takes a copy away: that of this page, where no other is named. */
  drop(name?: string): Promise<void>;
}

/** Characters that go into localStorage at most; browsers allow five million for a whole site. */
const SMALL = 1_000_000;
const DATABASE = 'courant';
const STORE = 'stories';

/** The copies of one article by one person: on a shared computer nobody is offered the words of another. */
export function keeper(article: string, user: string, page: string = chance(10)): Keeper {
  const all = `courant:${article}:${user}`;
  const own = `${all}:${page}`;
  const isOurs = (name: unknown): name is string => typeof name === 'string' && (name === all || name.startsWith(`${all}:`));
  let isLarge = false;
  return {
    name: own,
    async all() {
      const found = new Map<string, Copy>();
      for (const copy of [...readSmall(isOurs), ...await readLarge(isOurs).catch(() => [])]) {
        if (copy.at >= (found.get(copy.name)?.at ?? 0)) found.set(copy.name, copy);
      }
      return [...found.values()].sort((a, b) => a.at - b.at);
    },
    async write(kept) {
      const text = JSON.stringify(kept);
      if (text.length <= SMALL && writeSmall(own, text)) return true;
      isLarge = true;
      return inDatabase((store) => store.put(kept, own)).then(() => true, () => false);
    },
    async drop(name = own) {
      try {
        localStorage.removeItem(name);
      } catch { /* Storage that is switched off holds nothing. */ }
      if (isLarge || name !== own) await inDatabase((store) => store.delete(name)).catch(() => undefined);
      if (name === own) isLarge = false;
    },
  };
}

function copyOf(name: string, kept: Kept | null | undefined): Copy[] {
  return kept && typeof kept.revision === 'number' && typeof kept.at === 'number' ? [{ ...kept, name }] : [];
}

function readSmall(isOurs: (name: unknown) => name is string): Copy[] {
  try {
    return Object.keys(localStorage).filter(isOurs).flatMap((name) => {
      try {
        return copyOf(name, JSON.parse(localStorage.getItem(name) ?? 'null') as Kept | null);
      } catch {
        return [];
      }
    });
  } catch {
    return [];
  }
}

async function readLarge(isOurs: (name: unknown) => name is string): Promise<Copy[]> {
  const names = (await inDatabase<IDBValidKey[]>((store) => store.getAllKeys())).filter(isOurs);
  const copies = names.map(async (name) => copyOf(name, await inDatabase<Kept | undefined>((store) => store.get(name))));
  return (await Promise.all(copies)).flat();
}

function writeSmall(name: string, text: string): boolean {
  try {
    localStorage.setItem(name, text);
    return true;
  } catch {
    return false;
  }
}

function inDatabase<T>(act: (store: IDBObjectStore) => IDBRequest): Promise<T> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(DATABASE, 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
    opening.onerror = () => reject(opening.error ?? new Error('no database'));
    opening.onsuccess = () => {
      const database = opening.result;
      const transaction = database.transaction(STORE, 'readwrite');
      const asked = act(transaction.objectStore(STORE));
      transaction.oncomplete = () => {
        database.close();
        resolve(asked.result as T);
      };
      transaction.onerror = transaction.onabort = () => {
        database.close();
        reject(transaction.error ?? new Error('not written'));
      };
    };
  });
}
