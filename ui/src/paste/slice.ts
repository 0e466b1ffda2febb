/** From cleaned markup to a piece of the editor's document, in which nothing stands that a save would refuse. */
import { DOMParser as Reader, Fragment, type Node, Slice } from 'prosemirror-model';
import { SCHEMA, check } from '../check';
import { schema } from '../schema';
import { write } from '../stored';

/** Reads what was cleaned. */
export function readSlice(root: globalThis.Node): Slice {
  return safeSlice(Reader.fromSchema(schema).parseSlice(root));
}

/** Without blocks that the paper refuses: a copy may claim to be ours and hold anything. */
export function safeSlice(slice: Slice): Slice {
  const kept: Node[] = [];
  slice.content.forEach((node) => {
    if (isSafe(node)) kept.push(node);
  });
  if (kept.length === slice.content.childCount) return slice;
  const content = Fragment.fromArray(kept);
  return new Slice(content, Math.min(slice.openStart, depth(content, true)), Math.min(slice.openEnd, depth(content, false)));
}

function isSafe(node: Node): boolean {
  if (node.isInline) return isSafe(schema.node('paragraph', null, [node.isText || node.type.name === 'hard_break' ? node : schema.text(' ')]));
  // Items and rows are looked at inside a whole list and table.
  const whole = node.type.name === 'list_item' ? schema.node('list', null, [node])
    : node.type.name === 'table_row' ? schema.node('table', null, [node])
      : node.type.name === 'table_cell' ? schema.node('table', null, [schema.node('table_row', null, [node])]) : node;
  try {
    check({ schema: SCHEMA, type: 'doc', content: [write(whole, false)] });
    return true;
  } catch {
    return false;
  }
}

function depth(content: Fragment, start: boolean): number {
  let found = 0;
  for (let node = start ? content.firstChild : content.lastChild; node && !node.isLeaf && !node.isText; node = start ? node.firstChild : node.lastChild) found += 1;
  return found;
}
