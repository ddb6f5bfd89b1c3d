/** What Pico has rules for and no page of ours has: they would only make each page heavier. A test looks at the pages. */
export const NEVER_SHOWN = {
  elements: (
    'abbr article audio blockquote canvas del dfn dialog embed hgroup iframe ins kbd object q samp video' as const
  ).split(' '),
  types: ['color', 'datetime-local', 'file', 'range', 'time', 'week'],
  roles: ['button', 'group', 'listbox', 'search', 'switch'],
} as const;

const { elements, types, roles } = NEVER_SHOWN;

/** Matches a selector of something that is never shown. */
const UNUSED = new RegExp(
  [
    `type=\\\\?"?(${types.join('|')})\\b`,
    `role=\\\\?"?(${roles.join('|')})\\b`,
    `(^|[\\s>+~(])(${elements.join('|')})\\b`,
    'dialog|aria-busy|aria-label="?rating|tooltip|breadcrumb|dir=rtl|^\\[data-theme=',
    '::(-webkit-slider|-webkit-color|-moz-range|-moz-color|-ms-|file-selector)',
  ].join('|'),
);

interface Block {
  readonly head: string;
  readonly body: string;
  readonly end: number;
}

/** A stylesheet without the rules of which every selector names something that no page has. */
export function withoutUnused(css: string): string {
  let kept = '';
  for (let at = 0; at < css.length; ) {
    const block = blockAt(css, at);
    if (!block) return kept + css.slice(at);
    kept += shown(block);
    at = block.end;
  }
  return kept;
}

function shown({ head, body }: Block): string {
  if (/^@(media|layer|supports)/.test(head)) {
    const inner = withoutUnused(body);
    return inner === '' ? '' : `${head}{${inner}}`;
  }
  if (head.startsWith('@')) return `${head}{${body}}`;
  const selectors = selectorsIn(head).filter(
    (selector) => !UNUSED.test(selector.replace(/:not\([^()]*(\([^()]*\)[^()]*)*\)/g, '')),
  );
  return selectors.length === 0 ? '' : `${selectors.join(',')}{${body}}`;
}

/** The next block with its head; null where none is left. */
function blockAt(css: string, from: number): Block | null {
  const opens = css.indexOf('{', from);
  if (opens < 0) return null;
  let depth = 0;
  let quote = '';
  for (let at = opens; at < css.length; at++) {
    const sign = css.charAt(at);
    if (quote !== '') {
      if (sign === quote) quote = '';
    } else if (sign === '"' || sign === "'") quote = sign;
    else if (sign === '{') depth++;
    else if (sign === '}' && --depth === 0)
      return { head: css.slice(from, opens).trim(), body: css.slice(opens + 1, at), end: at + 1 };
  }
  return null;
}

/** The selectors of a list: a comma between brackets belongs to one. */
function selectorsIn(head: string): readonly string[] {
  const selectors = [''];
  let depth = 0;
  for (const sign of head) {
    if ('(['.includes(sign)) depth++;
    if (')]'.includes(sign)) depth--;
    if (sign === ',' && depth === 0) selectors.push('');
    else selectors.push((selectors.pop() ?? '') + sign);
  }
  return selectors;
}
