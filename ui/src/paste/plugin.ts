/** What happens when something is pasted or dropped: an address, pictures, or words of another program. */
import { Slice } from 'prosemirror-model';
import { Plugin } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { inEmptyParagraph, put } from '../commands';
import { picturesIn } from '../pictures';
import { block, markType, schema } from '../schema';
import { clean } from '../stored';
import { here, uploadFigures } from '../uploads';
import { cleanPasted } from './clean';
import { addressIn, isShown } from './links';
import { safeSlice } from './slice';
import { apart } from './tree';

/** Whether pasted markup is one picture and nothing else: then the picture itself is meant. */
function isLonePicture(html: string): boolean {
  const page = apart(html);
  return page.querySelectorAll('img').length === 1 && (page.body.textContent ?? '').trim() === '';
}

/** Pastes an address: on words as their link, in an empty paragraph as a card, elsewhere as a link of itself. */
export function pasteAddress(view: EditorView, address: string, plainly: boolean): boolean {
  const { state } = view;
  const { selection } = state;
  const link = markType('link').create({ href: address });
  if (!selection.empty && selection.$from.parent.inlineContent) {
    view.dispatch(state.tr.addMark(selection.from, selection.to, link).scrollIntoView());
    return true;
  }
  if (!plainly && inEmptyParagraph(state)) {
    const card = block(isShown(address) ? 'embed' : 'link_card').create({ url: address });
    const change = put(state.tr, state, [card]);
    view.dispatch(change);
    return true;
  }
  if (!selection.$from.parent.inlineContent) return false;
  view.dispatch(state.tr.replaceSelectionWith(schema.text(address, [link]), false).scrollIntoView());
  return true;
}

export function pasting(): Plugin {
  let shift = false;
  return new Plugin({
    props: {
      handleDOMEvents: {
        keydown: (_, event) => {
          shift = event.shiftKey;
          return false;
        },
        keyup: (_, event) => {
          shift = event.shiftKey;
          return false;
        },
      },
      transformPastedHTML: cleanPasted,
      transformPastedText: clean,
      transformPasted: safeSlice,
      clipboardTextParser: paragraphs,
      handlePaste(view, event) {
        const data = event.clipboardData;
        if (!data) return false;
        const html = data.getData('text/html');
        const files = picturesIn(data);
        if (files.length > 0 && (html === '' || isLonePicture(html))) {
          void uploadFigures(view, files, here(view));
          return true;
        }
        const address = addressIn(data.getData('text/plain'));
        return address ? pasteAddress(view, address, shift) : false;
      },
      handleDrop(view, event, _slice, moved) {
        const files = moved ? [] : picturesIn(event.dataTransfer);
        if (files.length === 0) return false;
        event.preventDefault();
        void uploadFigures(view, files, between(view, event));
        return true;
      },
    },
  });
}

/** Plain text: an empty line or a line end begins a paragraph. */
function paragraphs(text: string): Slice {
  const lines = text.replace(/\r\n?/g, '\n').split(/\n+/).map((line) => line.trim());
  const nodes = lines.filter((line) => line !== '').map((line) => block('paragraph').create(null, schema.text(line)));
  return nodes.length === 0 ? Slice.empty : new Slice(schema.node('doc', null, nodes).content, 1, 1);
}

/** The place between blocks that is nearest to where something was dropped. */
function between(view: EditorView, event: DragEvent): number {
  const found = view.posAtCoords({ left: event.clientX, top: event.clientY });
  if (!found) return here(view);
  const $at = view.state.doc.resolve(found.pos);
  if ($at.depth === 0) return found.pos;
  const top = $at.before(1);
  const dom = view.nodeDOM(top);
  const box = dom instanceof Element ? dom.getBoundingClientRect() : null;
  return box && event.clientY < box.top + box.height / 2 ? top : $at.after(1);
}
