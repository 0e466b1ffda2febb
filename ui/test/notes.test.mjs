// The words of notes as decorations: they move with the text, come back with it, and leave no trace in the document.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load } from './load.mjs';

const { noteMarks, spots, tell, fromStored, toStored, EditorState } = await load('notes/marks', 'stored', '../node_modules/prosemirror-state');
const stored = (text) => ({ schema: 1, type: 'doc', content: [{ type: 'paragraph', attrs: { id: 'b1' }, content: [{ type: 'text', text }] }] });

/** A text without a screen. */
function open(text, notes) {
  const view = {
    state: EditorState.create({ doc: fromStored(stored(text)), plugins: [noteMarks(() => notes)] }),
    dispatch(change) { this.state = this.state.apply(change); },
  };
  return view;
}
const pointing = (id, exact) => ({ id, anchor: { field: 'body', exact, prefix: '', suffix: '' } });
const words = (view) => spots(view).map(({ id, from, to }) => [id, view.state.doc.textBetween(from, to)]);

test('marks move with the text, also where their words are changed', () => {
  const view = open('The council met on Tuesday.', [pointing('1', 'met on Tuesday')]);
  view.dispatch(view.state.tr.insertText('Yesterday: ', 1));
  assert.deepEqual(words(view), [['1', 'met on Tuesday']]);
  const [{ to }] = spots(view);
  view.dispatch(view.state.tr.insertText('last ', to - 7));
  assert.deepEqual(words(view), [['1', 'met on last Tuesday']]);
  tell(view, { again: true });
  assert.deepEqual(words(view), [['1', 'met on last Tuesday']]);
  assert.ok(!JSON.stringify(toStored(view.state.doc)).includes('note'));
});

test('words that go take their mark along, and bring it back', () => {
  const view = open('The council met on Tuesday.', [pointing('1', 'met on Tuesday'), pointing('2', 'nowhere')]);
  const [{ from, to }] = spots(view);
  view.dispatch(view.state.tr.delete(from, to));
  assert.deepEqual(words(view), []);
  view.dispatch(view.state.tr.insertText('met on Tuesday', from));
  tell(view, { again: true });
  assert.deepEqual(words(view), [['1', 'met on Tuesday']]);
});

test('marks follow the notes', () => {
  const notes = [pointing('1', 'council')];
  const view = open('The council met.', notes);
  notes.push(pointing('2', 'The'));
  tell(view, { again: true });
  assert.deepEqual(words(view), [['2', 'The'], ['1', 'council']]);
  notes.splice(0, 1);
  tell(view, { again: true });
  assert.deepEqual(words(view), [['2', 'The']]);
});
