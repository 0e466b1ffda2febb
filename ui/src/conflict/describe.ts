/** A block or a field as a line of text, for laying versions side by side. Marks show, because they are words' meaning. */
import { line } from '../attribution';
import type { Lead } from '../story';
import type { Stored } from '../stored';

const AROUND: Record<string, string> = { strong: '**', emphasis: '*', code: '`', sub: '~', sup: '^' };

function inline(node: Stored): string {
  let text = node.type === 'hard_break' ? '\n' : node.text ?? '';
  for (const mark of [...(node.marks ?? [])].reverse()) {
    const sign = AROUND[mark.type];
    if (sign) text = `${sign}${text}${sign}`;
    else if (mark.type === 'link') text += ` (${String(mark.attrs?.['href'])})`;
    else if (mark.type === 'note') text += ` [${String(mark.attrs?.['text'])}]`;
    else if (mark.type === 'quotation' && line(mark.attrs ?? {})) text += ` (${line(mark.attrs ?? {})})`;
  }
  return text;
}

/** The words of a block. */
export function describe(block: Stored | undefined): string {
  if (!block) return '';
  const attrs = block.attrs ?? {};
  const words = (names: string[]) => names.map((name) => attrs[name]).filter((value) => typeof value === 'string' && value).join('\n');
  const content = block.content ?? [];
  switch (block.type) {
    case 'quotation':
      return [...content.map(describe), line(attrs) && `— ${line(attrs)}`].filter(Boolean).join('\n');
    case 'list':
      return content.map((item, index) => `${attrs['ordered'] ? `${index + 1}.` : '•'} ${(item.content ?? []).map(describe).join('\n')}`).join('\n');
    case 'table':
      return content.map((row) => (row.content ?? []).map(describe).join(' | ')).join('\n');
    case 'gallery':
      return content.map(describe).join('\n');
    case 'figure':
      return words(['alt', 'caption', 'credit']) || String(attrs['media']);
    case 'embed': case 'link_card':
      return words(['title', 'url']);
    case 'correction':
      return words(['text']);
    case 'quarantine':
      return words(['html']);
    case 'divider':
      return '———';
    default:
      return content.map(inline).join('');
  }
}

/** The words of a field. */
export function describeField(value: unknown): string {
  if (Array.isArray(value)) return value.join(', ');
  if (typeof value === 'object' && value !== null) {
    const { alt, caption, credit, media } = value as Lead;
    return [alt, caption, credit].filter(Boolean).join('\n') || media;
  }
  return typeof value === 'string' ? value : '';
}
