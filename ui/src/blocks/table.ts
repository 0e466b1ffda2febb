/** A table with buttons for its rows and columns. */
import type { Node } from 'prosemirror-model';
import type { Command } from 'prosemirror-state';
import type { EditorView, NodeView } from 'prosemirror-view';
import { button, element, tick } from '../element';
import { addColumn, addRow, cellAt, removeColumn, removeRow } from '../tables';
import { say } from '../words';
import { Attrs, type Position, isInField, keysInFields } from './leaf';

export class TableView implements NodeView {
  readonly dom = element('div', { class: 'ed-block ed-table' });
  readonly contentDOM = element('tbody');
  private readonly attrs: Attrs;
  private readonly header;
  private readonly table = element('table', {});

  constructor(node: Node, private readonly view: EditorView, private readonly at: Position) {
    this.attrs = new Attrs(view, at, node);
    this.table.append(this.contentDOM);
    this.header = tick(say('header-row'), node.attrs['header'] === true, (on) => this.attrs.set({ header: on }));
    const act = (word: string, command: Command) => button(say(word), () => this.run(command), { class: 'ed-quiet' });
    const bar = element('div', { class: 'ed-buttons', contenteditable: 'false', role: 'group', 'aria-label': say('block-table') },
      this.header.row, act('row-add', addRow), act('row-remove', removeRow), act('column-add', addColumn), act('column-remove', removeColumn));
    bar.addEventListener('keydown', (event) => keysInFields(event, view, at));
    this.dom.append(element('div', { class: 'ed-scroll' }, this.table), bar);
    this.show();
  }

  private run(command: Command): void {
    const cell = cellAt(this.view.state);
    if (cell?.at === this.at()) command(this.view.state, this.view.dispatch);
    this.view.focus();
  }

  private show(): void {
    this.table.classList.toggle('ed-header', this.attrs.get('header') === true);
    this.header.input.checked = this.attrs.get('header') === true;
  }

  update(node: Node): boolean {
    if (node.type !== this.attrs.node.type) return false;
    this.attrs.node = node;
    this.show();
    return true;
  }

  stopEvent(event: Event): boolean {
    return isInField(event.target);
  }

  ignoreMutation(mutation: MutationRecord | { type: 'selection'; target: globalThis.Node }): boolean {
    return !this.contentDOM.contains(mutation.target);
  }
}
