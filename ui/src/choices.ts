/** The blocks that can be put in, in the order in which writers want them. */
import type { EditorView } from 'prosemirror-view';
import { figureAttrs } from './blocks/figure';
import { isPage } from './check';
import { type TextKind, emptyTable, kindAt, put, turnInto } from './commands';
import { element } from './element';
import { openLibrary } from './library';
import { ask } from './markpanel';
import { straight } from './paste/links';
import { KINDS } from './pictures';
import { block } from './schema';
import { here, uploadFigures, uploadGallery } from './uploads';
import { say } from './words';

export interface Choice {
  /** Name of the word, without `block-`; typing it finds the block too. */
  name: string;
  run: (view: EditorView) => void;
}

const text = (name: TextKind): Choice => ({
  name,
  run: (view) => {
    if (kindAt(view.state) !== name) turnInto(name)(view.state, view.dispatch);
    view.focus();
  },
});

/** Lets choose files; the browser opens its window only while it answers a key or a click. */
function chooseFiles(many: boolean, take: (files: File[]) => void): void {
  const input = element('input', { type: 'file', accept: KINDS.join(','), multiple: many });
  input.addEventListener('change', () => take([...(input.files ?? [])]));
  input.click();
}

const card = (name: string, type: string): Choice => ({
  name,
  run: (view) => ask(view, say('address'), (address) => (isPage(address) ? '' : say('address-wrong')), (address) => {
    view.dispatch(put(view.state.tr, view.state, [block(type).create({ url: straight(address) })]));
    view.focus();
  }),
});

/** Microseconds since 1970, as the paper counts. */
const now = () => Date.now() * 1000;

const putting = (name: string, make: () => ReturnType<typeof emptyTable>): Choice => ({
  name,
  run: (view) => {
    view.dispatch(put(view.state.tr, view.state, [make()]));
    view.focus();
  },
});

export const CHOICES: Choice[] = [
  text('paragraph'), text('heading-2'), text('heading-3'), text('heading-4'), text('quotation'), text('pull-quote'), text('bullets'), text('numbers'),
  { name: 'figure', run: (view) => chooseFiles(true, (files) => void uploadFigures(view, files, here(view))) },
  { name: 'library', run: (view) => openLibrary((picture) => {
    view.dispatch(put(view.state.tr, view.state, [block('figure').create(figureAttrs(picture))]));
    view.focus();
  }) },
  { name: 'gallery', run: (view) => chooseFiles(true, (files) => void uploadGallery(view, files, here(view))) },
  card('embed', 'embed'), card('link-card', 'link_card'),
  putting('table', () => emptyTable(3, 3)),
  putting('divider', () => block('divider').create()),
  putting('correction', () => block('correction').create({ kind: 'correction', text: '', at: now() })),
];

/** Those whose name in this language, or whose own name, begins with or holds what was typed. */
export function matching(query: string): Choice[] {
  const wanted = query.trim().toLocaleLowerCase();
  if (wanted === '') return CHOICES;
  const rank = (choice: Choice) => {
    const word = say(`block-${choice.name}`).toLocaleLowerCase();
    if (word.startsWith(wanted)) return 0;
    if (word.includes(wanted)) return 1;
    return choice.name.startsWith(wanted) ? 2 : 3;
  };
  return CHOICES.filter((choice) => rank(choice) < 3).sort((a, b) => rank(a) - rank(b));
}

