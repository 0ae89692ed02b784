import { once } from 'node:events';
import { Writable } from 'node:stream';
import { exportSales, type SalesExportQuery } from '@eshop/contracts/api/sales-report';
import { createRoutes, handled, type Routes } from '@eshop/kit/http';
import type { Response } from 'express';
import type { Context } from '../context.ts';
import { csvOf } from './csv.ts';
import { begun, until } from './pages.ts';

const contentTypes = {
  csv: 'text/csv; charset=utf-8; header=present',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

/** The sales that are asked for as a file; read as it is written, and written no faster than the client takes it. */
export const exportRoutes = (context: Context): Routes =>
  createRoutes(context.http).on(exportSales, async ({ query, req, res }) => {
    const gone = goneSignal(res);
    const pages = until(gone, await begun(context.exports.pages(query)));
    const categories = await context.categories.names();
    res.setHeader('Content-Type', contentTypes[query.format]);
    res.setHeader('Content-Disposition', `attachment; filename="${fileName(query)}"`);
    res.setHeader('Cache-Control', 'no-store');
    try {
      if (req.method === 'HEAD') res.end();
      else if (query.format === 'csv') await writeText(res, csvOf(pages, categories), gone);
      else {
        // Loaded with the first workbook: it costs memory, and many days know none.
        const { writeWorkbook } = await import('./workbook.ts');
        await writeWorkbook(pages, categories, Writable.toWeb(res));
      }
    } catch (error) {
      // Half a file is out: a broken connection tells the client that the rest is missing.
      if (!gone.aborted) throw error;
    }
    return handled;
  });

async function writeText(res: Response, parts: AsyncIterable<string>, gone: AbortSignal): Promise<void> {
  for await (const part of parts) {
    if (!res.write(part)) await once(res, 'drain', { signal: gone });
  }
  res.end();
}

/** Ends when the client goes away. A stopping process finishes its exports as far as it is given time. */
function goneSignal(res: Response): AbortSignal {
  const gone = new AbortController();
  if (res.destroyed) gone.abort();
  res.once('close', () => gone.abort());
  return gone.signal;
}

const fileName = ({ from, to, format }: SalesExportQuery): string =>
  ['sales', ...[from, to].map((at) => at?.toISOString().slice(0, 10))]
    .filter((part) => part !== undefined)
    .join('-')
    .concat(`.${format}`);
