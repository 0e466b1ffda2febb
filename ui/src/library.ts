/** Pictures that the paper has: looked through and chosen in a dialog, and shown where a story names one. */
import { button, element, field } from './element';
import type { Picture } from './pictures';
import { say } from './words';

interface Shelved extends Picture {
  thumb: string;
}

interface Shelf {
  items: Shelved[];
  next: string | null;
}

/** Pictures that are asked for at once. */
const MANY = 24;
/** Milliseconds after the last letter before the paper is asked. */
const PAUSE = 250;

async function ask(query: Record<string, string>): Promise<Shelf> {
  try {
    const response = await fetch(`/api/v1/pictures?${new URLSearchParams(query).toString()}`, { headers: { accept: 'application/json' } });
    if (!response.ok) return { items: [], next: null };
    const found = await response.json() as Partial<Shelf>;
    return { items: found.items ?? [], next: found.next ?? null };
  } catch {
    return { items: [], next: null };
  }
}

/** The address of a small copy for the newsroom; readers get a picture only with a published story. */
export function thumbOf(key: string): string {
  return `/desk/media/file/${key}?width=640`;
}

let open: (take: (picture: Picture) => void) => void = () => undefined;

/** Lets choose a picture; Escape chooses none. */
export function openLibrary(take: (picture: Picture) => void): void {
  open(take);
}

/** The dialog, once for a page. */
export function libraryDialog(): HTMLDialogElement {
  const search = field(say('library-search'), '', { type: 'search' });
  const list = element('ul', { class: 'ed-shelf' });
  const said = element('p', { role: 'status' });
  const dialog = element('dialog', { class: 'ed-dialog ed-library', 'aria-labelledby': 'ed-library' });
  let take: (picture: Picture) => void = () => undefined;
  let next: string | null = null;
  let turn = 0;
  const more = button(say('library-more'), () => void fill(true), { class: 'ed-quiet' });
  const item = (picture: Shelved) => {
    const pick = element('button', { type: 'button' }, element('img', { src: picture.thumb, alt: picture.alt || picture.key, width: String(picture.width), height: String(picture.height), loading: 'lazy', decoding: 'async' }));
    if (picture.credit) pick.append(element('span', {}, picture.credit));
    pick.addEventListener('click', () => {
      dialog.close();
      take(picture);
    });
    return element('li', {}, pick);
  };
  const fill = async (isMore: boolean) => {
    turn += 1;
    const own = turn;
    const found = await ask({ limit: String(MANY), ...(search.input.value.trim() ? { q: search.input.value.trim() } : {}), ...(isMore && next ? { after: next } : {}) });
    if (own !== turn) return;
    next = found.next;
    more.hidden = next === null;
    if (!isMore) list.replaceChildren();
    list.append(...found.items.map(item));
    said.textContent = list.childElementCount === 0 ? say('library-none') : '';
  };
  let waiting: ReturnType<typeof setTimeout> | undefined;
  search.input.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => void fill(false), PAUSE);
  });
  dialog.append(element('h2', { id: 'ed-library' }, say('library')), search.row, said, list,
    element('div', { class: 'ed-buttons' }, more, button(say('close'), () => dialog.close())));
  open = (act) => {
    take = act;
    search.input.value = '';
    dialog.showModal();
    search.input.focus();
    void fill(false);
  };
  return dialog;
}
