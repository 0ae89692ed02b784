import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js';
import { buildBundle } from '../../../../services/shipping-cost/build.ts';

/** The same for every build, so that the same code gives the same bytes and a deployment can tell that nothing changed. */
const lastModDate = new Date(2026, 0, 1);

/**
 * Packs the Lambda function of shipping-cost as AWS takes it: `index.cjs` at the top of a zip.
 * @returns the bytes of the bundle and of the zip
 */
export async function packFunction(file: string): Promise<{ bundle: number; zip: number }> {
  mkdirSync(dirname(file), { recursive: true });
  const bundle = readFileSync(await buildBundle(join(dirname(file), 'index.cjs')));
  const writer = new ZipWriter(new Uint8ArrayWriter(), { level: 9, lastModDate, extendedTimestamp: false });
  await writer.add('index.cjs', new Uint8ArrayReader(bundle));
  const zip = await writer.close();
  writeFileSync(file, zip);
  return { bundle: bundle.byteLength, zip: zip.byteLength };
}
