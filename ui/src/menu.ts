/**
 * The menu of blocks. A slash in an empty paragraph opens it, what is typed behind the slash filters it, Enter takes the
 * first, Escape leaves the slash as a word. The button beside an empty paragraph types the slash, so there is one way only.
 */
import { type EditorState, Plugin, PluginKey } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { type Choice, matching } from './choices';
import { inEmptyParagraph, put } from './commands';
import { element, freshId, icon } from './element';
import { block } from './schema';
import { say } from './words';

interface Menu {
  open: boolean;
  /** Which of the matching blocks Enter takes. */
  index: number;
}

const key = new PluginKey<Menu>('menu');
const LONGEST = 24;

/** What is typed behind the slash; null where there is no slash at the start of a paragraph. */
function query(state: EditorState): string | null {
  const { $from, empty } = state.selection;
  if (!empty || $from.depth !== 1 || $from.parent.type.name !== 'paragraph' || $from.parentOffset !== $from.parent.content.size) return null;
  const text = $from.parent.textContent;
  return text.startsWith('/') && text.length <= LONGEST ? text.slice(1) : null;
}

const choices = (state: EditorState) => matching(query(state) ?? '');

/** Opens the menu in the empty paragraph of the cursor, or in one that is put behind its block. */
export function openMenu(view: EditorView): void {
  if (!inEmptyParagraph(view.state)) view.dispatch(put(view.state.tr, view.state, [block('paragraph').create()]));
  view.focus();
  view.dispatch(view.state.tr.insertText('/'));
}

function take(view: EditorView, choice: Choice): void {
  const { $from } = view.state.selection;
  view.dispatch(view.state.tr.delete($from.start(), $from.end()).setMeta(key, { open: false, index: 0 }));
  choice.run(view);
}

function shut(view: EditorView): void {
  view.dispatch(view.state.tr.setMeta(key, { open: false, index: 0 }));
}

function onKey(view: EditorView, event: KeyboardEvent): boolean {
  const menu = key.getState(view.state);
  if (!menu?.open || event.isComposing) return false;
  const found = choices(view.state);
  const go = (step: number) => {
    const index = found.length === 0 ? 0 : (menu.index + step + found.length) % found.length;
    view.dispatch(view.state.tr.setMeta(key, { open: true, index }));
    return true;
  };
  switch (event.key) {
    case 'ArrowDown':
      return go(1);
    case 'ArrowUp':
      return go(-1);
    case 'Escape':
      shut(view);
      return true;
    case 'Enter': case 'Tab': {
      const choice = found[menu.index];
      if (!choice) {
        shut(view);
        return false;
      }
      take(view, choice);
      return true;
    }
    default:
      return false;
  }
}

/** The menu and the button, drawn into `around`, which is what their places are measured from. */
export function blockMenu(around: HTMLElement): Plugin<Menu> {
  const id = freshId();
  return new Plugin<Menu>({
    key,
    state: {
      init: () => ({ open: false, index: 0 }),
      apply(change, menu, _, state) {
        const told = change.getMeta(key) as Menu | undefined;
        if (told) return told;
        const typed = query(state);
        if (typed === null) return { open: false, index: 0 };
        if (!change.docChanged) return menu;
        return { open: menu.open || typed === '', index: 0 };
      },
    },
    props: {
      handleKeyDown: onKey,
      attributes: (state): Record<string, string> => {
        const menu = key.getState(state);
        if (!menu?.open) return {};
        return { 'aria-controls': id, 'aria-activedescendant': choices(state).length > 0 ? `${id}-${menu.index}` : id };
      },
    },
    view: (view) => new MenuView(view, around, id),
  });
}

class MenuView {
  private readonly list: HTMLElement;
  private readonly plus: HTMLButtonElement;

  constructor(view: EditorView, private readonly around: HTMLElement, private readonly id: string) {
    this.list = element('div', { class: 'ed-menu', role: 'listbox', id, tabindex: '0', 'aria-label': say('insert'), hidden: true });
    this.plus = element('button', { type: 'button', class: 'ed-plus', 'aria-label': say('insert'), title: say('insert'), tabindex: '-1', hidden: true }, icon('M10 4v12M4 10h12'));
    this.plus.addEventListener('mousedown', (event) => event.preventDefault());
    this.plus.addEventListener('click', () => openMenu(view));
    this.list.addEventListener('mousedown', (event) => event.preventDefault());
    this.list.addEventListener('click', (event) => {
      const option = event.target instanceof Element ? event.target.closest<HTMLElement>('[role=option]') : null;
      const choice = option ? choices(view.state)[Number(option.dataset['index'])] : undefined;
      if (choice) take(view, choice);
    });
    around.append(this.plus, this.list);
    this.update(view);
  }

  update(view: EditorView): void {
    const menu = key.getState(view.state);
    const shown = menu?.open === true && view.editable;
    this.list.hidden = !shown;
    this.plus.hidden = !view.editable || !inEmptyParagraph(view.state);
    if (!this.plus.hidden) {
      const line = view.coordsAtPos(view.state.selection.from);
      this.plus.style.top = `${(line.top + line.bottom) / 2 - this.around.getBoundingClientRect().top}px`;
    }
    if (shown) this.draw(view, menu.index);
  }

  private draw(view: EditorView, index: number): void {
    const found = choices(view.state);
    const options = found.map((choice, at) => element('div', {
      role: 'option', id: `${this.id}-${at}`, 'data-index': String(at), 'aria-selected': at === index ? 'true' : 'false',
    }, say(`block-${choice.name}`)));
    const nothing = element('div', { role: 'option', id: `${this.id}-0`, 'aria-disabled': 'true', 'aria-selected': 'false' }, say('menu-none'));
    this.list.replaceChildren(...(options.length > 0 ? options : [nothing]));
    const line = view.coordsAtPos(view.state.selection.from);
    const box = this.around.getBoundingClientRect();
    const height = this.list.offsetHeight;
    const below = line.bottom + 6 + height < window.innerHeight || line.top < height + 80;
    this.list.style.top = `${below ? line.bottom + 6 - box.top : line.top - 6 - height - box.top}px`;
    options[index]?.scrollIntoView({ block: 'nearest' });
  }

  destroy(): void {
    this.list.remove();
    this.plus.remove();
  }
}
