/**
 * Who is at a story. The paper counts somebody as there for a minute after they last said so; this page says so every
 * twenty seconds while it is looked at, and more often where somebody may want the story from us or we want it.
 */
import type { Paper, Place, Wish } from './api';

/** Milliseconds between two notices. */
export const EVERY = 20_000;
/** The same where somebody else is here and the story is ours: who wants it waits six seconds. */
export const NEAR = 2_500;
/** The same while we ask for it, and how often. */
export const ASKING = 1_000;
const TRIES = 12;

export class Presence {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private last: Place | null = null;
  private isHere = false;
  private isAsking = false;

  constructor(private readonly paper: Paper, private readonly told: (place: Place) => void, private readonly isVisible = () => document.visibilityState === 'visible') {}

  /** Says so at once, and then again and again. */
  async begin(): Promise<void> {
    this.isHere = true;
    await this.stay();
  }

  /** Asks whoever holds the story to save and hand it over, until it is ours; whether it is. */
  async ask(): Promise<boolean> {
    this.isAsking = true;
    let isOurs = false;
    for (let tries = 0; tries < TRIES && this.isAsking; tries += 1) {
      isOurs = (await this.stay('ask'))?.mine === true;
      if (isOurs) break;
      await new Promise((resolve) => setTimeout(resolve, ASKING));
    }
    this.isAsking = false;
    return isOurs;
  }

  /** Hands the story to whoever asked for it. */
  async hand(): Promise<void> {
    await this.stay('hand');
  }

  /** Whoever looks at the page again is there again, also where the browser brings it back that put it away. */
  look(): void {
    this.isHere = true;
    if (this.isVisible()) void this.stay();
    else this.again();
  }

  leave(): void {
    this.isHere = false;
    this.isAsking = false;
    clearTimeout(this.timer);
    this.paper.leave();
  }

  private again(): void {
    clearTimeout(this.timer);
    if (!this.isHere) return;
    const isNear = this.last?.mine === true && this.last.others.length > 0;
    this.timer = setTimeout(() => this.look(), isNear ? NEAR : EVERY);
  }

  private async stay(wish: Wish = this.isAsking ? 'ask' : null): Promise<Place | null> {
    // The next notice is due also where this one is never answered.
    this.again();
    const place = await this.paper.stay(wish);
    if (place) {
      this.last = place;
      this.told(place);
      this.again();
    }
    return place;
  }
}
