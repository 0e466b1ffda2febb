/**
 * Words a person sees. None stands in the script: the page hands all of them over in its own language, so that a
 * translator needs to know nothing of the editor.
 */

let words: Record<string, string> = {};
/** Language of the interface, for times and numbers; that of the story may be another. */
let language = 'en-GB';

/** Takes the words of the page. */
export function speak(given: Record<string, string>, spoken: string): void {
  words = given;
  language = spoken;
}

/** The language of the page: what the paper answers is shown among its words. */
export function pageLanguage(): string {
  return language;
}

/** The word of this name, with what stands in braces filled in. A name without a word shows itself. */
export function say(name: string, values: Record<string, string | number> = {}): string {
  const text = words[name] ?? name;
  return text.replace(/\{(\w+)\}/g, (whole, key: string) => {
    const value = values[key];
    if (value === undefined) return whole;
    return typeof value === 'number' ? value.toLocaleString(language) : value;
  });
}

/** `14:05` on this device's clock; another day is named. */
export function clock(at: Date, now = new Date()): string {
  const time = at.toLocaleTimeString(language, { hour: '2-digit', minute: '2-digit' });
  if (at.toDateString() === now.toDateString()) return time;
  return `${at.toLocaleDateString(language, { day: 'numeric', month: 'short' })}, ${time}`;
}
