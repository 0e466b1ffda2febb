/** What differs between two texts, word by word, so that a person sees at a glance what somebody changed. */

export interface Run {
  kind: 'same' | 'added' | 'removed';
  text: string;
}

/** Words beyond which a text is shown as wholly changed: the search for the shortest difference grows with its square. */
const MOST = 4_000;

/** The way from `before` to `after`. Runs of one kind are joined. */
export function difference(before: string, after: string): Run[] {
  const a = before.match(/\s+|[^\s]+/g) ?? [];
  const b = after.match(/\s+|[^\s]+/g) ?? [];
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
  const runs: Run[] = [];
  const push = (kind: Run['kind'], text: string) => {
    const last = runs.at(-1);
    if (text === '') return;
    if (last?.kind === kind) last.text += text;
    else runs.push({ kind, text });
  };
  push('same', a.slice(0, start).join(''));
  for (const run of middle(a.slice(start, a.length - end), b.slice(start, b.length - end))) push(run.kind, run.text);
  push('same', a.slice(a.length - end).join(''));
  return runs;
}

/** Longest common subsequence by table, from the end, so that the way can be walked forwards. */
function middle(a: string[], b: string[]): Run[] {
  if (a.length * b.length > MOST * MOST / 4 || a.length === 0 || b.length === 0) {
    return [{ kind: 'removed', text: a.join('') }, { kind: 'added', text: b.join('') }];
  }
  const width = b.length + 1;
  const table = new Uint16Array((a.length + 1) * width);
  const at = (i: number, j: number) => table[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      table[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const runs: Run[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      runs.push({ kind: 'same', text: a[i] ?? '' });
      i += 1;
      j += 1;
    } else if (j >= b.length || (i < a.length && at(i + 1, j) >= at(i, j + 1))) {
      runs.push({ kind: 'removed', text: a[i] ?? '' });
      i += 1;
    } else {
      runs.push({ kind: 'added', text: b[j] ?? '' });
      j += 1;
    }
  }
  return runs;
}
