'use client';

import { usd } from '@eshop/contracts/money';
import { createFormat } from '@eshop/site/format/format.ts';
import { Button, buttonClasses } from '@eshop/ui/button';
import { Badge, type Tone } from '@eshop/ui/message';
import { importText } from '@text/imports';
import { useMemo, useState } from 'react';
import { Cell, Head, Row, Table } from '@/tables/table.tsx';
import { errorsTable } from './errors-file.ts';
import { countStates, type RowState, type StatedRow, statedRows } from './progress.ts';
import type { Import } from './use-import.ts';

const pageSize = 100;
const tones: Record<RowState, Tone> = {
  new: 'good',
  change: 'warn',
  same: 'info',
  faulty: 'bad',
  made: 'good',
  changed: 'good',
  waiting: 'info',
};
/** In the order in which they matter. */
const states: readonly RowState[] = ['faulty', 'new', 'change', 'made', 'changed', 'same', 'waiting'];

/** What each row does or did, faulty ones first to be found. */
export function RowList({ current: { file, progress }, locale }: { current: Import; locale: string }) {
  const [wanted, setWanted] = useState<RowState | null>(null);
  const [page, setPage] = useState(0);
  const format = createFormat(locale);
  const rows = useMemo(() => statedRows(progress), [progress]);
  const cells = useMemo(() => new Map(file.rows.map((raw) => [raw.row, raw.cells])), [file]);
  const counts = countStates(rows);
  const shown = wanted === null || !counts[wanted] ? rows : rows.filter(({ state }) => state === wanted);
  const last = Math.max(0, Math.ceil(shown.length / pageSize) - 1);
  const at = Math.min(page, last);
  const part = shown.slice(at * pageSize, (at + 1) * pageSize);
  if (rows.length === 0) return null;
  return (
    <div>
      <div className="mb-3 flex flex-wrap items-center gap-2">
        <fieldset className="flex flex-wrap gap-1">
          <legend className="sr-only">{importText.show}</legend>
          {[null, ...states.filter((state) => counts[state])].map((state) => (
            <label
              key={state ?? 'all'}
              className={buttonClasses(
                { size: 'small' },
                'has-checked:border-ink has-checked:bg-sunken has-focus-visible:outline-2 has-focus-visible:outline-focus',
              )}
            >
              <input
                type="radio"
                name="rows-shown"
                className="sr-only"
                checked={state === wanted}
                onChange={() => {
                  setWanted(state);
                  setPage(0);
                }}
              />
              {state === null ? importText.all : importText.outcomes[state]}
              <span className="font-normal text-soft">
                {format.number(state === null ? rows.length : (counts[state] ?? 0))}
              </span>
            </label>
          ))}
        </fieldset>
        {counts.faulty !== undefined && (
          <Button size="small" className="ml-auto" onClick={() => download(errorsTable(file, rows))}>
            {importText.downloadErrors}
          </Button>
        )}
      </div>
      <Table caption={importText.rows}>
        <thead>
          <tr>
            <Head numeric>{importText.row}</Head>
            <Head>{importText.sku}</Head>
            <Head>{importText.name}</Head>
            <Head>{importText.what}</Head>
            <Head>{importText.details}</Head>
          </tr>
        </thead>
        <tbody>
          {part.map((row) => (
            <Row key={row.row}>
              <Cell numeric>{format.number(row.row)}</Cell>
              <Cell className="whitespace-nowrap">{cells.get(row.row)?.sku}</Cell>
              <Cell className="max-w-72 truncate">{cells.get(row.row)?.name}</Cell>
              <Cell>
                <Badge tone={tones[row.state]}>{importText.outcomes[row.state]}</Badge>
              </Cell>
              <Cell className="min-w-72">
                <Details row={row} money={(cents) => format.money(usd(cents))} />
              </Cell>
            </Row>
          ))}
        </tbody>
      </Table>
      {last > 0 && (
        <nav aria-label={importText.pages} className="flex items-center justify-end gap-2 pt-3">
          <p className="text-soft">
            {importText.shown(
              format.number(at * pageSize + 1),
              format.number(at * pageSize + part.length),
              format.number(shown.length),
            )}
          </p>
          <Button size="small" disabled={at === 0} onClick={() => setPage(at - 1)}>
            {importText.previous}
          </Button>
          <Button size="small" disabled={at === last} onClick={() => setPage(at + 1)}>
            {importText.next}
          </Button>
        </nav>
      )}
    </div>
  );
}

/** What is wrong with a row, by column; or what it changes. */
function Details({
  row: { state, faults, changes },
  money,
}: {
  row: StatedRow;
  money: (cents: number) => string;
}) {
  if (state === 'faulty')
    return (
      <ul>
        {faults?.map(({ column, message }) => (
          <li key={`${column} ${message}`} className="text-bad">
            {column && <b className="font-[650]">{column}: </b>}
            {message}
          </li>
        ))}
      </ul>
    );
  const value = (column: string, text: string) =>
    column === 'price' ? importText.cents(text, money(Number(text))) : text;
  return (
    <ul>
      {changes?.map(({ column, from, to }) => (
        <li key={column} className="wrap-anywhere">
          <b className="font-[650]">{column}: </b>
          <span className="text-soft line-through">{value(column, from)}</span> {value(column, to)}
        </li>
      ))}
    </ul>
  );
}

function download(table: string): void {
  const link = document.createElement('a');
  // Spreadsheets take it for UTF-8 by its first character.
  link.href = URL.createObjectURL(new Blob(['\uFEFF', table], { type: 'text/csv' }));
  link.download = 'rows-with-errors.csv';
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
