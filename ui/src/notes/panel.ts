/**
 * The panel beneath the words: a form for a note on them, or a line for each note that the cursor stands in. The line shows
 * what was said and leads to the note in the list.
 */
import { button, element, field, onEscape } from '../element';
import { say } from '../words';
import { type Anchor, LONGEST, isLong } from './anchor';
import type { Note, Refusal } from './api';

export interface Outside {
  /** Keeps a note on these words. */
  keep: (anchor: Anchor, text: string) => Promise<Refusal>;
  /** The form is over. */
  over: () => void;
  /** Leads to a note in the list. */
  lead: (id: string) => void;
}

export class NotePanel {
  private readonly dom = element('div', { class: 'ed-panel', hidden: true });
  private shown = '';
  private bottom: () => number = () => 0;

  constructor(private readonly around: HTMLElement, private readonly outside: Outside) {
    onEscape(this.dom, () => this.close());
    around.append(this.dom);
  }

  /** A form is open. */
  get isOpen(): boolean {
    return this.shown === 'form';
  }

  /** Into the form that is open. */
  focus(): void {
    this.dom.querySelector('textarea')?.focus();
  }

  /** A form for a note on these words; `bottom` says where on the screen they end. */
  write(anchor: Anchor, bottom: () => number, language: string): void {
    this.begin('form', bottom);
    const title = element('p', { class: 'ed-kind', id: 'ed-remark' }, say('remark'));
    const quote = element('blockquote', { class: 'ed-quote', lang: language, dir: 'auto' }, say('remark-quote', { words: short(anchor.exact) }));
    const made = field(say('remark-text'), '', { lines: true, hint: say('remark-hint') });
    const send = element('button', { type: 'submit' }, say('remark-add'));
    const form = element('form', { class: 'ed-form', 'aria-labelledby': 'ed-remark' }, title, quote, made.row, element('div', { class: 'ed-buttons' }, send, button(say('close'), () => this.close(), { class: 'ed-quiet' })));
    form.noValidate = true;
    let isSending = false;
    const keep = async () => {
      const text = made.input.value.trim();
      if (isLong(anchor)) return made.complain(say('remark-long', { max: LONGEST }));
      if (!text || isSending) return made.input.focus();
      isSending = true;
      const refusal = await this.outside.keep(anchor, text);
      isSending = false;
      if (refusal === null) return this.close();
      made.complain(refusal);
      return made.input.focus();
    };
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      void keep();
    });
    made.input.addEventListener('keydown', (event) => {
      const { key, ctrlKey, metaKey } = event as KeyboardEvent;
      if (key !== 'Enter' || !(ctrlKey || metaKey)) return;
      event.preventDefault();
      void keep();
    });
    this.dom.append(form);
    if (isLong(anchor)) made.complain(say('remark-long', { max: LONGEST }));
    made.input.focus();
    this.place();
  }

  /** A line for each of these notes, or none. */
  line(notes: Note[], bottom: () => number): void {
    if (this.isOpen) return this.place();
    // A form for a link at the same words comes first.
    if (notes.length === 0 || this.others('.ed-panel:not(.ed-line, [hidden])').length > 0) return this.hide();
    const what = notes.map(({ id, text }) => `${id} ${text}`).join('\n');
    if (what !== this.shown) {
      this.begin(what, bottom);
      this.dom.classList.add('ed-line');
      for (const { id, by, text } of notes) {
        const line = button(`${by}: ${text}`, () => this.outside.lead(id), { class: 'ed-quiet', dir: 'auto' });
        line.addEventListener('mousedown', (event) => event.preventDefault());
        this.dom.append(line);
      }
    }
    this.bottom = bottom;
    return this.place();
  }

  close(): void {
    if (!this.isOpen) return this.hide();
    this.hide();
    return this.outside.over();
  }

  private begin(what: string, bottom: () => number): void {
    this.shown = what;
    this.bottom = bottom;
    this.dom.replaceChildren();
    this.dom.classList.remove('ed-line');
    this.dom.hidden = false;
  }

  private hide(): void {
    if (this.dom.hidden) return;
    this.shown = '';
    this.dom.hidden = true;
    this.dom.replaceChildren();
  }

  private others(selector: string): HTMLElement[] {
    return [...this.around.querySelectorAll<HTMLElement>(selector)].filter((one) => one !== this.dom);
  }

  /** Beneath the words, and beneath the line of a link that stands there too. */
  private place(): void {
    const [other] = this.others('.ed-panel.ed-line:not([hidden])');
    const below = other ? other.offsetHeight + 4 : 0;
    this.dom.style.top = `${this.bottom() + 8 + below - this.around.getBoundingClientRect().top}px`;
  }
}

/** Words as a form repeats them: the beginning and the end of many. */
function short(words: string): string {
  const all = [...words];
  return all.length > 160 ? `${all.slice(0, 100).join('')} … ${all.slice(-40).join('')}` : words;
}
