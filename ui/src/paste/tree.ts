/** Small steps on a pasted page, which stands apart from ours and runs nothing. */

export const BLOCKS = 'p,h1,h2,h3,h4,h5,h6,ul,ol,li,blockquote,table,tr,td,th,div,section,article,main,header,footer,hr,aside,figure,pre,dl,dt,dd,address';

export const isElement = (node: Node): node is HTMLElement => node.nodeType === 1;
export const isText = (node: Node): node is Text => node.nodeType === 3;

/**
 * A page of pasted markup, apart from ours. Styles and handlers are read as words: the policy of our page holds for it
 * too, and a browser would complain of each.
 */
export function apart(html: string): Document {
  const inert = html.replace(/<style\b[\s\S]*?<\/style>/gi, '').replace(/<[a-z][^<>]*>/gi, (tag) => tag.replace(/(\s|["'])style\s*=/gi, '$1 data-look=').replace(/(\s|["'])on\w+\s*=/gi, '$1 data-act='));
  return new DOMParser().parseFromString(inert, 'text/html');
}

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
  const text = element.getAttribute('data-look') ?? '';
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
