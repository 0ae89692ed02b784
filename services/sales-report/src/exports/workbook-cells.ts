import type { Cell } from './export-columns.ts';
import { stylesOf } from './workbook-parts.ts';

/** A row of a sheet. */
export const rowOf = (cells: readonly Cell[]): string => `<row>${cells.map(cellXml).join('')}</row>`;

const daysBefore1970 = 25_569;
const dayMilliseconds = 86_400_000;

/** Text stands in the cell itself and is never a formula; a time is the number of days since the last day of 1899. */
function cellXml(cell: Cell): string {
  switch (cell.kind) {
    case 'empty':
      return '<c/>';
    case 'number':
      return `<c><v>${cell.text}</v></c>`;
    case 'money':
      return `<c s="${stylesOf.money}"><v>${cell.text}</v></c>`;
    case 'time':
      return `<c s="${stylesOf.time}"><v>${cell.at.getTime() / dayMilliseconds + daysBefore1970}</v></c>`;
    case 'text':
      return `<c t="inlineStr"><is><t xml:space="preserve">${xmlText(cell.text)}</t></is></c>`;
    default:
      return cell satisfies never;
  }
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** XML 1.0 knows no control characters and no halves of a surrogate pair. */
const xmlText = (text: string): string =>
  text
    .replaceAll(/[&<>]/g, (character) => escapes[character] ?? '')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what has to go
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu, '');
