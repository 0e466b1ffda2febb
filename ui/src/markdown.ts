/** Signs of Markdown that become what they mean while they are typed. Backspace right behind it brings the signs back. */
import { InputRule, inputRules } from 'prosemirror-inputrules';
import { type EditorState, type Plugin, TextSelection, type Transaction } from 'prosemirror-state';
import { type TextKind, put, turnInto } from './commands';
import { block, markType } from './schema';
import { typographyRules } from './typography';

/** Signs at the start of a paragraph that turn it into something. */
function blockRule(signs: RegExp, kind: (match: RegExpMatchArray) => TextKind): InputRule {
  return new InputRule(signs, (state, match, start, end) => {
    const { $from } = state.selection;
    if ($from.depth !== 1 || $from.parent.type.name !== 'paragraph') return null;
    return turned(state, start, end, kind(match));
  });
}

function turned(state: EditorState, start: number, end: number, kind: TextKind): Transaction {
  const change = state.tr.delete(start, end);
  let made: Transaction | null = null;
  turnInto(kind)(state.apply(change), (second) => { made = second; });
  if (!made) return change;
  // The two steps are one change, so that one undo takes both back.
  for (const step of (made as Transaction).steps) change.step(step);
  const at = (made as Transaction).selection;
  return change.setSelection(TextSelection.create(change.doc, at.anchor, at.head));
}

/** Signs around words that become a mark. */
function markRule(signs: RegExp, name: string): InputRule {
  return new InputRule(signs, (state, match, start, end) => {
    const [whole, before = '', inner = ''] = match;
    const from = start + before.length;
    const length = whole.length - before.length;
    const side = (length - inner.length) / 2;
    const mark = markType(name);
    const change = state.tr;
    // The closing sign that was just typed is not in the document yet.
    change.delete(from + side + inner.length, end).delete(from, from + side);
    return change.addMark(from, from + inner.length, mark.create()).removeStoredMark(mark);
  }, { inCodeMark: false });
}

const divider = new InputRule(/^(?:—|–-|---|\*\*\*|___)$/, (state, _, start, end) => {
  const { $from } = state.selection;
  if ($from.depth !== 1 || $from.parent.type.name !== 'paragraph' || $from.parentOffset !== $from.parent.content.size) return null;
  const change = state.tr.delete(start, end);
  return put(change, state.apply(state.tr.delete(start, end)), [block('divider').create(), block('paragraph').create()])
    .setSelection(TextSelection.create(change.doc, Math.min(start + 1, change.doc.content.size)));
});

/** All rules of typing: Markdown first, since three hyphens alone are a divider and not a dash. */
export function typingRules(language: string): Plugin {
  return inputRules({
    rules: [
      divider,
      blockRule(/^(#{2,4})\s$/, (match) => `heading-${(match[1] ?? '##').length}` as TextKind),
      blockRule(/^#\s$/, () => 'heading-2'),
      blockRule(/^>\s$/, () => 'quotation'),
      blockRule(/^[-*•]\s$/, () => 'bullets'),
      blockRule(/^1[.)]\s$/, () => 'numbers'),
      markRule(/(^|[^*])\*\*([^*\s](?:[^*]*[^*\s])?)\*\*$/, 'strong'),
      markRule(/(^|[^*])\*([^*\s](?:[^*]*[^*\s])?)\*$/, 'emphasis'),
      markRule(/(^|[^`])`([^`]+)`$/, 'code'),
      ...typographyRules(language),
    ],
  });
}
