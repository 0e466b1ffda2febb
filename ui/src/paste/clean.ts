/**
 * What people paste from Word, Google Docs and web pages, brought down to what the paper has: words, headings, lists,
 * links, quotations, tables, strong and emphasis. No fonts, no colours, no empty paragraphs. Everything that is not known
 * to mean something goes; no word does.
 */
import { flatLists, wordLists } from './lists';
import { straightLinks } from './links';
import { BLOCKS, all, apart, holdsBlocks, isElement, isText, rename, style, unwrap, words } from './tree';

const GONE = 'head,style,script,noscript,template,meta,link,title,base,svg,canvas,object,embed,audio,video,iframe,form,button,input,select,textarea,img,picture,map,nav,xml';
const KEPT = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'li', 'blockquote', 'table', 'tbody', 'tr', 'td', 'th', 'hr', 'br',
  'strong', 'em', 'sub', 'sup', 'code', 'a', 'aside']);
const OWN = ['data-pm-slice', 'data-courant-block', 'data-courant-mark', 'data-courant-attrs'];

/** The cleaned markup of something pasted. */
export function cleanPasted(html: string): string {
  const root = apart(html).body;
  dropWhatIsNotSaid(root);
  wordLists(root);
  meanings(root);
  flatLists(root);
  straightLinks(root);
  cells(root);
  plainElements(root);
  breaks(root);
  spaces(root);
  empty(root);
  return root.innerHTML;
}

function dropWhatIsNotSaid(root: HTMLElement): void {
  const walker = root.ownerDocument.createTreeWalker(root, 128 /* comments */);
  const comments: Node[] = [];
  while (walker.nextNode()) comments.push(walker.currentNode);
  for (const comment of comments) comment.parentNode?.removeChild(comment);
  // The words under a picture that cannot come along say nothing without it.
  for (const figure of all(root, 'figure')) if (figure.querySelector('img,picture,video,iframe,svg')) figure.querySelector('figcaption')?.remove();
  for (const one of all(root, GONE)) one.remove();
  for (const one of all(root, '*')) {
    const hidden = one.hasAttribute('hidden') || style(one, 'display') === 'none' || style(one, 'mso-hide') === 'all';
    if (hidden || one.localName === 'del' || one.getAttribute('aria-hidden') === 'true') one.remove();
  }
}

/** Looks that mean something become elements that say it. */
function meanings(root: HTMLElement): void {
  for (const wrapper of all(root, 'b')) {
    if (/^(normal|400)$/.test(style(wrapper, 'font-weight')) || wrapper.id.startsWith('docs-internal-guid')) unwrap(wrapper);
  }
  for (const [from, to] of [['b', 'strong'], ['i', 'em'], ['cite', 'em'], ['dfn', 'em'], ['kbd', 'code'], ['samp', 'code'], ['tt', 'code']] as const) {
    for (const one of all(root, from)) rename(one, to);
  }
  for (const one of all(root, 'span,font,a,u')) {
    const around: string[] = [];
    if (/^(bold|bolder|[6-9]00)$/.test(style(one, 'font-weight'))) around.push('strong');
    if (/^(italic|oblique)/.test(style(one, 'font-style'))) around.push('em');
    const raised = style(one, 'vertical-align');
    if (raised === 'super' || raised === 'sub') around.push(raised === 'super' ? 'sup' : 'sub');
    for (const name of around) {
      if (words(one) === '' || one.closest(name)) continue;
      const made = one.ownerDocument.createElement(name);
      made.append(...one.childNodes);
      one.append(made);
    }
  }
  for (const one of all(root, '[role=heading]')) {
    if (/^h[1-6]$/.test(one.localName)) continue;
    const level = Math.min(Math.max(Number(one.getAttribute('aria-level')) || 2, 1), 6);
    rename(one, `h${level}`);
  }
  for (const one of all(root, 'p')) {
    if (/\bMsoTitle\b/.test(one.className)) rename(one, 'h1');
    else if (/\bMso(Intense)?Quote/.test(one.className)) {
      const quote = one.ownerDocument.createElement('blockquote');
      one.before(quote);
      quote.append(one);
    }
  }
  for (const one of all(root, 'dt')) rename(one, 'p');
  for (const one of all(root, 'dd')) rename(one, 'p');
  // A heading is strong already.
  for (const one of all(root, ':is(h1,h2,h3,h4,h5,h6) strong')) unwrap(one);
}

/** A cell holds text. A table of one cell or one column was made for its looks, and is taken apart. */
function cells(root: HTMLElement): void {
  for (const table of all(root, 'table').reverse()) {
    if (table.hasAttribute('data-courant-block')) continue;
    const rows = all(table, 'tr');
    if (rows.every((row) => row.children.length <= 1) || table.getAttribute('role') === 'presentation') {
      for (const cell of all(table, 'td,th')) rename(cell, 'div');
      for (const part of all(table, 'tbody,thead,tfoot,tr,caption,colgroup')) part.localName === 'colgroup' ? part.remove() : unwrap(part);
      rename(table, 'div');
      continue;
    }
    for (const part of all(table, 'colgroup,col')) part.remove();
    const most = Math.max(...rows.map((row) => row.children.length));
    for (const row of rows) {
      for (const cell of [...row.children]) flatten(cell);
      while (row.children.length < most) row.append(root.ownerDocument.createElement('td'));
    }
  }
}

function flatten(cell: Element): void {
  for (const inner of all(cell, BLOCKS)) {
    if (inner.nextSibling && words(inner) !== '') inner.after(root(inner).createElement('br'));
    unwrap(inner);
  }
}
const root = (node: Node) => node.ownerDocument ?? document;

/** Unknown elements leave their content behind; no attribute stays but an address and what we wrote ourselves. */
function plainElements(root: HTMLElement): void {
  for (const one of all(root, '*').reverse()) {
    const own = OWN.some((name) => one.hasAttribute(name));
    if (!KEPT.has(one.localName) && !own) {
      if (['div', 'section', 'article', 'main', 'header', 'footer', 'address', 'pre', 'figure', 'figcaption', 'dl', 'center'].includes(one.localName)) asParagraphs(one);
      else unwrap(one);
      continue;
    }
    for (const { name } of [...one.attributes]) {
      if (!OWN.includes(name) && !(name === 'href' && one.localName === 'a')) one.removeAttribute(name);
    }
  }
}

/** A box whose content is text is a paragraph; another one is nothing. Text between blocks becomes a paragraph. */
function asParagraphs(box: HTMLElement): void {
  if (!holdsBlocks(box)) {
    rename(box, 'p');
    return;
  }
  let open: HTMLElement | null = null;
  for (const child of [...box.childNodes]) {
    const isBlock = isElement(child) && (child.matches(BLOCKS) || holdsBlocks(child));
    if (isBlock || (isText(child) && !open && (child.textContent ?? '').trim() === '')) open = null;
    else {
      if (!open) {
        open = box.ownerDocument.createElement('p');
        child.before(open);
      }
      open.append(child);
    }
  }
  unwrap(box);
}

/** Two line breaks are a new paragraph; breaks between blocks and at the ends of one are nothing. */
function breaks(root: HTMLElement): void {
  for (const block of all(root, 'p')) {
    const parts: Node[][] = [[]];
    let run = 0;
    for (const child of [...block.childNodes]) {
      if (isElement(child) && child.localName === 'br') run += 1;
      else if (isText(child) && (child.textContent ?? '').trim() === '' && run > 0) continue;
      else run = 0;
      if (run === 2) {
        parts.at(-1)?.pop();
        parts.push([]);
      } else if (run < 2) parts.at(-1)?.push(child);
    }
    if (parts.length > 1) {
      block.replaceWith(...parts.map((nodes) => {
        const made = root.ownerDocument.createElement('p');
        made.append(...nodes);
        return made;
      }));
    }
  }
  for (const one of all(root, 'br')) {
    const beside = (next: 'nextSibling' | 'previousSibling') => {
      let node = one[next];
      while (node && isText(node) && (node.textContent ?? '').trim() === '') node = node[next];
      return node;
    };
    const [before, after] = [beside('previousSibling'), beside('nextSibling')];
    const block = (node: Node | null) => node === null || (isElement(node) && node.matches(BLOCKS));
    const parent = one.parentElement;
    if (parent?.matches('strong,em,a,sub,sup,code') && !(before && after)) continue;
    if (block(before) || block(after)) one.remove();
  }
}

/** One space is one space, and a space that does not break stays only where it holds two words together. */
function spaces(root: HTMLElement): void {
  // Where elements and comments were taken out, words lie in pieces.
  root.normalize();
  const walker = root.ownerDocument.createTreeWalker(root, 4 /* text */);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    node.textContent = (node.textContent ?? '')
      .replace(/[\u00ad\u200b\ufeff]/g, '')
      .replace(/[ \t\r\n]+/g, ' ')
      .replace(/(?<=\S)\u00a0(?=\S)/g, '\u0001').replace(/[\u00a0 ]+/g, ' ').replace(/\u0001/g, '\u00a0');
  }
  for (const block of all(root, 'p,h1,h2,h3,h4,h5,h6,li,td,th,aside')) {
    if (holdsBlocks(block)) continue;
    trim(block, true);
    trim(block, false);
  }
}

function trim(node: Node, start: boolean): void {
  for (;;) {
    const edge = start ? node.firstChild : node.lastChild;
    if (!edge) return;
    if (!isText(edge)) {
      if (isElement(edge) && edge.localName !== 'br') trim(edge, start);
      if ((edge.textContent ?? '') !== '' || (isElement(edge) && edge.localName === 'br')) return;
      edge.parentNode?.removeChild(edge);
      continue;
    }
    edge.textContent = start ? (edge.textContent ?? '').trimStart() : (edge.textContent ?? '').trimEnd();
    if (edge.textContent !== '') return;
    edge.remove();
  }
}

function empty(root: HTMLElement): void {
  for (const one of all(root, 'strong,em,a,sub,sup,code,p,h1,h2,h3,h4,h5,h6,li,ul,ol,blockquote,aside').reverse()) {
    if (words(one) === '' && !one.querySelector('[data-courant-block],hr,table') && !OWN.some((name) => one.hasAttribute(name))) {
      if (/^(strong|em|a|sub|sup|code)$/.test(one.localName) && one.textContent !== '') unwrap(one);
      else one.remove();
    }
  }
  for (const table of all(root, 'table')) if (words(table) === '') table.remove();
}
