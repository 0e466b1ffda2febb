/** The list of keys behind the question mark, in the browser's own dialog: it holds the focus and Escape closes it. */
import { button, element } from './element';
import { SHORTCUTS } from './keys';
import { say } from './words';

const SIGNS: [string, string][] = [
  ['##  ###  ####', 'block-heading-2'], ['>', 'block-quotation'], ['-', 'block-bullets'], ['1.', 'block-numbers'], ['---', 'block-divider'],
  ['**…**', 'bold'], ['*…*', 'italic'], ['`…`', 'code'],
];

function shown(keys: string): HTMLElement {
  const isMac = /Mac|iP/.test(navigator.platform);
  const names: Record<string, string> = isMac
    ? { Mod: '⌘', Alt: '⌥', Shift: '⇧', ArrowUp: '↑', ArrowDown: '↓', Escape: 'Esc' }
    : { Mod: 'Ctrl', Alt: 'Alt', Shift: 'Shift', ArrowUp: '↑', ArrowDown: '↓', Escape: 'Esc' };
  const parts = keys === '/' ? ['/'] : keys.split('-');
  return element('span', { dir: 'ltr' }, ...parts.flatMap((part, index) => [...(index > 0 ? [' '] : []), element('kbd', {}, names[part] ?? part.toUpperCase())]));
}

/** Makes the dialog; the answer opens it. */
export function shortcutsDialog(into: HTMLElement): () => void {
  const row = (keys: Node, word: string) => [element('dt', {}, keys), element('dd', {}, say(word))];
  const title = element('h2', { id: 'ed-shortcuts', tabindex: '-1', autofocus: true }, say('shortcuts'));
  const dialog = element('dialog', { class: 'ed-dialog', 'aria-labelledby': 'ed-shortcuts' },
    title,
    element('dl', {}, ...SHORTCUTS.flatMap(([keys, word]) => row(shown(keys), word))),
    element('h3', {}, say('shortcut-markdown')),
    element('dl', {}, ...SIGNS.flatMap(([signs, word]) => row(element('kbd', { dir: 'ltr' }, signs), word))),
    button(say('close'), () => dialog.close()),
  );
  into.append(dialog);
  return () => dialog.showModal();
}
