/** Small steps on a pasted page, which stands apart from ours and runs nothing. */

export const BLOCKS = 'p,h1,h2,h3,h4,h5,h6,ul,ol,li,blockquote,table,tr,td,th,div,section,article,main,header,footer,hr,aside,figure,pre,dl,dt,dd,address';

export const isElement = (node: Node): node is HTMLElement => node.nodeType === 1;
export const isText = (node: Node): node is Text => node.nodeType === 3;

/** All of these, as a list that stays while the tree changes. */
export function all(root: ParentNode, selector: string): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>(selector)];
}

/** Leaves the children in place of the element. */
export function unwrap(element: Element): void {
  element.replaceWith(...element.childNodes);
}

/** The same children in an element of another name. */
export function rename(element: Element, name: string): HTMLElement {
  const made = element.ownerDocument.createElement(name);
  made.append(...element.childNodes);
  element.replaceWith(made);
  return made;
}

/** A declaration of the element's own style, in lower case. */
export function style(element: Element, property: string): string {
  const text = element.getAttribute('style') ?? '';
  const found = text.match(new RegExp(`(?:^|;)\\s*${property}\\s*:\\s*([^;]*)`, 'i'));
  return (found?.[1] ?? '').trim().toLowerCase();
}

/** Words of an element with white space brought together. */
export function words(element: Node): string {
  return (element.textContent ?? '').replace(/[\s\u00a0]+/g, ' ').trim();
}

/** Whether it holds blocks. */
export function holdsBlocks(element: Element): boolean {
  return element.querySelector(BLOCKS) !== null;
}
