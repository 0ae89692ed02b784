export type Cell = string | number;

/** A number as a person reads it: three figures that count. */
export function readable(value: number): string {
  if (value === 0) return '0';
  const rounded = Number(value.toPrecision(value < 1 ? 2 : 3));
  return rounded.toLocaleString('en', { maximumFractionDigits: 4 });
}

const text = (cell: Cell) => (typeof cell === 'number' ? readable(cell) : cell);
const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;

/** A table of Markdown; columns after the first hold numbers when their first cell does. */
export function table(head: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const rule = head.map((_, column) => (typeof rows[0]?.[column] === 'number' ? '---:' : '---'));
  return [line(head), line(rule), ...rows.map((row) => line(row.map(text)))].join('\n');
}

/**
 * Puts texts between `<!-- name -->` and `<!-- /name -->`. @throws when a document lacks a place
 */
export function fill(document: string, parts: Readonly<Record<string, string>>): string {
  return Object.entries(parts).reduce((filled, [name, part]) => {
    const [begin, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
    const [from, to] = [filled.indexOf(begin), filled.indexOf(end)];
    if (from < 0 || to < from) throw new Error(`the document has no place for ${name}`);
    return `${filled.slice(0, from)}${begin}\n${part}\n${filled.slice(to)}`;
  }, document);
}
