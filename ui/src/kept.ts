/**
 * The copy on this device. It is written before each send and taken away when the paper has the words; so a crash, a dead
 * line or a signed-out session loses nothing. Small copies go into localStorage, because that is written before a page
 * can go away; what does not fit there goes into IndexedDB.
 */
import type { Story } from './story';

export interface Kept {
  /** When it was written, milliseconds since 1970. */
  at: number;
  /** The revision the words are based on. */
  revision: number;
  base: Story;
  story: Story;
}

export interface Keeper {
  read(): Promise<Kept | null>;
  /** Whether it is kept. */
  write(kept: Kept): Promise<boolean>;
  drop(): Promise<void>;
}

/** Characters that go into localStorage at most; browsers allow five million for a whole site. */
const SMALL = 1_000_000;
const DATABASE = 'courant';
const STORE = 'stories';

/** The copy of one article by one person: on a shared computer nobody is offered the words of another. */
export function keeper(article: string, user: string): Keeper {
  const name = `courant:${article}:${user}`;
  let isLarge = false;
  return {
    async read() {
      const small = readSmall(name);
      const large = await inDatabase<Kept | undefined>((store) => store.get(name)).catch(() => undefined);
      isLarge = large !== undefined;
      const found = [small, large ?? null].filter((one): one is Kept => one !== null && typeof one.revision === 'number');
      return found.sort((a, b) => b.at - a.at)[0] ?? null;
    },
    async write(kept) {
      const text = JSON.stringify(kept);
      if (text.length <= SMALL && writeSmall(name, text)) return true;
      isLarge = true;
      return inDatabase((store) => store.put(kept, name)).then(() => true, () => false);
    },
    async drop() {
      try {
        localStorage.removeItem(name);
      } catch { /* Storage that is switched off holds nothing. */ }
      if (isLarge) await inDatabase((store) => store.delete(name)).catch(() => undefined);
      isLarge = false;
    },
  };
}

function readSmall(name: string): Kept | null {
  try {
    return JSON.parse(localStorage.getItem(name) ?? 'null') as Kept | null;
  } catch {
    return null;
  }
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
