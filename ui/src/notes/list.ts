/** The list of notes beside the story, in the place where the page has one: open ones, and settled ones folded away. */
import { element } from '../element';
import { say } from '../words';
import { type Acts, Card, type Thread } from './card';

export class NoteList {
  private readonly open = element('ol');
  private readonly settled = element('ol');
  private readonly none = element('p', { class: 'meta', id: 'notes-none' }, say('remark-none'));
  private readonly summary = element('summary');
  private readonly fold = element('details', {}, this.summary, this.settled);
  private cards = new Map<string, Card>();
  private now: string | null = null;

  constructor(private readonly dom: HTMLElement, private readonly acts: Acts, private readonly language: string, private readonly direction: string) {
    dom.addEventListener('keydown', (event) => {
      const id = event.key === 'Escape' ? this.focused : null;
      if (!id) return;
      event.preventDefault();
      this.acts.show(id);
    });
  }

  /** Shows these. What did not change stays as it is, with whatever is typed into it. */
  show(threads: Thread[]): void {
    const next = new Map<string, Card>();
    for (const thread of threads) {
      const before = this.cards.get(thread.note.id);
      const isSame = before && JSON.stringify(before.thread) === JSON.stringify(thread);
      const card = isSame ? before : new Card(thread, this.acts, this.language, this.direction);
      if (before && !isSame) card.take(before);
      next.set(thread.note.id, card);
    }
    // Until the first time the page shows its own list.
    if (this.open.parentNode !== this.dom) this.dom.replaceChildren(this.none, this.open, this.fold);
    const focused = this.focused;
    this.cards = next;
    const shown = (isSettled: boolean) => [...next.values()].filter((card) => (card.thread.note.resolved !== null) === isSettled).map((card) => card.dom);
    fill(this.open, shown(false));
    fill(this.settled, shown(true));
    this.none.hidden = this.open.childElementCount > 0;
    this.open.hidden = !this.none.hidden;
    this.fold.hidden = this.settled.childElementCount === 0;
    this.summary.textContent = say('resolved-many', { count: this.settled.childElementCount });
    this.mark(this.now);
    // Whoever settled a note from within it, or answered it, stays where they were.
    if (focused && this.focused !== focused) this.focus(focused, this.cards.get(focused)?.thread.note.resolved !== null);
  }

  /** The note in which the focus is. */
  get focused(): string | null {
    const dom = document.activeElement?.closest('.remark');
    return [...this.cards].find(([, card]) => card.dom === dom)?.[0] ?? null;
  }

  /** Marks a note as the one that is looked at. */
  mark(id: string | null): void {
    this.now = id;
    for (const [one, { dom }] of this.cards) dom.classList.toggle('is-now', one === id);
  }

  /** Leads to a note; to the fold where it is behind that. */
  focus(id: string, isFolded = false): void {
    const dom = isFolded && !this.fold.open ? this.summary : this.cards.get(id)?.dom;
    dom?.focus();
    dom?.scrollIntoView({ block: 'nearest' });
  }
}

/** Puts elements into a list, and leaves it alone where they are there: an element that is moved loses the focus. */
function fill(list: HTMLElement, items: HTMLElement[]): void {
  const isSame = list.childElementCount === items.length && items.every((item, index) => list.children[index] === item);
  if (!isSame) list.replaceChildren(...items);
}
