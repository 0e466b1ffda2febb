/**
 * Making elements. The paper's policy forbids inline styles and markup in strings has to be escaped, so everything the
 * editor shows is made here, of elements and text.
 */

type Attributes = Record<string, string | boolean | null>;

/** An element with attributes; `true` sets an empty one, `false` and null leave it out. */
export function element<K extends keyof HTMLElementTagNameMap>(
  name: K, attributes: Attributes = {}, ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== null && value !== false) made.setAttribute(key, value === true ? '' : value);
  }
  made.append(...children);
  return made;
}

/** A button that does something; it never sends a form. */
export function button(text: string, act: () => void, attributes: Attributes = {}): HTMLButtonElement {
  const made = element('button', { type: 'button', ...attributes }, text);
  made.addEventListener('click', act);
  return made;
}

/** Escape within an element does something, and nothing around it hears of it. */
export function onEscape(dom: HTMLElement, act: () => void): void {
  dom.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    act();
  });
}

let last = 0;
/** An id that no other element of the page has. */
export function freshId(): string {
  last += 1;
  return `ed-${last}`;
}

/** A drawing of strokes on a field of 20 by 20, hidden from those who hear the button's name. */
export function icon(path: string): SVGSVGElement {
  const space = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(space, 'svg');
  for (const [key, value] of Object.entries({
    viewBox: '0 0 20 20', width: '20', height: '20', fill: 'none', stroke: 'currentColor', 'stroke-width': '1.6',
    'stroke-linecap': 'round', 'stroke-linejoin': 'round', 'aria-hidden': 'true', focusable: 'false',
  })) svg.setAttribute(key, value);
  const line = document.createElementNS(space, 'path');
  line.setAttribute('d', path);
  svg.append(line);
  return svg;
}

export interface Field {
  /** The label with its input, and a line for what is wrong. */
  row: HTMLElement;
  input: HTMLInputElement | HTMLTextAreaElement;
  /** Says what is wrong with the value, or nothing. */
  complain(sentence: string): void;
}

/** A labelled input. `lines` makes it one that grows. */
export function field(label: string, value: string, { lines = false, hint = '', type = 'text' } = {}): Field {
  const id = freshId();
  const wrong = element('p', { class: 'ed-wrong', id: `${id}-wrong`, hidden: true });
  const input = lines
    ? element('textarea', { id, rows: '1' })
    : element('input', { id, type, autocomplete: 'off' });
  input.value = value;
  const row = element('div', { class: 'ed-field' }, element('label', { for: id }, label));
  const described: string[] = [];
  if (hint) {
    row.append(element('p', { class: 'ed-hint', id: `${id}-hint` }, hint));
    described.push(`${id}-hint`);
  }
  row.append(input, wrong);
  const describe = (ids: string[]) => {
    if (ids.length > 0) input.setAttribute('aria-describedby', ids.join(' '));
    else input.removeAttribute('aria-describedby');
  };
  describe(described);
  return {
    row, input,
    complain(sentence) {
      wrong.textContent = sentence;
      wrong.hidden = sentence === '';
      if (sentence) input.setAttribute('aria-invalid', 'true');
      else input.removeAttribute('aria-invalid');
      describe(sentence ? [...described, wrong.id] : described);
    },
  };
}

/** A box to tick, with its label behind it. */
export function tick(label: string, checked: boolean, act: (on: boolean) => void): { row: HTMLElement; input: HTMLInputElement } {
  const id = freshId();
  const input = element('input', { id, type: 'checkbox' });
  input.checked = checked;
  input.addEventListener('change', () => act(input.checked));
  return { row: element('div', { class: 'ed-tick' }, input, element('label', { for: id }, label)), input };
}
