/**
 * The editor of the newsroom. It puts itself in the place that the page has made for it, and only when it has the story in
 * its hands does it hide the plain form; where anything fails before, the form is there and works.
 */
import { type Current, type Place, paper } from './api';
import { Bar } from './bar';
import { ConflictView } from './conflict/view';
import { count, readingMinutes } from './counts';
import { element } from './element';
import { Fields } from './fields';
import { type Copy, keeper } from './kept';
import { libraryDialog } from './library';
import { notesPaper } from './notes/api';
import { Notes } from './notes/notes';
import { Notice } from './notice';
import { Presence } from './presence';
import { Saving, type State } from './saving';
import { shortcutsDialog } from './shortcuts';
import { type Story, sameStory } from './story';
import { fromStored, toStored } from './stored';
import { countToCome } from './tocome';
import { Toolbar } from './toolbar';
import { clock, say, speak } from './words';
import { Writing } from './writing';

/** Milliseconds after which words are counted again. */
const COUNT = 250;

class Editor {
  private readonly language: string;
  private readonly paper;
  private readonly keeper;
  private readonly notice = new Notice();
  private readonly toolbar;
  private readonly bar;
  private readonly fields;
  private readonly conflict;
  private readonly writing;
  private readonly notes: Notes;
  private readonly saving;
  private readonly presence;
  private counting: ReturnType<typeof setTimeout> | undefined;
  private isMine = true;
  /** A choice between versions is open. */
  private isChoosing = false;
  /** Somebody is to get the story, and waits for what is still to be saved. */
  private isHanding = false;
  /** The other version of that choice. */
  private theirs: Current | null = null;
  /** Copies on this device that are still to be offered. */
  private copies: Copy[] = [];
  /** One of them is offered. */
  private isOffering = false;

  constructor(private readonly place: HTMLElement, parts: { paper: ReturnType<typeof paper>; copy: Awaited<ReturnType<ReturnType<typeof paper>['load']>> }) {
    const { article = '', language = 'en-GB', direction = 'ltr', user = '' } = place.dataset;
    this.language = language;
    this.paper = parts.paper;
    this.keeper = keeper(article, user);
    const shortcuts = shortcutsDialog(place);
    place.append(libraryDialog());
    this.toolbar = new Toolbar(shortcuts, () => this.notes.begin());
    this.bar = new Bar(this.toolbar.dom);
    this.conflict = new ConflictView(language, direction, (story) => this.settle(story));
    const save = () => void this.saving.flush('manual');
    this.fields = new Fields({ changed: () => this.changed(), onward: () => this.writing.begin(), save, toolbar: () => this.toolbar.focus() }, language, direction);
    const into = element('div', { class: 'ed-body' });
    const page = element('div', { class: 'ed-page' }, this.fields.above, into, this.fields.below);
    this.notes = new Notes({ paper: notesPaper(article), titles: this.fields.titles, around: into, language, direction }, place);
    this.writing = new Writing(fromStored(parts.copy.story.body), {
      around: into, into, language, direction, notes: this.notes.plugin,
      outside: { save, toolbar: () => this.toolbar.focus(), shortcuts, before: () => this.fields.focus('standfirst'), behind: () => this.fields.focus('bylines') },
      seen: (docChanged) => {
        this.toolbar.update();
        this.notes.follow();
        if (docChanged) this.changed();
      },
    });
    this.fields.show(parts.copy.story);
    const copy = { ...parts.copy, story: this.read() };
    this.saving = new Saving({ paper: this.paper, keeper: this.keeper, read: () => this.read(), tell: (state) => this.tell(state) }, copy);
    this.presence = new Presence(this.paper, (at) => this.met(at));
    place.append(this.bar.dom, this.notice.dom, this.conflict.dom, page);
    page.addEventListener('mousedown', (event) => {
      if (event.target === page || event.target === into) {
        event.preventDefault();
        this.writing.end();
      }
    });
    this.allow(true);
    this.listen();
    this.toolbar.serve(this.writing.view);
    void this.notes.serve(this.writing.view);
    this.recount();
  }

  /** The words as they stand. */
  private read(): Story {
    return { ...this.fields.read(), body: toStored(this.writing.doc) };
  }

  /** Says that somebody is here, and offers a copy that this device kept. */
  async begin(): Promise<void> {
    await this.presence.begin();
    if (this.isMine) await this.offerKept();
  }

  /** Offers the words that earlier visits, or other tabs, left on this device and that the paper does not have. */
  private async offerKept(): Promise<void> {
    const found = await Saving.found(this.keeper, this.saving.acknowledged);
    this.copies = found.filter((copy) => {
      try {
        fromStored(copy.story.body);
        return true;
      } catch {
        return false;
      }
    });
    this.isOffering = false;
    this.offerNext();
  }

  /** Offers the next copy. Where there are several, each waits until the paper has what was chosen before. */
  private offerNext(): void {
    const copy = this.isOffering ? undefined : this.copies.shift();
    if (!copy) return;
    this.isOffering = true;
    this.allow(false);
    const choose = (act: () => void) => () => {
      this.isOffering = false;
      this.notice.hide('local');
      this.allow(true);
      act();
    };
    this.notice.show('local', [say('local-title'), say('local-text', { time: clock(new Date(copy.at)) })], [
      { word: say('local-mine'), act: choose(() => void this.keepMine(copy)) },
      { word: say('local-theirs'), act: choose(() => void this.keeper.drop(copy.name).then(() => this.offerNext())) },
    ]);
  }

  /** Goes on from the words of this device, based on what they were based on: the paper says whether somebody saved since. */
  private async keepMine(copy: Copy): Promise<void> {
    this.saving.resume({ revision: copy.revision, story: copy.base });
    this.show(copy.story);
    await this.saving.adopt(copy);
    await this.saving.flush('auto');
  }

  private show(story: Story): void {
    this.fields.show(story);
    this.writing.replace(fromStored(story.body));
    this.recount();
  }

  private allow(editable: boolean): void {
    this.writing.allow(editable);
    this.fields.allow(editable);
    this.place.classList.toggle('ed-reading', !editable);
    this.toolbar.update();
  }

  private changed(): void {
    this.saving.changed();
    this.counting ??= setTimeout(() => this.recount(), COUNT);
  }

  private recount(): void {
    clearTimeout(this.counting);
    this.counting = undefined;
    const { words, toCome } = count(this.writing.doc);
    this.notes.recheck();
    this.bar.count(words, readingMinutes(words, this.language), toCome + countToCome(this.fields.texts));
  }

  private tell(state: State): void {
    this.bar.tell(state);
    switch (state.kind) {
      case 'saved':
        this.fields.complain([]);
        this.notice.hide('signed-out', 'problems', 'forbidden');
        return this.saving.isBehind ? undefined : this.offerNext();
      case 'signed-out': {
        const link = element('a', { href: '/account/sign-in', target: '_blank', rel: 'noopener', class: 'ed-button' }, say('sign-in'));
        return this.notice.show('signed-out', [say('signed-out')], [link]);
      }
      case 'forbidden':
        return this.notice.show('forbidden', [say('forbidden')]);
      case 'problems': {
        const rest = this.fields.complain(state.problems);
        if (rest.length > 0) this.notice.show('problems', rest.map((problem) => problem.sentence));
        return undefined;
      }
      case 'held':
        return this.lose(state.holder, state.unsaved);
      case 'conflict':
        this.isChoosing = true;
        this.allow(false);
        this.theirs = state.current;
        return this.conflict.show(state.base, this.read(), state.current);
      default:
        return undefined;
    }
  }

  /** The person chose between two versions. */
  private settle(story: Story): void {
    this.isChoosing = false;
    if (this.theirs) this.saving.resume(this.theirs, !this.isMine);
    this.show(story);
    this.allow(this.isMine);
    void this.saving.flush('manual');
    this.writing.begin();
  }

  private met(place: Place): void {
    this.bar.company(place.others);
    this.notes.look();
    if (place.mine) {
      this.notice.hide('forbidden');
      if (!this.isMine) return void this.regain();
      if (this.isChoosing) return undefined;
      this.saving.release();
      if (place.wanted) return void this.handOver();
    } else if (this.isMine) return void this.part(place.holder);
    // The last words of whoever had it before, or what somebody saved whom we read along with.
    if (place.revision > this.saving.acknowledged.revision) void this.refresh();
    return undefined;
  }

  /** Somebody asks for the story: they get it when the paper has all that was typed here. */
  private async handOver(): Promise<void> {
    if (this.isHanding) return;
    this.isHanding = true;
    this.allow(false);
    await this.saving.finish();
    if (this.saving.isSettled) await this.presence.hand();
    this.isHanding = false;
    // What cannot be saved now is not handed over, and nobody waits for it: it is taken, and what was typed is saved then.
    this.allow(this.isMine && !this.isChoosing && !this.isOffering);
  }

  /** Somebody else has the story now. Where nobody wrote since, the paper still takes what was typed here before. */
  private async part(holder: string): Promise<void> {
    this.isMine = false;
    this.allow(false);
    await this.saving.finish();
    if (!this.isMine) await this.saving.hold(holder);
  }

  /** Somebody else holds the story: it can be read, and nothing written here is lost. */
  private lose(holder: string, unsaved: boolean): void {
    this.isMine = false;
    this.allow(false);
    const name = { name: holder };
    const isFirst = this.saving.saves === 0 && !unsaved;
    const sentence = unsaved ? say('taken', name) : isFirst ? say('held', name) : say('taken-clean', name);
    const actions = [{ word: say('take-over'), act: () => void this.takeOver(holder, unsaved) }];
    if (unsaved) actions.push({ word: say('show-newest'), act: () => void this.refresh(true) });
    this.notice.show('held', [sentence], actions);
  }

  /** Asks for the story. Where the paper does not answer, all is as it was. */
  private async takeOver(holder: string, unsaved: boolean): Promise<void> {
    this.notice.show('held', [say('asking', { name: holder })]);
    if (!(await this.presence.ask())) this.lose(holder, unsaved);
  }

  /** The story is ours again: words that were not saved are saved first, else the newest of the paper are shown. */
  private async regain(): Promise<void> {
    this.isMine = true;
    this.notice.hide('held');
    if (this.isChoosing) return;
    this.saving.release();
    if (this.saving.isBehind) {
      this.allow(true);
      await this.saving.flush('manual');
    } else {
      await this.refresh();
      // Somebody may have taken it again meanwhile.
      if (!this.isMine) return;
      this.allow(true);
      await this.offerKept();
    }
  }

  /** Shows the newest words of the paper; unsaved ones stay where they are, unless the person wants to see the others. */
  private async refresh(anyway = false): Promise<void> {
    if (!anyway && !this.saving.isSettled) return;
    const before = this.read();
    const copy = await this.paper.load().catch(() => null);
    // What was typed while they came stays, and so does what is newer than they are.
    if (!copy || !sameStory(before, this.read())) return;
    if (copy.revision <= this.saving.acknowledged.revision && !this.saving.isBehind) return;
    this.show(copy.story);
    this.saving.resume({ revision: copy.revision, story: this.read() }, !this.isMine);
  }

  private listen(): void {
    const away = () => void this.saving.flush('leave');
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'hidden') away();
      else this.presence.look();
    });
    window.addEventListener('blur', () => void this.saving.flush('auto'));
    window.addEventListener('pagehide', () => {
      away();
      this.presence.leave();
    });
    window.addEventListener('pageshow', (event) => {
      if (event.persisted) this.presence.look();
    });
    window.addEventListener('online', () => void this.saving.flush('auto'));
    window.addEventListener('focus', () => {
      if (this.saving.isWaiting) void this.saving.flush('auto');
    });
    window.addEventListener('beforeunload', (event) => {
      if (this.saving.isUnsafe) event.preventDefault();
    });
    this.place.addEventListener('focusout', (event) => {
      if (!(event.relatedTarget instanceof Node) || !this.place.contains(event.relatedTarget)) void this.saving.flush('auto');
    });
    // Also where the story is only read: then the focus is in nothing of it.
    document.addEventListener('keydown', (event) => {
      const isAsked = (event.ctrlKey || event.metaKey) && event.altKey && !event.shiftKey && !event.getModifierState('AltGraph');
      // With ⌥ a Mac types another letter, so the key counts where no Latin letter came.
      const letter = /^[a-z]$/i.test(event.key) ? event.key.toLowerCase() : event.code.replace('Key', '').toLowerCase();
      if (event.defaultPrevented || !isAsked || (letter !== 'm' && letter !== 'n')) return;
      event.preventDefault();
      if (letter === 'm') this.notes.begin();
      else this.notes.next();
    });
    this.place.addEventListener('keydown', (event) => {
      if (event.defaultPrevented) return;
      const mod = event.ctrlKey || event.metaKey;
      if (mod && !event.altKey && event.key.toLowerCase() === 's') {
        event.preventDefault();
        void this.saving.flush('manual');
      } else if (event.altKey && event.key === 'F10') {
        event.preventDefault();
        this.toolbar.focus();
      }
    });
  }
}

/** Starts where the page has a place for the editor. */
async function start(): Promise<void> {
  const place = document.getElementById('editor');
  if (!place) return;
  try {
    speak(JSON.parse(place.dataset['words'] ?? '{}') as Record<string, string>, document.documentElement.lang);
    const { article = '' } = place.dataset;
    const source = paper(article);
    const editor = new Editor(place, { paper: source, copy: await source.load() });
    const form = document.getElementById('story-form');
    if (form) form.hidden = true;
    // The page says who holds the story for those without the editor, which says it itself.
    const held = document.getElementById('held');
    if (held) held.hidden = true;
    place.hidden = false;
    await editor.begin();
  } catch (error) {
    // The plain form is still there, and the console says why.
    place.replaceChildren();
    place.hidden = true;
    console.error(error);
  }
}

void start();
