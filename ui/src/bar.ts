/** The bar above the page: the toolbar, and a quiet line that says whether the words are saved, how many, and who is here. */
import type { State } from './saving';
import { element } from './element';
import { clock, say } from './words';

/** A save that takes longer than this is mentioned, in milliseconds. */
const SLOW = 2_000;

export class Bar {
  private readonly state = element('span', { class: 'ed-state', role: 'status' });
  private readonly counts = element('span', { class: 'ed-counts' });
  private readonly others = element('span', { class: 'ed-others', role: 'status' });
  readonly dom: HTMLElement;
  private slow: ReturnType<typeof setTimeout> | undefined;

  constructor(toolbar: HTMLElement) {
    this.dom = element('div', { class: 'ed-bar' }, toolbar, element('p', { class: 'ed-line-state' }, this.state, this.others, this.counts));
  }

  /** Says where the words are. Nothing is said twice: a screen reader would read it again. */
  tell(state: State): void {
    clearTimeout(this.slow);
    if (state.kind === 'saving') {
      this.slow = setTimeout(() => this.say(say('saving')), SLOW);
      return;
    }
    const text = words(state);
    if (text !== null) this.say(text);
    this.state.classList.toggle('ed-unsaved', state.kind !== 'saved');
  }

  private say(text: string): void {
    if (this.state.textContent !== text) this.state.textContent = text;
  }

  count(words: number, minutes: number, toCome: number): void {
    const parts = [say('words', { count: words }), say('minutes', { count: minutes }), ...(toCome > 0 ? [say('to-come', { count: toCome })] : [])];
    const text = parts.join(' · ');
    if (this.counts.textContent !== text) this.counts.textContent = text;
  }

  company(names: string[]): void {
    const text = names.length > 0 ? say('also-here', { names: names.join(', ') }) : '';
    if (this.others.textContent !== text) this.others.textContent = text;
  }
}

function words(state: State): string | null {
  switch (state.kind) {
    case 'saved':
      return say('saved', { time: clock(state.at) });
    case 'offline':
      return say(state.kept ? 'unsaved' : 'unkept');
    case 'problems':
      return say('problems');
    case 'held':
      return state.unsaved ? say('unsaved') : null;
    case 'signed-out': case 'forbidden': case 'conflict':
      return say('unsaved');
    default:
      return null;
  }
}
