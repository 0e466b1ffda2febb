/** Who said something, when, where, and how the paper knows: the same for a block and for words inside a sentence. */

/** Fields of text, in the order in which they are asked for. */
export const TEXTS = ['speaker', 'role', 'when', 'place', 'source', 'source_url'] as const;

export type Attribution = Record<(typeof TEXTS)[number], string | null> & { proposed: boolean };

/** Nothing known. */
export const NOBODY: Attribution = {
  speaker: null, role: null, when: null, place: null, source: null, source_url: null, proposed: false,
};

/** Attributes as stored: what is not known is left out. */
export function written(attrs: Record<string, unknown>): Record<string, unknown> {
  const out: Record<string, unknown> = {};
  for (const name of TEXTS) {
    const value = attrs[name];
    if (typeof value === 'string' && value.trim() !== '') out[name] = value;
  }
  out['proposed'] = attrs['proposed'] === true;
  return out;
}

/** Attributes as the editor holds them: blank is not known. */
export function held(attrs: Record<string, unknown>): Attribution {
  const out = { ...NOBODY, proposed: attrs['proposed'] === true };
  for (const name of TEXTS) {
    const value = attrs[name];
    if (typeof value === 'string' && value.trim() !== '') out[name] = value;
  }
  return out;
}

/** A line that says who: "Ada Lind, mayor, Town hall". */
export function line(attrs: Record<string, unknown>): string {
  return TEXTS.slice(0, 5).map((name) => attrs[name]).filter((value) => typeof value === 'string' && value).join(', ');
}
