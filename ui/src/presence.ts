/**
 * Who is at a story. The paper counts somebody as there for a minute after they last said so; this page says so every
 * twenty seconds while it is looked at.
 */
import type { Paper, Place } from './api';

/** Milliseconds between two notices. */
export const EVERY = 20_000;

export class Presence {
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly paper: Paper, private readonly told: (place: Place) => void, private readonly isVisible = () => document.visibilityState === 'visible') {}

  /** Says so at once, and then again and again. */
  async begin(): Promise<void> {
    await this.say(false);
    this.again();
  }

  /** Takes the story over from whoever holds it. */
  async take(): Promise<void> {
    await this.say(true);
  }

  /** Whoever looks at the page again is there again. */
  look(): void {
    if (this.isVisible()) void this.say(false);
    // A browser that keeps the page for the way back brings it without what leaving stopped.
    this.again();
  }

  leave(): void {
    clearTimeout(this.timer);
    this.paper.leave();
  }

  private again(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      const turn = this.isVisible() ? this.say(false) : Promise.resolve();
      void turn.finally(() => this.again());
    }, EVERY);
  }

  private async say(take: boolean): Promise<void> {
    const place = await this.paper.stay(take);
    if (place) this.told(place);
  }
}
