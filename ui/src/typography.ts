/**
 * The marks a language sets, while somebody types: quotation marks as `crates/document/src/quotes.rs` has them, dashes, and
 * the ellipsis. A rule, not a guess: Backspace right behind it brings the typed sign back.
 */
import { InputRule } from 'prosemirror-inputrules';
import type { EditorState } from 'prosemirror-state';

interface Marks {
  open: string;
  close: string;
  innerOpen: string;
  innerClose: string;
}

const marks = (open: string, close: string, innerOpen: string, innerClose: string): Marks => ({ open, close, innerOpen, innerClose });

/** Outer and inner marks of quotation for a language tag. */
export function quoteMarks(language: string): Marks {
  switch (language.split(/[-_]/)[0]?.toLowerCase()) {
    case 'de': case 'cs': case 'sk': case 'sl':
      return marks('„', '“', '‚', '‘');
    case 'pl': case 'ro': case 'hu': case 'nl':
      return marks('„', '”', '‚', '’');
    case 'fr':
      return marks('«\u202f', '\u202f»', '“', '”');
    case 'es': case 'it': case 'pt': case 'el': case 'uk': case 'ru': case 'nb': case 'nn': case 'no':
      return marks('«', '»', '“', '”');
    case 'da':
      return marks('»', '«', '›', '‹');
    case 'sv': case 'fi':
      return marks('”', '”', '’', '’');
    default:
      return marks('“', '”', '‘', '’');
  }
}

const OPENS = /(^|[\s([{/\u2013\u2014])$/;

/** What a typed sign becomes behind these words: the signs to put there, and how many before them go. None stays as typed. */
export function typeset(before: string, sign: string, language: string): { text: string; back: number } | null {
  const own = quoteMarks(language);
  const { open, close, innerOpen, innerClose } = own;
  switch (sign) {
    case '"':
      return { text: opensHere(before, own) ? open : close, back: 0 };
    case "'": {
      if (opensHere(before, own)) return { text: innerOpen, back: 0 };
      // Where the closing mark is no apostrophe it only closes what was opened before.
      const isOpen = before.lastIndexOf(innerOpen) > before.lastIndexOf(innerClose);
      return { text: isOpen ? innerClose : '’', back: 0 };
    }
    case '-':
      if (before.endsWith('–')) return { text: '—', back: 1 };
      return before.endsWith('-') && !before.endsWith('--') ? { text: '–', back: 1 } : null;
    case '.':
      return before.endsWith('..') && !before.endsWith('...') ? { text: '…', back: 2 } : null;
    default:
      return null;
  }
}

/** Whether a mark here begins speech: at the start, behind white space or a bracket, or right behind another that began. */
function opensHere(before: string, { open, innerOpen }: Marks): boolean {
  if (OPENS.test(before)) return true;
  const other = [open, innerOpen].find((mark) => before.endsWith(mark));
  return other !== undefined && opensHere(before.slice(0, -other.length), { open, close: '', innerOpen, innerClose: '' });
}

/** The same as rules of the editor; inside code nothing changes. */
export function typographyRules(language: string): InputRule[] {
  return ['"', "'", '-', '.'].map((sign) => new InputRule(
    new RegExp(`${sign === '.' ? '\\.' : sign}$`),
    (state: EditorState, _match, start, end) => {
      const $from = state.doc.resolve(start);
      const before = $from.parent.textBetween(0, $from.parentOffset, '\n', '\ufffc').slice(-200);
      const made = typeset(before, sign, language);
      return made ? state.tr.insertText(made.text, start - made.back, end) : null;
    },
    { inCodeMark: false },
  ));
}

/** Typing in a plain field gets the same marks. */
export function typesetField(input: HTMLInputElement | HTMLTextAreaElement, language: string): void {
  input.addEventListener('beforeinput', (event) => {
    if (!(event instanceof InputEvent) || event.inputType !== 'insertText' || event.isComposing || !event.data) return;
    const at = input.selectionStart ?? 0;
    const made = typeset(input.value.slice(0, at), event.data, language);
    if (!made) return;
    event.preventDefault();
    input.setRangeText(made.text, at - made.back, input.selectionEnd ?? at, 'end');
    input.dispatchEvent(new Event('input', { bubbles: true }));
  });
}
