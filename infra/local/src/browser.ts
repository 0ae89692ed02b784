import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { repository } from '../bootstrap/paths.mjs';

const browserSchema = z.object({ executable: z.string(), env: z.record(z.string(), z.string()) });

/** A browser, and what it needs in its environment beside ours. */
export type FoundBrowser = z.output<typeof browserSchema>;

/**
 * Where the start script found or put Chromium.
 * @throws when it has not looked yet: `npm test`, `npm run audit` and `npm run screenshots` do
 */
export const foundBrowser = (): FoundBrowser =>
  browserSchema.parse(JSON.parse(readFileSync(join(repository, '.tools/browser.json'), 'utf8')));
