/** Names by chance. `crypto.randomUUID` would do, but browsers have it only over HTTPS and on the machine itself. */

const LETTERS = 'abcdefghijkmnpqrstuvwxyz23456789';

/** A name of so many letters and digits, five bits each. */
export function chance(length: number): string {
  const bytes = crypto.getRandomValues(new Uint8Array(length));
  return [...bytes].map((byte) => LETTERS[byte % LETTERS.length]).join('');
}
