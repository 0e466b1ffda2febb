/**
 * Two people wrote from one version. Field by field and block by block it is found out who changed what; what both
 * changed is for a person to choose, and the choice that loses nothing is made until they do.
 */
import { freshBlockId } from '../ids';
import { FIELDS, type FieldName, type Story, canonical, sameField } from '../story';
import type { Stored } from '../stored';

export type Choice = 'mine' | 'theirs' | 'both';

interface Differing {
  /** Who changed it. */
  by: 'mine' | 'theirs' | 'both';
  choice: Choice;
  choices: Choice[];
}

export type FieldPiece = Differing & { field: FieldName; base: unknown; mine: unknown; theirs: unknown };
export type BlockPiece = Differing & { block: string; base: Stored | undefined; mine: Stored | undefined; theirs: Stored | undefined };

/** A place where the versions differ. */
export type Piece = FieldPiece | BlockPiece;

export interface Merge {
  pieces: Piece[];
  /** Ids of all blocks in the order of the outcome. */
  order: string[];
  mine: Story;
  theirs: Story;
}

/** Lays three versions side by side. */
export function compare(base: Story, mine: Story, theirs: Story): Merge {
  const pieces: Piece[] = [];
  for (const field of FIELDS) {
    const [b, m, t] = [base[field], mine[field], theirs[field]];
    if (sameField(m, t)) continue;
    const by = sameField(b, m) ? 'theirs' : sameField(b, t) ? 'mine' : 'both';
    const isLead = field === 'lead';
    pieces.push({
      field, base: b, mine: m, theirs: t, by, choices: isLead || by !== 'both' ? ['mine', 'theirs'] : ['mine', 'theirs', 'both'],
      choice: by === 'both' ? (isLead ? 'mine' : 'both') : by,
    });
  }
  const order = sequence(base, mine, theirs);
  const [b, m, t] = [byId(base), byId(mine), byId(theirs)];
  for (const id of order) {
    const piece = differing(id, b.get(id), m.get(id), t.get(id));
    if (piece) pieces.push(piece);
  }
  return { pieces, order, mine, theirs };
}

function differing(id: string, base: Stored | undefined, mine: Stored | undefined, theirs: Stored | undefined): Piece | null {
  const same = (a: Stored | undefined, b: Stored | undefined) => canonical(a ?? null) === canonical(b ?? null);
  if (same(mine, theirs)) return null;
  const by = same(base, mine) ? 'theirs' : same(base, theirs) ? 'mine' : 'both';
  const choices: Choice[] = by === 'both' && mine && theirs ? ['mine', 'theirs', 'both'] : ['mine', 'theirs'];
  // Where one took away what the other wrote on, the words stay.
  const choice = by !== 'both' ? by : mine && theirs ? 'both' : mine ? 'mine' : 'theirs';
  return { block: id, base, mine, theirs, by, choices, choice };
}

function byId(story: Story): Map<string, Stored> {
  return new Map(story.body.content.map((block, index) => [idOf(block, index), block]));
}

function idOf(block: Stored, index: number): string {
  const id = block.attrs?.['id'];
  return typeof id === 'string' ? id : `#${index}`;
}

/** All blocks in one order: that of whoever moved blocks, with the blocks of the other behind those they stood behind. */
function sequence(base: Story, mine: Story, theirs: Story): string[] {
  const ids = (story: Story) => story.body.content.map(idOf);
  const [b, m, t] = [ids(base), ids(mine), ids(theirs)];
  const kept = (of: string[], other: string[]) => of.filter((id) => other.includes(id)).join();
  const mineMoved = kept(m, b) !== kept(b, m);
  const [first, second] = mineMoved ? [m, t] : [t, m];
  return behind(behind([...first], second), b);
}

/** Puts those of `from` that `into` lacks behind the one they stand behind in `from`. */
function behind(into: string[], from: string[]): string[] {
  from.forEach((id, index) => {
    if (into.includes(id)) return;
    const before = from[index - 1];
    into.splice(before === undefined ? 0 : into.indexOf(before) + 1, 0, id);
  });
  return into;
}

/** The story that the choices make. */
export function settle(merge: Merge): Story {
  const { mine, theirs, pieces, order } = merge;
  const story: Record<string, unknown> = { ...theirs };
  const chosen = new Map<string, Piece>();
  for (const piece of pieces) {
    if ('block' in piece) chosen.set(piece.block, piece);
    else story[piece.field] = piece.choice === 'both' ? both(piece.mine, piece.theirs) : piece[piece.choice];
  }
  const [m, t] = [byId(mine), byId(theirs)];
  const content = order.flatMap((id): (Stored | undefined)[] => {
    const piece = chosen.get(id);
    if (!piece || !('block' in piece)) return [t.get(id) ?? m.get(id)];
    if (piece.choice !== 'both') return [piece[piece.choice]];
    return [piece.theirs, piece.mine && { ...piece.mine, attrs: { ...piece.mine.attrs, id: freshBlockId() } }];
  });
  return { ...(story as unknown as Story), body: { ...theirs.body, content: content.filter((block) => block !== undefined) } };
}

function both(mine: unknown, theirs: unknown): unknown {
  if (Array.isArray(mine) && Array.isArray(theirs)) return [...new Set([...theirs, ...mine] as string[])];
  return [theirs, mine].filter((text) => typeof text === 'string' && text.trim()).join(' / ');
}
