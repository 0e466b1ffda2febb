/** The text of a story: ProseMirror with everything that belongs to it. */
import { dropCursor } from 'prosemirror-dropcursor';
import { gapCursor } from 'prosemirror-gapcursor';
import { history } from 'prosemirror-history';
import type { Node } from 'prosemirror-model';
import { EditorState, Plugin, Selection } from 'prosemirror-state';
import { EditorView, type NodeViewConstructor } from 'prosemirror-view';
import { CardView } from './blocks/card';
import { FigureView, GalleryView } from './blocks/figure';
import { CorrectionView, DividerView, QuarantineView } from './blocks/notices';
import { QuotationView } from './blocks/quotation';
import { TableView } from './blocks/table';
import { ids, numbered } from './ids';
import { type Around, keys } from './keys';
import { typingRules } from './markdown';
import { markPanel } from './markpanel';
import { blockMenu } from './menu';
import { pasting } from './paste/plugin';
import { block } from './schema';
import { toCome } from './tocome';
import { uploadInstead, uploadInto, uploads } from './uploads';
import { say } from './words';

export interface Setting {
  /** What menus and panels are placed in. */
  around: HTMLElement;
  into: HTMLElement;
  language: string;
  direction: string;
  outside: Around;
  /** What marks the words that notes are about. */
  notes: Plugin;
  /** The words or the selection changed. */
  seen: (docChanged: boolean) => void;
}

const views: Record<string, NodeViewConstructor> = {
  quotation: (node, view, at) => new QuotationView(node, view, at),
  figure: (node, view, at) => new FigureView(node, view, at, (place, file) => uploadInstead(view, place, file)),
  gallery: (node, view, at) => new GalleryView(node, view, at, (place, files) => uploadInto(view, place, files)),
  embed: (node, view, at) => new CardView(node, view, at),
  link_card: (node, view, at) => new CardView(node, view, at),
  table: (node, view, at) => new TableView(node, view, at),
  divider: (node, view, at) => new DividerView(node, view, at),
  correction: (node, view, at) => new CorrectionView(node, view, at),
  quarantine: (node, view, at) => new QuarantineView(node, view, at),
};

/** The hint of an empty story. */
const hint = new Plugin({
  props: {
    attributes: ({ doc }): Record<string, string> => {
      const isEmpty = doc.childCount === 1 && doc.firstChild?.type.name === 'paragraph' && doc.firstChild.content.size === 0;
      return isEmpty ? { 'data-hint': say('hint-body') } : {};
    },
  },
});

export class Writing {
  readonly view: EditorView;
  private isEditable = false;

  constructor(doc: Node, private readonly setting: Setting) {
    const { into, language, direction } = setting;
    this.view = new EditorView(into, {
      state: this.state(doc),
      nodeViews: views,
      editable: () => this.isEditable,
      attributes: () => ({
        role: 'textbox', 'aria-multiline': 'true', 'aria-label': say('label-body'), lang: language, dir: direction,
        'aria-readonly': this.isEditable ? 'false' : 'true', spellcheck: 'true', class: 'ed-text',
      }),
      dispatchTransaction: (change) => {
        this.view.updateState(this.view.state.apply(change));
        setting.seen(change.docChanged);
      },
    });
  }

  private state(doc: Node): EditorState {
    const { around, language, outside, notes } = this.setting;
    const state = EditorState.create({
      doc,
      plugins: [
        blockMenu(around), typingRules(language), ...keys(outside), history({ newGroupDelay: 600 }), ids, pasting(), uploads, toCome, markPanel(around), notes, hint,
        dropCursor({ color: false, class: 'ed-drop' }), gapCursor(),
      ],
    });
    const change = numbered(state);
    return change ? state.apply(change) : state;
  }

  get doc(): Node {
    return this.view.state.doc;
  }

  /** Shows other words: those of the paper, or of a choice between two versions. */
  replace(doc: Node): void {
    this.view.updateState(this.state(doc));
    this.setting.seen(false);
  }

  /** Whether the words may be changed. */
  allow(editable: boolean): void {
    this.isEditable = editable;
    this.view.setProps({});
  }

  /** Sets the cursor before the first word. */
  begin(): void {
    const { state } = this.view;
    this.view.dispatch(state.tr.setSelection(Selection.atStart(state.doc)));
    this.view.focus();
  }

  /** Sets the cursor behind the last word, in a paragraph that is made where the story ends with something else. */
  end(): void {
    const { state } = this.view;
    const change = state.tr;
    if (!state.doc.lastChild?.isTextblock) change.insert(state.doc.content.size, block('paragraph').create());
    this.view.dispatch(change.setSelection(Selection.atEnd(change.doc)).scrollIntoView());
    this.view.focus();
  }
}
