/** A story as the newsroom keeps it: what is saved, compared and laid beside another version. */
import { SCHEMA } from './check';
import type { Body } from './stored';

export interface Lead {
  media: string;
  width: number;
  height: number;
  alt: string;
  caption: string;
  credit: string;
}

export interface Story {
  headline: string;
  standfirst: string;
  kicker: string | null;
  dateline: string | null;
  bylines: string[];
  topics: string[];
  lead: Lead | null;
  body: Body;
}

/** Everything but the body, in the order of the page. */
export const FIELDS = ['kicker', 'headline', 'standfirst', 'bylines', 'dateline', 'lead', 'topics'] as const;
export type FieldName = (typeof FIELDS)[number];

/** A story without a word. */
export const BLANK: Story = {
  headline: '', standfirst: '', kicker: null, dateline: null, bylines: [], topics: [], lead: null,
  body: { schema: SCHEMA, type: 'doc', content: [] },
};

const line = (text: string) => text.replace(/\s+/g, ' ').trim();

/** A value as the paper keeps it: on one line, outer white space gone, nothing instead of an empty text. */
function tidy(value: unknown): unknown {
  if (typeof value === 'string') return line(value) || null;
  if (Array.isArray(value)) return value.map((one) => line(String(one))).filter((one) => one !== '');
  if (typeof value === 'object' && value !== null) {
    return Object.keys(value).sort().map((key) => [key, tidy((value as Record<string, unknown>)[key])]);
  }
  return value ?? null;
}

/** Whether two values of a field are the same to the paper. */
export function sameField(a: unknown, b: unknown): boolean {
  return JSON.stringify(tidy(a)) === JSON.stringify(tidy(b));
}

/** JSON with sorted keys, and without what a reader fills in: two writers of one body give one text. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, one: unknown) => {
    if (typeof one !== 'object' || one === null || Array.isArray(one)) return one;
    const entries = Object.entries(one).filter(([, inner]) => inner !== null && !(Array.isArray(inner) && inner.length === 0));
    return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}

/** Whether two bodies are the same; one empty paragraph is as good as none. */
export function sameBody(a: Body, b: Body): boolean {
  const blocks = (body: Body) => {
    const [only, ...rest] = body.content;
    const empty = only?.type === 'paragraph' && !only.content?.length && rest.length === 0;
    return canonical(empty ? [] : body.content);
  };
  return blocks(a) === blocks(b);
}

/** Whether two stories are the same to the paper. */
export function sameStory(a: Story, b: Story): boolean {
  return FIELDS.every((name) => sameField(a[name], b[name])) && sameBody(a.body, b.body);
}

/** What a save sends: the parts that differ. An absent text is sent as an empty one, which takes it away. */
export function changes(base: Story, story: Story): Record<string, unknown> {
  const out: Record<string, unknown> = {};
  for (const name of FIELDS) {
    if (sameField(base[name], story[name])) continue;
    out[name] = name === 'kicker' || name === 'dateline' ? story[name] ?? '' : story[name];
  }
  if (!sameBody(base.body, story.body)) out['body'] = story.body;
  return out;
}
