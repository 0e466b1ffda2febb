/** A picture with what readers must be told about it. A description is asked for until there is one, or it is decoration. */
import type { Node } from 'prosemirror-model';
import { NodeSelection } from 'prosemirror-state';
import type { EditorView, NodeView } from 'prosemirror-view';
import { button, element, tick } from '../element';
import { thumbOf } from '../library';
import { KINDS, type Picture, paintedOf } from '../pictures';
import { say } from '../words';
import { LeafView, type Position } from './leaf';

/** Shows a picture: painted where it was sent from here, else out of the library, else in words. */
export function showPicture(into: HTMLElement, key: string, width: number, height: number): void {
  if (into.dataset['key'] === key) return;
  into.dataset['key'] = key;
  const bitmap = paintedOf(key);
  if (bitmap) {
    const canvas = element('canvas', { width: String(bitmap.width), height: String(bitmap.height), 'aria-hidden': 'true' });
    canvas.getContext('2d')?.drawImage(bitmap, 0, 0);
    into.replaceChildren(canvas);
    return;
  }
  const image = element('img', { alt: '', width: String(width || 640), height: String(height || 360), src: thumbOf(key), decoding: 'async' });
  image.addEventListener('error', () => into.replaceChildren(element('p', { class: 'ed-unseen' }, say('picture-unseen'))), { once: true });
  into.replaceChildren(image);
}

/** A button that lets choose files of pictures. */
export function chooser(label: string, many: boolean, take: (files: File[]) => void): HTMLElement {
  const input = element('input', { type: 'file', accept: KINDS.join(','), multiple: many, hidden: true, tabindex: '-1', 'aria-hidden': 'true' });
  input.addEventListener('change', () => {
    const files = [...(input.files ?? [])];
    input.value = '';
    if (files.length > 0) take(files);
  });
  return element('span', {}, button(label, () => input.click(), { class: 'ed-quiet' }), input);
}

/** The attributes of a picture that was sent. */
export function figureAttrs(picture: Picture): Record<string, unknown> {
  const { key, width, height, alt, caption, credit } = picture;
  return { media: key, width, height, alt, caption, credit, decorative: false };
}

export class FigureView extends LeafView {
  private readonly frame = element('div', { class: 'ed-picture' });
  private readonly decorative;
  private readonly alt;

  constructor(node: Node, view: EditorView, at: Position, replace: (at: Position, file: File) => void) {
    super(node, view, at, 'figure', say('block-figure'));
    this.dom.append(this.frame);
    const fields = element('div', { class: 'ed-fields' });
    this.alt = this.add('alt', this.attrs.field('alt', say('alt')), fields);
    this.decorative = tick(say('decorative'), node.attrs['decorative'] === true, (on) => this.attrs.set(on ? { decorative: true, alt: '' } : { decorative: false }));
    fields.append(this.decorative.row);
    this.add('caption', this.attrs.field('caption', say('caption')), fields);
    this.add('credit', this.attrs.field('credit', say('credit')), fields);
    fields.append(element('div', { class: 'ed-buttons' }, chooser(say('picture-replace'), false, ([file]) => {
      if (file) replace(at, file);
    })));
    this.dom.append(fields);
    this.frame.addEventListener('mousedown', (event) => {
      const position = at();
      if (position === undefined) return;
      event.preventDefault();
      view.dispatch(view.state.tr.setSelection(NodeSelection.create(view.state.doc, position)));
      view.focus();
    });
    this.show();
  }

  protected override show(): void {
    const { media, width, height, alt, decorative } = this.node.attrs;
    showPicture(this.frame, String(media), Number(width), Number(height));
    this.decorative.input.checked = decorative === true;
    this.alt.input.disabled = decorative === true;
    this.alt.complain(decorative || String(alt).trim() !== '' ? '' : say('alt-needed'));
  }
}

export class GalleryView implements NodeView {
  readonly dom = element('div', { class: 'ed-block ed-gallery', role: 'group', 'aria-label': say('block-gallery') });
  readonly contentDOM = element('div', { class: 'ed-pictures' });

  constructor(_: Node, __: EditorView, at: Position, add: (at: Position, files: File[]) => void) {
    const bar = element('div', { class: 'ed-buttons', contenteditable: 'false' }, chooser(say('picture-add'), true, (files) => add(at, files)));
    this.dom.append(element('p', { class: 'ed-kind', contenteditable: 'false' }, say('block-gallery')), this.contentDOM, bar);
  }

  stopEvent(event: Event): boolean {
    return event.target instanceof Element && event.target.closest('input,button') !== null && !this.contentDOM.contains(event.target);
  }

  ignoreMutation(mutation: MutationRecord | { type: 'selection'; target: globalThis.Node }): boolean {
    return !this.contentDOM.contains(mutation.target);
  }
}
