/**
 * Lists. Word on a desk has none: its items are paragraphs that say which list and level they belong to, and carry their
 * bullet as text. Word in a browser makes a list of every item. The paper's lists have one level, so what was nested joins
 * the list around it, in order; under a numbered item it becomes part of that item, or the numbers would be others.
 */
import { all, isElement, rename, style, unwrap, words } from './tree';

/** Turns paragraphs of Word that stand for items into lists. */
export function wordLists(root: HTMLElement): void {
  let list: HTMLElement | null = null;
  let last: Element | null = null;
  let level = 0;
  for (const paragraph of all(root, 'p,h1,h2,h3,h4,h5,h6,div')) {
    const told = style(paragraph, 'mso-list').match(/l(\d+)\s+level(\d+)/);
    if (!told) continue;
    const depth = Number(told[2]);
    const marker = takeMarker(paragraph);
    const ordered = /^\(?([0-9]+|[a-z]{1,4})[.)]/i.test(marker);
    const follows = last !== null && list !== null && nextElement(last) === paragraph;
    if (!follows || (depth === 1 && level >= 1 && list && isOrdered(list) !== ordered)) {
      list = root.ownerDocument.createElement(ordered ? 'ol' : 'ul');
      paragraph.before(list);
    }
    level = depth;
    const item = rename(paragraph, 'li');
    const around: HTMLElement | null = list;
    if (!around) continue;
    if (depth > 1 && isOrdered(around) && around.lastElementChild) around.lastElementChild.append(rename(item, 'p'));
    else around.append(item);
    last = around;
  }
}

/** Takes the bullet or number away that Word wrote as text, and says what it was. */
function takeMarker(paragraph: HTMLElement): string {
  const signs = all(paragraph, 'span').filter((span) => style(span, 'mso-list') === 'ignore');
  const marker = signs.map(words).join('');
  for (const sign of signs) sign.remove();
  if (signs.length > 0) return marker;
  const first = paragraph.firstChild;
  const found = /^[\s\u00a0]*([·•o§–-]|\(?(?:[0-9]+|[a-z]{1,4})[.)])[\s\u00a0]+/i.exec(first?.textContent ?? '');
  if (found && first) {
    first.textContent = (first.textContent ?? '').slice(found[0].length);
    return found[1] ?? '';
  }
  return '';
}

const isOrdered = (list: Element) => list.localName === 'ol';

function nextElement(element: Element): Element | null {
  let next = element.nextSibling;
  while (next && !isElement(next) && (next.textContent ?? '').trim() === '') next = next.nextSibling;
  return next && isElement(next) ? next : null;
}

/** Brings nested lists up to one level, and lists that follow each other as items of one into one. */
export function flatLists(root: HTMLElement): void {
  for (const wrapper of all(root, 'div')) {
    if (/\bListContainerWrapper\b/.test(wrapper.className)) unwrap(wrapper);
  }
  // A list directly inside a list, as Google Docs writes it, belongs to the item before it.
  for (const inner of all(root, ':is(ul,ol) > :is(ul,ol)')) {
    const before = inner.previousElementSibling;
    if (before?.localName === 'li') before.append(inner);
    else unwrap(inner);
  }
  for (const inner of all(root, 'li :is(ul,ol)').reverse()) {
    const item = inner.parentElement?.closest('li');
    if (!item) continue;
    const items = [...inner.children];
    if (isOrdered(item.parentElement ?? inner)) {
      inner.remove();
      for (const one of items) item.append(...paragraphs(one));
    } else {
      inner.remove();
      item.after(...items);
    }
  }
  for (const list of all(root, 'ul,ol')) {
    if (!list.isConnected) continue;
    let next = nextElement(list);
    while (next && next.localName === list.localName && isRunOn(list, next)) {
      list.append(...next.children);
      next.remove();
      next = nextElement(list);
    }
    for (const child of [...list.childNodes]) {
      if (!isElement(child)) child.remove();
      else if (child.localName !== 'li') rename(child, 'li');
    }
  }
}

/** Word in a browser writes each item as a list of its own, which goes on from the one before. */
function isRunOn(list: Element, next: Element): boolean {
  const made = (one: Element) => /\b(BulletListStyle|NumberListStyle)\w*/.exec(one.className)?.[0] ?? (one.getAttribute('role') === 'list' ? one.localName : '');
  return made(list) !== '' && made(next) !== '';
}

/** The content of an item as paragraphs. */
function paragraphs(item: Element): HTMLElement[] {
  const inner = [...item.children].filter((child) => child.localName === 'p');
  if (inner.length > 0 && inner.length === item.children.length) return inner as HTMLElement[];
  return [rename(item, 'p')];
}
