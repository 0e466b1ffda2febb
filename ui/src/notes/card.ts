/** A note with its answers, as the list shows it: the words it is about, what was said, and what can be done. */
import { button, element, field } from '../element';
import { clock, say } from '../words';
import type { Note, Refusal } from './api';

export interface Thread {
  note: Note;
  answers: Note[];
  /** The words it is about are not in the story any more. */
  isLost: boolean;
}

export interface Acts {
  /** Shows the words of a note in the story. */
  show: (id: string) => void;
  answer: (id: string, text: string) => Promise<Refusal>;
  settle: (id: string, isResolved: boolean) => Promise<Refusal>;
}

const by = (note: Note) => element('p', { class: 'meta' }, element('bdi', {}, note.by), ` ${clock(new Date(note.at))}`);
const said = (note: Note, id = '') => element('p', { class: 'said', ...(id ? { id } : {}) }, element('bdi', {}, note.text));

export class Card {
  readonly dom: HTMLLIElement;
  private readonly answer = field(say('answer-text'), '', { lines: true });
  private readonly fold = element('details');
  private readonly wrong = element('p', { class: 'err', role: 'alert', hidden: true });

  constructor(readonly thread: Thread, private readonly acts: Acts, language: string, direction: string) {
    const { note, answers, isLost } = thread;
    const text = `note-${note.id}-text`;
    this.dom = element('li', { class: 'remark', id: `note-${note.id}`, tabindex: '-1', 'aria-labelledby': `note-${note.id}-by ${text}` });
    const heard = element('span', { class: 'vh', id: `note-${note.id}-by` }, say('remark-by', { name: note.by }));
    this.dom.append(heard);
    if (note.anchor) {
      const words = say('remark-quote', { words: note.anchor.exact });
      const spoken = { lang: language, dir: direction };
      const isShown = !isLost && !note.resolved;
      this.dom.append(element('blockquote', spoken, isShown ? button(words, () => acts.show(note.id), { class: 'cancel', title: say('remark-go') }) : words));
      if (isLost) this.dom.append(element('p', { class: 'meta' }, say('remark-lost')));
    }
    this.dom.append(said(note, text), by(note));
    if (answers.length > 0) this.dom.append(element('ol', { class: 'answers' }, ...answers.map((one) => element('li', {}, said(one), by(one)))));
    const settle = button(say(note.resolved ? 'reopen' : 'resolve'), () => void this.send(acts.settle(note.id, !note.resolved)), { class: 'cancel', 'aria-describedby': text });
    if (note.resolved) this.dom.append(element('p', { class: 'meta' }, say('resolved-by', { name: note.resolved.by, time: clock(new Date(note.resolved.at)) })));
    else this.dom.append(this.answering(text));
    this.dom.append(this.wrong, settle);
  }

  private answering(describes: string): HTMLElement {
    const form = element('form', {}, this.answer.row, element('div', { class: 'buttons' }, element('button', { class: 'lesser', 'aria-describedby': describes }, say('answer'))));
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      const text = this.draft.trim();
      if (text) void this.send(this.acts.answer(this.thread.note.id, text));
      else this.answer.input.focus();
    });
    this.fold.append(element('summary', { 'aria-describedby': describes }, say('answer')), form);
    return this.fold;
  }

  /** What is typed as an answer. A card that takes the place of another takes this over. */
  get draft(): string {
    return this.answer.input.value;
  }

  take(before: Card): void {
    this.answer.input.value = before.draft;
    this.fold.open = before.fold.open && before.draft !== '';
  }

  private async send(sent: Promise<Refusal>): Promise<void> {
    const refusal = await sent;
    if (refusal === null) this.answer.input.value = '';
    this.wrong.textContent = refusal ?? '';
    this.wrong.hidden = refusal === null;
  }
}
