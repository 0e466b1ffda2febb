/**
 * Who is at a story. The paper counts somebody as there for a minute after they last said so; this page says so every
 * twenty seconds while it is looked at.
 */
import type { Paper, Place } from './api';

/** Milliseconds between two notices. */
export const EVERY = 20_000;

export class Presence {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private last: Place | null = null;

  constructor(private readonly paper: Paper, private readonly told: (place: Place, before: Place | null) => void, private readonly isVisible = () => document.visibilityState === 'visible') {}

  /** Says so at once, and then again and again. */
  async begin(): Promise<void> {
    await this.say(false);
    this.again();
  }

  /** Takes the story over from whoever holds it. */
  async take(): Promise<boolean> {
    const place = await this.say(true);
    return place?.mine === true;
  }

  /** Whoever looks at the page again is there again. */
  look(): void {
    if (this.isVisible()) void this.say(false);
  }

  leave(): void {
    clearTimeout(this.timer);
    this.paper.leave();
  }

  private again(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      const turn = this.isVisible() ? this.say(false) : Promise.resolve(null);
      void turn.finally(() => this.again());
    }, EVERY);
  }

  private async say(take: boolean): Promise<Place | null> {
    const place = await this.paper.stay(take);
    if (place) {
      const before = this.last;
      this.last = place;
      this.told(place, before);
    }
    return place;
  }
}
