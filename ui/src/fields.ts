/** Everything of a story but its text: headline, standfirst and the rest, as fields that a page of the paper would show. */
import { chooser, figureAttrs, showPicture } from './blocks/figure';
import { button, element, freshId } from './element';
import { openLibrary } from './library';
import { NotSent, type Picture, send } from './pictures';
import type { Titles } from './notes/notes';
import type { Lead, Story } from './story';
import type { Problem } from './api';
import { typesetField } from './typography';
import { say } from './words';

type Input = HTMLInputElement | HTMLTextAreaElement;

export interface Outside {
  changed: () => void;
  /** Into the first line of the text. */
  onward: () => void;
  save: () => void;
  toolbar: () => void;
}

const NAMES = ['kicker', 'headline', 'standfirst', 'bylines', 'dateline', 'topics'] as const;
type Name = (typeof NAMES)[number];

/** Names with commas or line ends between them. */
const list = (text: string) => text.split(/[,،;\n]/).map((one) => one.trim()).filter((one) => one !== '');

export class Fields {
  /** What stands above the text, and beneath it. */
  readonly above = element('div', { class: 'ed-above' });
  readonly below = element('div', { class: 'ed-below' });
  private readonly inputs = new Map<Name, Input>();
  private readonly wrongs = new Map<string, HTMLElement>();
  private readonly lead: LeadPicture;

  constructor(private readonly outside: Outside, private readonly language: string, private readonly direction: string) {
    this.lead = new LeadPicture(outside.changed);
    const wrong = this.wrong('lead');
    this.above.append(this.lead.dom, wrong);
    for (const name of ['kicker', 'headline', 'standfirst'] as const) this.above.append(this.row(name));
    for (const name of ['bylines', 'dateline', 'topics'] as const) this.below.append(this.row(name));
    this.flow('headline', null, () => this.focus('standfirst'));
    this.flow('standfirst', () => this.focus('headline'), outside.onward);
    this.flow('kicker', null, () => this.focus('headline'));
  }

  private row(name: Name): HTMLElement {
    const id = freshId();
    const isTitle = name === 'headline' || name === 'standfirst';
    const input: Input = isTitle ? element('textarea', { id, rows: '1' }) : element('input', { id, type: 'text', autocomplete: 'off' });
    input.classList.add(`ed-${name}`);
    const isWords = name !== 'bylines' && name !== 'topics';
    if (isWords) {
      input.lang = this.language;
      input.dir = this.direction;
      typesetField(input, this.language);
    } else input.dir = 'auto';
    const hasHint = !isWords;
    const row = element('div', { class: `ed-field ed-row-${name}` }, element('label', { for: id }, say(`label-${name}`)));
    if (hasHint) row.append(element('p', { class: 'ed-hint', id: `${id}-hint` }, say(`hint-${name}`)));
    const wrong = this.wrong(name);
    input.setAttribute('aria-describedby', [hasHint ? `${id}-hint` : '', wrong.id].filter(Boolean).join(' '));
    if (isTitle) input.placeholder = say(`label-${name}`);
    if (name === 'kicker') input.placeholder = say('label-kicker');
    row.append(input, wrong);
    input.addEventListener('input', () => {
      if (isTitle && /\n/.test(input.value)) input.value = input.value.replace(/\s*\n\s*/g, ' ');
      grow(input);
      this.outside.changed();
    });
    this.inputs.set(name, input);
    return row;
  }

  private wrong(name: string): HTMLElement {
    const made = element('p', { class: 'ed-wrong', id: freshId(), hidden: true });
    this.wrongs.set(name, made);
    return made;
  }

  /** Enter and the arrows lead on as if the fields were lines of one page. */
  private flow(name: Name, back: (() => void) | null, on: () => void): void {
    const field: HTMLElement = this.input(name);
    field.addEventListener('keydown', (event) => {
      const input = event.currentTarget as Input;
      const [start, end, length] = [input.selectionStart ?? 0, input.selectionEnd ?? 0, input.value.length];
      if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
      if (event.key === 'Enter' || (event.key === 'ArrowDown' && start === length) || (event.key === 'ArrowRight' && start === length && end === length && this.direction === 'ltr')) {
        event.preventDefault();
        on();
      } else if (back && event.key === 'ArrowUp' && end === 0) {
        event.preventDefault();
        back();
      }
    });
  }

  private input(name: Name): Input {
    const found = this.inputs.get(name);
    if (!found) throw new Error(`no field ${name}`);
    return found;
  }

  /** Into a field, behind its last word. */
  focus(name: Name): void {
    const input = this.input(name);
    input.focus();
    input.setSelectionRange(input.value.length, input.value.length);
  }

  /** The headline and the standfirst, as notes see them. */
  get titles(): Titles {
    return {
      read: (name) => this.input(name).value,
      picked: () => {
        const name = (['headline', 'standfirst'] as const).find((one) => this.input(one) === document.activeElement);
        const { selectionStart: from, selectionEnd: to } = name ? this.input(name) : { selectionStart: 0, selectionEnd: 0 };
        return name && from !== null && to !== null && from < to ? { name, from, to } : null;
      },
      select: (name, { from, to }) => {
        this.input(name).focus();
        this.input(name).setSelectionRange(from, to);
      },
      bottom: (name) => this.input(name).getBoundingClientRect().bottom,
    };
  }

  /** Every text, for counting what is still to come. */
  get texts(): string {
    return NAMES.map((name) => this.input(name).value).concat(this.lead.texts).join('\n');
  }

  read(): Omit<Story, 'body'> {
    const text = (name: Name) => this.input(name).value;
    return {
      headline: text('headline'), standfirst: text('standfirst'), kicker: text('kicker') || null, dateline: text('dateline') || null,
      bylines: list(text('bylines')), topics: list(text('topics')), lead: this.lead.read(),
    };
  }

  show(story: Story): void {
    const set = (name: Name, value: string) => {
      const input = this.input(name);
      if (input.value !== value) input.value = value;
      grow(input);
    };
    set('headline', story.headline);
    set('standfirst', story.standfirst);
    set('kicker', story.kicker ?? '');
    set('dateline', story.dateline ?? '');
    set('bylines', story.bylines.join(', '));
    set('topics', story.topics.join(', '));
    this.lead.show(story.lead);
  }

  /** Shows what the paper did not take; answers what belongs to no field here. */
  complain(problems: Problem[]): Problem[] {
    const rest: Problem[] = [];
    const sentences = new Map<string, string[]>();
    for (const problem of problems) {
      const name = problem.field.split('.')[0] ?? '';
      if (this.wrongs.has(name)) sentences.set(name, [...(sentences.get(name) ?? []), problem.sentence]);
      else rest.push(problem);
    }
    for (const [name, wrong] of this.wrongs) {
      const said = sentences.get(name) ?? [];
      wrong.textContent = said.join(' ');
      wrong.hidden = said.length === 0;
      const input = this.inputs.get(name as Name);
      if (said.length > 0) input?.setAttribute('aria-invalid', 'true');
      else input?.removeAttribute('aria-invalid');
    }
    return rest;
  }

  allow(editable: boolean): void {
    for (const input of this.inputs.values()) input.readOnly = !editable;
    this.lead.allow(editable);
  }
}

/** A text area as high as its words, where the style sheet cannot do it. */
function grow(input: Input): void {
  if (!(input instanceof HTMLTextAreaElement) || CSS.supports('field-sizing', 'content')) return;
  input.style.height = 'auto';
  input.style.height = `${input.scrollHeight}px`;
}

/** The picture above the story. */
class LeadPicture {
  readonly dom = element('section', { class: 'ed-lead', 'aria-label': say('label-lead') });
  private lead: Lead | null = null;
  private readonly frame = element('div', { class: 'ed-picture' });
  private readonly words = new Map<'alt' | 'caption' | 'credit', HTMLInputElement>();
  private readonly said = element('p', { class: 'ed-wrong', role: 'status' });
  private readonly details = element('div', { class: 'ed-fields' });
  private readonly choose: HTMLElement;
  private readonly away: HTMLButtonElement;

  constructor(private readonly changed: () => void) {
    for (const name of ['alt', 'caption', 'credit'] as const) {
      const id = freshId();
      const input = element('input', { id, type: 'text', autocomplete: 'off' });
      input.addEventListener('input', () => {
        if (this.lead) this.lead = { ...this.lead, [name]: input.value };
        this.changed();
      });
      this.words.set(name, input);
      this.details.append(element('div', { class: 'ed-field' }, element('label', { for: id }, say(name)), input));
    }
    this.choose = chooser(say('label-lead'), false, ([file]) => {
      if (file) void this.take(file);
    });
    this.away = button(say('picture-remove'), () => {
      this.show(null);
      this.changed();
      this.choose.querySelector('button')?.focus();
    }, { class: 'ed-quiet' });
    this.dom.append(this.frame, this.details, element('div', { class: 'ed-buttons' }, this.choose, button(say('library'), () => openLibrary((picture) => this.set(picture)), { class: 'ed-quiet', 'aria-haspopup': 'dialog' }), this.away), this.said);
    this.show(null);
  }

  private async take(file: File): Promise<void> {
    try {
      this.set(await send(file, (percent) => { this.said.textContent = say('picture-sending', { percent }); }));
      this.said.textContent = '';
    } catch (error) {
      const { word, detail } = error instanceof NotSent ? error : { word: 'picture-failed', detail: '' };
      this.said.textContent = `${say(word)} ${detail}`.trim();
    }
  }

  private set(picture: Picture): void {
    const { media, width, height, alt, caption, credit } = figureAttrs(picture) as unknown as Lead;
    this.show({ media, width, height, alt, caption, credit });
    this.changed();
    this.words.get('alt')?.focus();
  }

  show(lead: Lead | null): void {
    this.lead = lead;
    for (const [name, input] of this.words) if (input.value !== (lead?.[name] ?? '')) input.value = lead?.[name] ?? '';
    this.frame.hidden = this.details.hidden = this.away.hidden = lead === null;
    const open = this.choose.querySelector('button');
    if (open) open.textContent = say(lead ? 'picture-replace' : 'label-lead');
    if (lead) showPicture(this.frame, lead.media, lead.width, lead.height);
  }

  read(): Lead | null {
    return this.lead;
  }

  get texts(): string[] {
    return this.lead ? [this.lead.alt, this.lead.caption, this.lead.credit] : [];
  }

  allow(editable: boolean): void {
    for (const input of this.words.values()) input.readOnly = !editable;
    for (const one of this.dom.querySelectorAll('button')) one.disabled = !editable;
  }
}
