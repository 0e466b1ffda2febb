/**
 * Pictures on their way. While a file is sent, a line with its progress stands where the picture will be; writing goes on
 * around it. A picture that did not arrive can be sent again, because a dead line is nobody's fault.
 */
import { Plugin } from 'prosemirror-state';
import { Decoration, DecorationSet, type EditorView } from 'prosemirror-view';
import { figureAttrs } from './blocks/figure';
import { inEmptyParagraph, touched } from './commands';
import { button, element } from './element';
import { NotSent, type Picture, send } from './pictures';
import { block } from './schema';
import { say } from './words';

type Change = { add: { at: number; dom: HTMLElement; id: object } } | { remove: object };

/** Places of pictures on their way. */
export const uploads: Plugin<DecorationSet> = new Plugin<DecorationSet>({
  state: {
    init: () => DecorationSet.empty,
    apply(change, set, _, state) {
      const next = set.map(change.mapping, change.doc);
      const meta = change.getMeta(uploads) as Change | undefined;
      if (!meta) return next;
      if ('add' in meta) return next.add(state.doc, [Decoration.widget(meta.add.at, meta.add.dom, { side: -1, id: meta.add.id, ignoreSelection: true, stopEvent: () => true })]);
      return next.remove(next.find(undefined, undefined, (spec) => spec['id'] === meta.remove));
    },
  },
  props: { decorations: (state) => uploads.getState(state) },
});

type Arrived = (view: EditorView, at: number, picture: Picture) => void;

/** Sends a file and shows its progress at a place between blocks; `arrived` puts the picture there. */
export function upload(view: EditorView, file: File, at: number, arrived: Arrived): Promise<void> {
  const id = {};
  const bar = element('progress', { max: '100', value: '0', 'aria-label': say('picture-sending', { percent: 0 }) });
  const text = element('span', {}, say('picture-sending', { percent: 0 }));
  const dom = element('div', { class: 'ed-sending', contenteditable: 'false' }, text, bar);
  view.dispatch(view.state.tr.setMeta(uploads, { add: { at, dom, id } }));
  const place = () => uploads.getState(view.state)?.find(undefined, undefined, (spec) => spec['id'] === id)[0]?.from;
  const done = () => view.dispatch(view.state.tr.setMeta(uploads, { remove: id }).setMeta('addToHistory', false));
  const attempt = async (): Promise<void> => {
    try {
      const picture = await send(file, (percent) => {
        bar.value = percent;
        text.textContent = say('picture-sending', { percent });
      });
      const now = place();
      done();
      if (now !== undefined) arrived(view, now, picture);
    } catch (error) {
      const { word, detail } = error instanceof NotSent ? error : { word: 'picture-failed', detail: '' };
      const again = button(say('picture-again'), () => {
        dom.replaceChildren(text, bar);
        void attempt();
      }, { class: 'ed-quiet' });
      dom.replaceChildren(
        element('p', { role: 'alert' }, `${say(word)} ${detail}`.trim()),
        ...(word === 'picture-failed' ? [again] : []), button(say('remove'), done, { class: 'ed-quiet' }),
      );
    }
  };
  return attempt();
}

/** Where a picture goes that was not dropped at a place: before the empty paragraph of the cursor, else behind its block. */
export function here(view: EditorView): number {
  const { from, to } = touched(view.state);
  return inEmptyParagraph(view.state) ? from : to;
}

/** Sends pictures, each of which becomes a figure. */
export async function uploadFigures(view: EditorView, files: File[], at: number): Promise<void> {
  await Promise.all(files.map((file) => upload(view, file, at, (now, place, picture) => {
    const figure = block('figure').create(figureAttrs(picture));
    const change = now.state.tr.insert(place, figure);
    if (place + figure.nodeSize === change.doc.content.size) change.insert(place + figure.nodeSize, block('paragraph').create());
    now.dispatch(change);
  })));
}

/** Sends pictures that become one gallery. */
export async function uploadGallery(view: EditorView, files: File[], at: number): Promise<void> {
  let begun: string | null = null;
  const inside = (now: EditorView) => {
    let found: number | null = null;
    now.state.doc.forEach((node, place) => {
      if (begun !== null && node.attrs['id'] === begun && node.type.name === 'gallery') found = place + node.nodeSize - 1;
    });
    return found;
  };
  for (const file of files) {
    await upload(view, file, Math.min(at, view.state.doc.content.size), (now, place, picture) => {
      const figure = block('figure').create(figureAttrs(picture));
      const end = inside(now);
      if (end !== null) return now.dispatch(now.state.tr.insert(end, figure));
      now.dispatch(now.state.tr.insert(place, block('gallery').create(null, [figure])));
      begun = (now.state.doc.nodeAt(place)?.attrs['id'] as string | null) ?? null;
    });
  }
}

/** Sends a picture in place of that of a figure; what was written about the other stays until somebody changes it. */
export function uploadInstead(view: EditorView, at: () => number | undefined, file: File): void {
  const start = at();
  if (start === undefined) return;
  const top = view.state.doc.resolve(start);
  void upload(view, file, top.depth > 0 ? top.before(1) : start, (now, _, picture) => {
    const place = at();
    if (place === undefined) return;
    const { media, width, height } = figureAttrs(picture);
    now.dispatch(now.state.tr.setNodeAttribute(place, 'media', media).setNodeAttribute(place, 'width', width).setNodeAttribute(place, 'height', height));
  });
}

/** Adds pictures to a gallery. */
export function uploadInto(view: EditorView, at: () => number | undefined, files: File[]): void {
  for (const file of files) {
    const start = at();
    if (start === undefined) return;
    void upload(view, file, start, (now, _, picture) => {
      const place = at();
      const gallery = place === undefined ? null : now.state.doc.nodeAt(place);
      if (place !== undefined && gallery) now.dispatch(now.state.tr.insert(place + gallery.nodeSize - 1, block('figure').create(figureAttrs(picture))));
    });
  }
}
