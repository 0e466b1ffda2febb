/** Blocks that tell: a correction, a divider, and imported markup that was not understood. */
import type { Node } from 'prosemirror-model';
import type { EditorView } from 'prosemirror-view';
import { CORRECTIONS } from '../check';
import { element, freshId } from '../element';
import { say } from '../words';
import { LeafView, type Position } from './leaf';

export class CorrectionView extends LeafView {
  private readonly kind: HTMLSelectElement;

  constructor(node: Node, view: EditorView, at: Position) {
    super(node, view, at, 'correction', say('block-correction'));
    const id = freshId();
    this.kind = element('select', { id }, ...CORRECTIONS.map((kind) => element('option', { value: kind }, say(`correction-${kind}`))));
    this.kind.addEventListener('change', () => this.attrs.set({ kind: this.kind.value }));
    this.dom.append(element('div', { class: 'ed-field' }, element('label', { for: id }, say('correction-kind')), this.kind));
    this.add('text', this.attrs.field('text', say('correction-text'), { lines: true }));
    this.show();
  }

  protected override show(): void {
    this.kind.value = String(this.node.attrs['kind']);
  }
}

export class QuarantineView extends LeafView {
  constructor(node: Node, view: EditorView, at: Position) {
    super(node, view, at, 'quarantine', say('block-quarantine'));
    this.dom.append(
      element('p', { class: 'ed-kind' }, say('block-quarantine')),
      element('p', { class: 'ed-hint', dir: 'auto' }, String(node.attrs['reason'])),
      element('pre', { dir: 'ltr', tabindex: '0', role: 'region', 'aria-label': say('block-quarantine') }, String(node.attrs['html'])),
    );
  }
}

export class DividerView extends LeafView {
  constructor(node: Node, view: EditorView, at: Position) {
    super(node, view, at, 'divider', say('block-divider'));
    this.dom.append(element('hr'));
  }
}
