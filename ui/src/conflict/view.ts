/** Two versions side by side: what differs, who changed it, and what shall stand. */
import type { Current } from '../api';
import { button, element, freshId } from '../element';
import type { Story } from '../story';
import { clock, say } from '../words';
import { describe, describeField } from './describe';
import { difference } from './difference';
import { type BlockPiece, type Choice, type Piece, compare, settle } from './merge';

export class ConflictView {
  readonly dom = element('section', { class: 'ed-conflict', 'aria-labelledby': 'ed-conflict', hidden: true });

  constructor(private readonly language: string, private readonly direction: string, private readonly settled: (story: Story) => void) {}

  /** Lays the versions out and waits for a choice. */
  show(base: Story, mine: Story, current: Current): void {
    const merge = compare(base, mine, current.story);
    const name = current.by;
    const title = element('h2', { id: 'ed-conflict', tabindex: '-1' }, say('conflict-title', { name, time: clock(new Date(current.at)) }));
    this.dom.replaceChildren(title, element('p', {}, say('conflict-text')),
      ...merge.pieces.map((piece) => this.piece(piece, name)),
      button(say('conflict-save'), () => {
        this.dom.hidden = true;
        this.dom.replaceChildren();
        this.settled(settle(merge));
      }));
    this.dom.hidden = false;
    title.focus();
    title.scrollIntoView({ block: 'center' });
  }

  private piece(piece: Piece, name: string): HTMLElement {
    const text = (which: 'base' | 'mine' | 'theirs') => ('block' in piece ? describe(piece[which]) : describeField(piece[which]));
    const label = 'block' in piece ? kindOf(piece) : say(`label-${piece.field}`);
    const by = piece.by === 'both' ? say('conflict-both-changed') : piece.by === 'mine' ? say('conflict-only-mine') : say('conflict-only-theirs', { name });
    const group = freshId();
    const choice = (which: Choice, word: string) => {
      const id = freshId();
      const input = element('input', { type: 'radio', name: group, id, value: which });
      input.checked = piece.choice === which;
      input.addEventListener('change', () => { piece.choice = which; });
      const row = element('div', { class: 'ed-tick' }, input, element('label', { for: id }, word));
      return which === 'both' ? row : element('div', { class: 'ed-version' }, row, this.words(text('base'), text(which), isThere(piece, which)));
    };
    const before = element('details', {}, element('summary', {}, say('conflict-base')), this.words(text('base'), text('base'), isThere(piece, 'base')));
    const fieldset = element('fieldset', { class: `ed-piece ed-by-${piece.by}` },
      element('legend', {}, `${label} · ${by}`),
      choice('mine', say('conflict-mine')), choice('theirs', say('conflict-theirs', { name })),
    );
    if (piece.choices.includes('both')) fieldset.append(choice('both', say('conflict-both')));
    fieldset.append(before);
    return fieldset;
  }

  /** A version with what was added and taken away since the words that both began with. */
  private words(before: string, after: string, isThere: boolean): HTMLElement {
    const box = element('p', { class: 'ed-words', lang: this.language, dir: this.direction });
    if (!isThere) {
      box.append(element('em', {}, say('conflict-nothing')));
      return box;
    }
    for (const run of difference(before, after)) {
      box.append(run.kind === 'same' ? run.text : element(run.kind === 'added' ? 'ins' : 'del', {}, run.text));
    }
    return box;
  }
}

function isThere(piece: Piece, which: 'base' | 'mine' | 'theirs'): boolean {
  if ('block' in piece) return piece[which] !== undefined;
  return describeField(piece[which]) !== '';
}

function kindOf(piece: BlockPiece): string {
  const node = piece.mine ?? piece.theirs ?? piece.base;
  switch (node?.type) {
    case 'heading':
      return say(`block-heading-${String(node.attrs?.['level'])}`);
    case 'list':
      return say(node.attrs?.['ordered'] ? 'block-numbers' : 'block-bullets');
    default:
      return say(`block-${(node?.type ?? 'paragraph').replace('_', '-')}`);
  }
}
