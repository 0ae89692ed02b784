import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { gatewayUrl } from '../lib/environment.ts';

const run = promisify(execFile);
const section = '## The tour of an order';

/** The commands of the README's tour as one script, against the shop of this run. */
function tourScript(): string {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
  const tour = readme.slice(readme.indexOf(section)).split(/\n## /)[0] ?? '';
  const blocks = [...tour.matchAll(/```sh\n(.*?)```/gs)].map(([, commands]) => commands);
  expect(blocks.length).toBeGreaterThan(4);
  return `set -euo pipefail\n${blocks.join('\n')}`.replaceAll('http://127.0.0.1:2000', gatewayUrl());
}

it('the README’s tour of an order works as printed', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'eshop-tour-'));
  try {
    const { stdout } = await run('bash', ['-c', tourScript()], { cwd: folder, timeout: 60_000 });
    expect(stdout).toContain('PAYMENT_ACCEPTED');
    expect(stdout).toMatch(/EX[A-Z0-9]{12}/);
    expect(stdout).toContain(
      'PENDING → AWAITING_PAYMENT → PAYMENT_REVIEW → PAYMENT_ACCEPTED → ON_DELIVERY → DELIVERED',
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
});
