import { join } from 'node:path';
import { packFunction } from './pack-function.ts';

/** `npm run function`: packs the function and says what it weighs. */
const file = join(import.meta.dirname, '../../dist/shipping-cost.zip');
const { bundle, zip } = await packFunction(file);
const kilobytes = (bytes: number) => (bytes / 1000).toFixed(1);
process.stdout.write(`${file}: ${kilobytes(zip)} kB (${kilobytes(bundle)} kB unpacked)\n`);
