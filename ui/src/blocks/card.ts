/** A link that stands as a block: a page worth reading, or something to watch or hear elsewhere. */
import type { Node } from 'prosemirror-model';
import type { EditorView } from 'prosemirror-view';
import { isPage } from '../check';
import { element } from '../element';
import { say } from '../words';
import { LeafView, type Position } from './leaf';

export class CardView extends LeafView {
  private readonly shown = element('p', { class: 'ed-card' });

  constructor(node: Node, view: EditorView, at: Position) {
    const label = say(node.type.name === 'embed' ? 'block-embed' : 'block-link-card');
    super(node, view, at, 'card-block', label);
    this.dom.append(element('p', { class: 'ed-kind' }, label), this.shown);
    const fields = element('div', { class: 'ed-fields' });
    this.add('url', this.attrs.field('url', say('address'), { type: 'url', fault: (text) => (isPage(text.trim()) ? '' : say('address-wrong')), value: (text) => text.trim() }), fields);
    this.add('title', this.attrs.field('title', say('card-title')), fields);
    this.dom.append(fields);
    this.show();
  }

  protected override show(): void {
    const url = String(this.node.attrs['url']);
    this.shown.textContent = String(this.node.attrs['title']) || url.replace(/^https?:\/\/(www\.)?/, '');
  }
}
