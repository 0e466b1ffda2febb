/** Rows and columns. The paper's tables are plain rows of text cells, so a dozen lines do what a table library would. */
import { type Node } from 'prosemirror-model';
import { type Command, type EditorState, Selection, TextSelection } from 'prosemirror-state';
import { block } from './schema';

interface Cell {
  table: Node;
  /** Position of the table. */
  at: number;
  row: number;
  column: number;
}

/** The cell of the cursor. */
export function cellAt(state: EditorState): Cell | null {
  const { $from } = state.selection;
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    if ($from.node(depth).type.name === 'table') {
      return { table: $from.node(depth), at: $from.before(depth), row: $from.index(depth), column: $from.index(depth + 1) };
    }
  }
  return null;
}

/** Position inside a cell. */
function inside(table: Node, at: number, row: number, column: number): number {
  let position = at + 1;
  for (let index = 0; index < row; index += 1) position += table.child(index).nodeSize;
  position += 1;
  for (let index = 0; index < column; index += 1) position += table.child(row).child(index).nodeSize;
  return position + 1;
}

/** To the next cell or the one before; behind the last one a row is added. */
export function nextCell(direction: -1 | 1): Command {
  return (state, dispatch) => {
    const cell = cellAt(state);
    if (!cell) return false;
    const cells: [number, number][] = [];
    cell.table.forEach((row, _, index) => row.forEach((_cell, _at, column) => cells.push([index, column])));
    const now = cells.findIndex(([row, column]) => row === cell.row && column === cell.column);
    const next = cells[now + direction];
    if (!next) return direction > 0 ? addRow(state, dispatch) : false;
    if (dispatch) {
      const at = inside(cell.table, cell.at, next[0], next[1]);
      const node = cell.table.child(next[0]).child(next[1]);
      dispatch(state.tr.setSelection(TextSelection.create(state.doc, at, at + node.content.size)).scrollIntoView());
    }
    return true;
  };
}

function rewrite(rows: (table: Node, cell: Cell) => Node[], to: (cell: Cell) => [number, number]): Command {
  return (state, dispatch) => {
    const cell = cellAt(state);
    if (!cell) return false;
    const made = rows(cell.table, cell);
    if (made.length === 0 || made.some((row) => row.childCount === 0)) return false;
    if (dispatch) {
      const table = cell.table.type.create(cell.table.attrs, made);
      const change = state.tr.replaceWith(cell.at, cell.at + cell.table.nodeSize, table);
      const [row, column] = to(cell);
      const at = Math.min(row, table.childCount - 1);
      change.setSelection(Selection.near(change.doc.resolve(inside(table, cell.at, at, Math.min(column, table.child(at).childCount - 1)))));
      dispatch(change.scrollIntoView());
    }
    return true;
  };
}

const rowsOf = (table: Node) => Array.from({ length: table.childCount }, (_, index) => table.child(index));
const cellsOf = (row: Node) => Array.from({ length: row.childCount }, (_, index) => row.child(index));
const emptyCell = () => block('table_cell').create();

/** A row below that of the cursor. */
export const addRow: Command = rewrite((table, { row }) => {
  const made = block('table_row').create(null, cellsOf(table.child(row)).map(emptyCell));
  return rowsOf(table).flatMap((one, index) => (index === row ? [one, made] : [one]));
}, ({ row }) => [row + 1, 0]);

/** Takes the row of the cursor away. */
export const removeRow: Command = rewrite((table, { row }) => rowsOf(table).filter((_, index) => index !== row), ({ row, column }) => [row, column]);

/** A column behind that of the cursor. */
export const addColumn: Command = rewrite(
  (table, { column }) => rowsOf(table).map((row) => row.type.create(null, cellsOf(row).flatMap((cell, index) => (index === column ? [cell, emptyCell()] : [cell])))),
  ({ row, column }) => [row, column + 1],
);

/** Takes the column of the cursor away. */
export const removeColumn: Command = rewrite(
  (table, { column }) => rowsOf(table).map((row) => row.type.create(null, cellsOf(row).filter((_, index) => index !== column))),
  ({ row, column }) => [row, Math.max(0, column - 1)],
);
