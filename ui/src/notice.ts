/** What the person has to know or decide, in a line above the story: one thing at a time, and gone when it is settled. */
import { button, element } from './element';

export interface Action {
  word: string;
  act: () => void;
}

export class Notice {
  readonly dom = element('div', { class: 'ed-notice', role: 'status', hidden: true });
  private what = '';

  /** Shows a notice; the same one again changes nothing and is not read aloud again. */
  show(what: string, sentences: string[], actions: (Action | HTMLAnchorElement)[] = []): void {
    const key = JSON.stringify([what, sentences]);
    if (this.what === key) return;
    this.what = key;
    this.dom.dataset['notice'] = what;
    const buttons = actions.map((one) => (one instanceof HTMLAnchorElement ? one : button(one.word, one.act)));
    this.dom.replaceChildren(...sentences.map((text) => element('p', {}, text)), ...(buttons.length > 0 ? [element('div', { class: 'ed-buttons' }, ...buttons)] : []));
    this.dom.hidden = false;
  }

  /** Takes a notice away, if it is this one. */
  hide(...whats: string[]): void {
    if (!whats.includes(this.dom.dataset['notice'] ?? '')) return;
    this.what = '';
    delete this.dom.dataset['notice'];
    this.dom.hidden = true;
    this.dom.replaceChildren();
  }
}
