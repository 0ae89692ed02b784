import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { documentParts } from './document.ts';
import { fill } from './markdown.ts';
import { readMeasured } from './measured.ts';

const docs = new URL('../../../docs/', import.meta.url);
const { tables, charts } = documentParts(readMeasured());
const { costs, ...ofScale } = tables;
await mkdir(new URL('images/', docs), { recursive: true });
for (const [file, own] of [
  ['scale.md', ofScale],
  ['operate.md', { costs }],
] as const) {
  const path = new URL(file, docs);
  await writeFile(path, fill(await readFile(path, 'utf8'), own));
}
for (const [name, chart] of Object.entries(charts)) await writeFile(new URL(`images/${name}`, docs), chart);
