/**
 * Never losing a word. The rules, each learnt from an editor that broke it: one save is under way at a time; a save goes
 * out only where something changed; each has a key of its own that its retries share, so that a lost answer does not make
 * a second revision; the words lie on this device before they are sent and until the paper has them.
 */
import type { Answer, Cause, Current, Paper, Problem, Send, WorkingCopy } from './api';
import { chance } from './chance';
import type { Copy, Keeper } from './kept';
import { type Story, changes, sameStory } from './story';

/** What the person is told. */
export type State =
  | { kind: 'saving' }
  | { kind: 'saved'; at: Date }
  | { kind: 'offline'; kept: boolean }
  | { kind: 'signed-out' }
  | { kind: 'forbidden' }
  | { kind: 'problems'; problems: Problem[] }
  | { kind: 'held'; holder: string; unsaved: boolean }
  | { kind: 'conflict'; current: Current; base: Story };

export interface Parts {
  paper: Paper;
  keeper: Keeper;
  /** The words as they stand. */
  read: () => Story;
  tell: (state: State) => void;
  key?: () => string;
  now?: () => number;
}

/** Milliseconds after the last change. */
export const PAUSE = 1_500;
/** Somebody who never pauses is saved this often all the same. */
export const LONGEST = 10_000;
/** Milliseconds between copies on this device while nothing can be sent. */
const KEEP = 400;
/** Waits between tries; the last one is used again. */
const WAITS = [1_000, 2_000, 5_000, 10_000, 20_000];

export class Saving {
  private revision = 0;
  private base: Story;
  private under: { send: Send; story: Story } | null = null;
  private flight: Promise<void> | null = null;
  private tries = 0;
  private wanted: Cause | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private keeping: ReturnType<typeof setTimeout> | undefined;
  private firstChange = 0;
  private stopped: 'held' | 'conflict' | 'forbidden' | null = null;
  private isKept = true;
  /** What the paper refused last; the same is not sent again. */
  private refused: Story | null = null;

  constructor(private readonly parts: Parts, copy: WorkingCopy) {
    this.revision = copy.revision;
    this.base = copy.story;
  }

  /** What the paper has, as far as this page knows. */
  get acknowledged(): { revision: number; story: Story } {
    return { revision: this.revision, story: this.base };
  }

  /** Whether there are words that the paper does not have. */
  get isBehind(): boolean {
    return !sameStory(this.base, this.parts.read());
  }

  /** Whether the paper has all words, and none are under way. */
  get isSettled(): boolean {
    return !this.flight && !this.isBehind;
  }

  /** How often the paper took words from this page. */
  saves = 0;

  /** Whether a try failed and another one is waited for. */
  get isWaiting(): boolean {
    return this.tries > 0;
  }

  /** Whether words would be lost with this page: neither the paper nor this device has them. */
  get isUnsafe(): boolean {
    return !this.isKept && this.isBehind;
  }

  /** Something changed: saves after a pause. */
  changed(): void {
    if (this.stopped || this.tries > 0) {
      this.keepSoon();
      return;
    }
    const now = this.now();
    if (!this.firstChange) this.firstChange = now;
    this.later(Math.max(0, Math.min(PAUSE, this.firstChange + LONGEST - now)), 'auto');
  }

  /** Saves at once what is not saved: the person asked, looks away or leaves. */
  async flush(cause: Cause): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (this.stopped) {
      if (this.isBehind) await this.keep();
      return;
    }
    if (this.flight) {
      if (this.isBehind) await this.keep();
      this.wanted = cause;
      return;
    }
    await this.fly(cause);
  }

  /** Sends all there is, after what is under way: somebody else is to have the story. */
  async finish(): Promise<void> {
    while (this.flight) await this.flight;
    await this.flush('auto');
  }

  /** Somebody else holds the story: what is not saved stays on this device. */
  async hold(holder: string): Promise<void> {
    if (this.stopped === 'held') return;
    clearTimeout(this.timer);
    this.stopped = 'held';
    const unsaved = this.isBehind;
    if (unsaved) await this.keep();
    this.parts.tell({ kind: 'held', holder, unsaved });
  }

  /** Goes on from these words of the paper, which the page shows. */
  resume(copy: { revision: number; story: Story }, isHeld = false): void {
    this.revision = copy.revision;
    this.base = copy.story;
    this.under = null;
    this.refused = null;
    this.stopped = isHeld ? 'held' : null;
    this.tries = 0;
    this.firstChange = 0;
  }

  /** May save again, still from the words it was based on: the story was taken over, or it may be changed once more. */
  release(): void {
    if (this.stopped === 'held' || this.stopped === 'forbidden') this.stopped = null;
  }

  /** The words of a copy stand here now: they are this page's, and lie on the device once. */
  async adopt(copy: Copy): Promise<void> {
    await this.keep();
    if (this.isKept && copy.name !== this.parts.keeper.name) await this.parts.keeper.drop(copy.name);
  }

  /** Words that this device kept, the oldest first, where they say something that the paper does not have. */
  static async found(keeper: Keeper, { story }: { story: Story }): Promise<Copy[]> {
    const found: Copy[] = [];
    for (const copy of await keeper.all()) {
      if (sameStory(copy.story, story) || sameStory(copy.story, copy.base)) await keeper.drop(copy.name);
      else found.push(copy);
    }
    return found;
  }

  private now(): number {
    return (this.parts.now ?? Date.now)();
  }

  private later(wait: number, cause: Cause): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(cause), wait);
  }

  /** Writes the copy on this device. */
  private async keep(): Promise<void> {
    const kept = { at: this.now(), revision: this.revision, base: this.base, story: this.parts.read() };
    this.isKept = await this.parts.keeper.write(kept);
  }

  /** Where nothing can be sent, the copy follows the typing, but not each letter. */
  private keepSoon(): void {
    this.keeping ??= setTimeout(() => {
      this.keeping = undefined;
      if (this.isBehind) void this.keep();
    }, KEEP);
  }

  /** One send, and another for what was wanted meanwhile. */
  private async fly(cause: Cause): Promise<void> {
    this.flight = this.send(cause);
    try {
      await this.flight;
    } finally {
      this.flight = null;
    }
    const wanted = this.wanted;
    this.wanted = null;
    if (wanted && !this.stopped && this.tries === 0) await this.flush(wanted);
  }

  private async send(cause: Cause): Promise<void> {
    const story = this.parts.read();
    if (!this.under) {
      const differing = changes(this.base, story);
      if (Object.keys(differing).length === 0) {
        this.firstChange = 0;
        if (cause === 'manual') this.parts.tell({ kind: 'saved', at: new Date(this.now()) });
        return;
      }
      if (this.refused && cause !== 'manual' && sameStory(this.refused, story)) return;
      const key = (this.parts.key ?? (() => chance(26)))();
      this.under = { send: { revision: this.revision, key, cause, changes: differing }, story };
    }
    this.firstChange = 0;
    // Not waited for: a page that goes away has no time left, and localStorage is written at once.
    const keeping = this.keep();
    this.parts.tell({ kind: 'saving' });
    const { under } = this;
    const answered = await this.parts.paper.save(under.send);
    await keeping;
    if (this.under === under) await this.take(answered, under.story);
    else await this.overtaken(answered);
  }

  private async take(answered: Answer, sent: Story): Promise<void> {
    if (answered.kind === 'offline') return this.again({ kind: 'offline', kept: this.isKept });
    if (answered.kind === 'signed-out') return this.again({ kind: 'signed-out' });
    this.under = null;
    this.tries = 0;
    switch (answered.kind) {
      case 'saved':
        return this.acknowledge(answered.revision, sent, answered.at);
      case 'conflict':
        // Our own words came through and only the answer was lost, or both wrote the same.
        if (sameStory(answered.current.story, sent)) return this.acknowledge(answered.current.revision, sent, new Date(answered.current.at));
        this.stopped = 'conflict';
        return this.parts.tell({ kind: 'conflict', current: answered.current, base: this.base });
      case 'held':
        return this.hold(answered.holder);
      case 'forbidden':
        this.stopped = 'forbidden';
        return this.parts.tell({ kind: 'forbidden' });
      case 'problems':
        this.refused = sent;
        return this.parts.tell({ kind: 'problems', problems: answered.problems });
    }
  }

  /** The page went on from other words while these were under way: what became of them, the next save finds out. */
  private async overtaken(answered: Answer): Promise<void> {
    if (answered.kind !== 'saved') return;
    this.saves += 1;
    if (!this.isBehind) await this.parts.keeper.drop();
  }

  private async acknowledge(revision: number, sent: Story, at: Date): Promise<void> {
    this.revision = revision;
    this.base = sent;
    this.refused = null;
    this.saves += 1;
    if (this.isBehind) {
      await this.keep();
      if (!this.timer) this.later(PAUSE, 'auto');
    } else await this.parts.keeper.drop();
    this.parts.tell({ kind: 'saved', at });
  }

  private again(state: State): void {
    const wait = WAITS[Math.min(this.tries, WAITS.length - 1)] ?? 20_000;
    this.tries += 1;
    this.wanted = null;
    this.later(wait, 'auto');
    this.parts.tell(state);
  }
}
