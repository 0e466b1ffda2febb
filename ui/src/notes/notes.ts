/**
 * Notes of the newsroom at places in the story: somebody selects words and says something about them, the words are marked,
 * and the list beside the story and the words lead to each other. Nothing of it is in the document, or ever published.
 */
import { TextSelection } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { element } from '../element';
import { wordAt } from '../markpanel';
import { say } from '../words';
import { type Anchor, type FieldName, type Range, find, foldDoc, foldText, point } from './anchor';
import type { NewNote, Note, NotesPaper, Refusal } from './api';
import type { Thread } from './card';
import { NoteList } from './list';
import { type Pointing, drafted, noteMarks, spots, tell } from './marks';
import { NotePanel } from './panel';

/** Milliseconds between two looks at what others wrote. */
const EVERY = 15_000;

/** The fields above the text, as notes see them. */
export interface Titles {
  read: (name: 'headline' | 'standfirst') => string;
  /** What is selected in one of them. */
  picked: () => ({ name: 'headline' | 'standfirst' } & Range) | null;
  select: (name: 'headline' | 'standfirst', range: Range) => void;
  bottom: (name: 'headline' | 'standfirst') => number;
}

export interface Around {
  paper: NotesPaper;
  titles: Titles;
  /** What the panel is placed in. */
  around: HTMLElement;
  language: string;
  direction: string;
}

export class Notes {
  readonly plugin = noteMarks(() => this.pointing);
  private readonly list: NoteList;
  private readonly panel: NotePanel;
  private readonly told = element('p', { class: 'vh', role: 'status' });
  private notes: Note[] = [];
  private isShown = false;
  private view: EditorView | null = null;
  private loaded = 0;
  /** Where the form goes back to. */
  private field: FieldName = 'body';

  constructor(private readonly outside: Around, place: HTMLElement) {
    const { around, language, direction } = outside;
    const dom = document.getElementById('notes-list') ?? place.appendChild(element('div'));
    const acts = {
      show: (id: string) => this.show(id),
      answer: (id: string, text: string) => this.add({ text, answers_to: id }),
      settle: (id: string, isResolved: boolean) => this.after(outside.paper.settle(id, isResolved)),
    };
    this.list = new NoteList(dom, acts, language, direction);
    dom.before(this.told);
    this.panel = new NotePanel(around, {
      keep: (anchor, text) => this.add({ text, anchor }),
      over: () => this.back(),
      lead: (id) => this.lead(id),
    });
    this.adopt(document.getElementById('new-note'));
  }

  /** The text that notes point into. */
  async serve(view: EditorView): Promise<void> {
    this.view = view;
    await this.load();
  }

  /** Looks, now and then, at what others wrote meanwhile. */
  look(): void {
    if (Date.now() - this.loaded > EVERY) void this.load();
  }

  private async load(): Promise<void> {
    this.loaded = Date.now();
    const notes = await this.outside.paper.all();
    if (!notes || (this.isShown && JSON.stringify(notes) === JSON.stringify(this.notes))) return;
    this.notes = notes;
    this.isShown = true;
    if (this.view) tell(this.view, { again: true });
    this.draw();
  }

  /** Notes that are open and point into the text. */
  private get pointing(): Pointing[] {
    return this.notes.flatMap(({ id, anchor, resolved }) => (anchor?.field === 'body' && !resolved ? [{ id, anchor }] : []));
  }

  private draw(): void {
    const { view } = this;
    if (!view) return;
    const there = new Set(spots(view).map(({ id }) => id));
    // Of what is settled nobody asks where it stood.
    const isLost = ({ id, anchor, resolved }: Note): boolean => anchor !== null && !resolved && !(anchor.field === 'body' ? there.has(id) : this.range(anchor));
    const threads = this.notes.filter((note) => !note.answers_to).map((note): Thread => ({
      note, answers: this.notes.filter((one) => one.answers_to === note.id), isLost: isLost(note),
    }));
    this.list.show(threads);
    this.follow();
  }

  /** Where the words of an anchor stand. */
  private range(anchor: Anchor): Range | null {
    const { field } = anchor;
    if (field !== 'body') return find(anchor, foldText(this.outside.titles.read(field)));
    return this.view ? find(anchor, foldDoc(this.view.state.doc)) : null;
  }

  /** Words were changed a moment ago: some may be there again, and others not. */
  recheck(): void {
    const { view } = this;
    if (!view || this.notes.length === 0) return;
    if (this.pointing.length > spots(view).length) tell(view, { again: true });
    this.draw();
  }

  /** Follows the cursor: a note on the words it stands in is shown beneath them, and marked in the list. */
  follow(): void {
    const { view } = this;
    if (!view) return;
    // This is asked with every letter: where there are no notes, nothing is looked for.
    if (this.notes.length === 0) return this.panel.line([], () => 0);
    const { empty, from } = view.state.selection;
    const here = empty ? spots(view).filter((spot) => spot.from <= from && from <= spot.to) : [];
    const notes = here.flatMap(({ id }) => this.notes.find((note) => note.id === id) ?? []);
    const end = Math.max(0, ...here.map(({ to }) => to));
    this.panel.line(notes, () => this.bottom(end));
    this.list.mark(notes[0]?.id ?? this.list.focused);
  }

  private bottom(at: number): number {
    const { view } = this;
    return view ? view.coordsAtPos(Math.min(at, view.state.doc.content.size), -1).bottom : 0;
  }

  /** Begins a note on what is selected, in the text or above it. */
  begin(): void {
    const { view, outside: { titles, language } } = this;
    if (!view) return;
    // What is typed there is not thrown away.
    if (this.panel.isOpen) return this.panel.focus();
    const title = titles.picked();
    const place = title ?? (view.state.selection.empty ? wordAt(view.state) : view.state.selection);
    if (!place) return;
    this.field = title?.name ?? 'body';
    const { from, to } = place;
    const anchor = point(this.field, title ? foldText(titles.read(title.name)) : foldDoc(view.state.doc), { from, to });
    if (!anchor) return;
    if (!title) tell(view, { draft: { from, to } });
    this.panel.write(anchor, () => (title ? titles.bottom(title.name) : this.bottom(drafted(view)?.to ?? to)), language);
  }

  /** From the form back to the words, which are selected no more. */
  private back(): void {
    const { view, field } = this;
    if (!view) return;
    if (field !== 'body') {
      const end = this.outside.titles.read(field).length;
      return this.outside.titles.select(field, { from: end, to: end });
    }
    const draft = drafted(view);
    tell(view, { draft: null });
    if (draft) this.select(draft.to, draft.to);
    return view.focus();
  }

  private select(from: number, to: number): void {
    const { view } = this;
    if (view) view.dispatch(view.state.tr.setSelection(TextSelection.between(view.state.doc.resolve(from), view.state.doc.resolve(to))).scrollIntoView());
  }

  /** Selects the words of a note, and goes there. */
  private show(id: string): void {
    const { view } = this;
    const anchor = this.notes.find((note) => note.id === id)?.anchor;
    const range = view && (spots(view).find((spot) => spot.id === id) ?? (anchor && this.range(anchor)));
    if (!view || !range) return;
    tell(view, { now: id });
    if (anchor && anchor.field !== 'body') return this.outside.titles.select(anchor.field, range);
    view.focus();
    return this.select(range.from, range.to);
  }

  /** Leads to a note in the list, and marks its words. */
  private lead(id: string): void {
    if (this.view) tell(this.view, { now: id });
    this.list.mark(id);
    this.list.focus(id);
  }

  /** Leads to the next note behind the cursor, or behind the one in the list that has the focus; behind the last to the first. */
  next(): void {
    const { view } = this;
    if (!view) return;
    const above = (['headline', 'standfirst'] as const).flatMap((field) => this.notes.filter((note) => note.anchor?.field === field && !note.resolved && this.range(note.anchor)));
    const inText = spots(view);
    const order = [...above, ...inText].map(({ id }) => id);
    const { focused } = this.list;
    const behind = inText.find((spot) => spot.from > view.state.selection.from);
    const next = focused && order.includes(focused) ? order[(order.indexOf(focused) + 1) % order.length] : view.hasFocus() ? behind?.id ?? order[0] : order[0];
    if (next) this.lead(next);
  }

  private add(note: NewNote): Promise<Refusal> {
    return this.after(this.outside.paper.add(note), say('remark-added'));
  }

  /** Shows what the paper has after something was sent to it. */
  private async after(sent: Promise<Refusal>, sentence = ''): Promise<Refusal> {
    const refusal = await sent;
    if (refusal === null) {
      await this.load();
      this.told.textContent = sentence;
    }
    return refusal;
  }

  /** The plain form of the page for a note on the whole story is sent without leaving the page. */
  private adopt(form: HTMLElement | null): void {
    const input = form?.querySelector('textarea');
    if (!form || !input) return;
    const about = document.getElementById('note-about');
    if (about) about.hidden = true;
    const wrong = element('p', { class: 'err', role: 'alert' });
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      const text = input.value.trim();
      if (!text) return input.focus();
      return void this.add({ text }).then((refusal) => {
        if (refusal === null) {
          input.value = '';
          wrong.remove();
        } else {
          wrong.textContent = refusal;
          input.before(wrong);
        }
      });
    });
  }
}
