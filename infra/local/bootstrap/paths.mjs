import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of the checkout. */
export const repository = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');

/** Tools that belong to this checkout alone: Node, pnpm, stamps, where the servers are. */
export const toolsFolder = join(repository, '.tools');
