import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseAccepted, readAccepted } from '../src/accepted-breaks.ts';
import { breaks } from '../src/change.ts';
import { commitOf, exportFolder } from '../src/documents/git.ts';
import { contractIn, repository } from '../src/documents/read-contract.ts';
import { report } from '../src/report.ts';
import { compareContracts } from '../src/rules/compare-contracts.ts';

const contracts = 'packages/contracts';

describe('the contract of a checkout', () => {
  let folder: string;
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=test', '-c', 'user.email=test@eshop.example', ...args], {
      cwd: folder,
      encoding: 'utf8',
    }).trim();

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'eshop-contract-test-'));
    cpSync(join(repository, contracts, 'src'), join(folder, contracts, 'src'), { recursive: true });
    cpSync(join(repository, contracts, 'package.json'), join(folder, contracts, 'package.json'));
    git('init', '--quiet');
    git('add', '.');
    git('commit', '--quiet', '--message', 'the contracts');
    symlinkSync(join(repository, contracts, 'node_modules'), join(folder, contracts, 'node_modules'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('holds every service, every topic and the problems', async () => {
    const contract = await contractIn(folder);
    expect(Object.keys(contract.services)).toContain('order');
    expect(Object.keys(contract.services.order?.paths ?? {})).toContain('/v1/orders');
    expect(contract.events.topics['sale-created']).toMatchObject({ from: 'order', to: ['sales-report'] });
    expect(contract.problems.OUT_OF_STOCK).toEqual({ status: 409 });
  });

  it('is the same as itself', async () => {
    const [one, other] = await Promise.all([contractIn(folder), contractIn(repository)]);
    expect(compareContracts(one, other)).toEqual([]);
  });

  it('that is changed breaks where it was changed', async () => {
    const money = join(folder, contracts, 'src/money.ts');
    const before = await contractIn(folder);
    writeFileSync(money, readFileSync(money, 'utf8').replace('amount:', 'cents:'));
    const after = await contractIn(folder);
    git('checkout', '--', '.');
    const lines = report(compareContracts(before, after), []).lines;
    expect(lines).toContain('breaks    order: Money.amount: is not sent any more');
    expect(lines).toContain('breaks    events: Money.amount: is not sent any more');
  });

  it('is unpacked from a commit', async () => {
    const into = mkdtempSync(join(tmpdir(), 'eshop-contract-test-'));
    try {
      const commit = await commitOf(folder, 'HEAD');
      await exportFolder({ repository: folder, commit, into });
      expect(spawnSync('ls', [join(into, contracts, 'src/apis.ts')]).status).toBe(0);
    } finally {
      rmSync(into, { recursive: true, force: true });
    }
  });

  it('says what to do where the revision is not there', async () => {
    await expect(commitOf(folder, 'nowhere')).rejects.toThrow(/no commit "nowhere".*git fetch/);
    await expect(commitOf(folder, 'origin/main')).rejects.toThrow(/git fetch origin main/);
  });

  it('says what to do where the history was cut off', async () => {
    const shallow = mkdtempSync(join(tmpdir(), 'eshop-contract-test-'));
    try {
      git('commit', '--quiet', '--allow-empty', '--message', 'one more');
      const first = git('rev-parse', 'HEAD~1');
      execFileSync('git', ['clone', '--quiet', '--depth=1', `file://${folder}`, join(shallow, 'clone')]);
      await expect(commitOf(join(shallow, 'clone'), first)).rejects.toThrow(/git fetch --unshallow/);
    } finally {
      rmSync(shallow, { recursive: true, force: true });
    }
  });
});

describe('breaks that were decided on', () => {
  const change = breaks('order: Order.a', 'is not sent any more');
  const line = 'order: Order.a: is not sent any more';

  it('are told with their reason and do not count', () => {
    const { lines, broken } = report([change], parseAccepted(`# Nobody read it.\n${line}\n`));
    expect(broken).toBe(0);
    expect(lines).toEqual([
      `accepted  ${line} (Nobody read it.)`,
      '0 breaks, 1 accepted, 0 to look at, 0 fine',
    ]);
  });

  it('that do not happen are told as needless', () => {
    expect(report([], parseAccepted(`# Why.\n${line}`)).lines).toContain(
      `needless  accepted-breaks.txt: ${line}`,
    );
  });

  it('have one reason for each block of lines', () => {
    const text = '# About the file.\n\n# First,\n# on two lines.\none: a\ntwo: b\n# Second.\nthree: c\n';
    expect(parseAccepted(text)).toEqual([
      { line: 'one: a', reason: 'First, on two lines.' },
      { line: 'two: b', reason: 'First, on two lines.' },
      { line: 'three: c', reason: 'Second.' },
    ]);
  });

  it('need a reason', () => {
    expect(() => readAccepted(`# About the file.\n\n${line}`)).toThrow(/say in a comment/);
    expect(readAccepted()).toBeInstanceOf(Array);
  });
});
