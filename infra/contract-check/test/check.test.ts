import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
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

/** A folder with the contracts in it, gone after the tests. */
function useContracts(): () => string {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'eshop-contract-test-'));
    cpSync(join(repository, contracts, 'src'), join(folder, contracts, 'src'), { recursive: true });
    cpSync(join(repository, contracts, 'package.json'), join(folder, contracts, 'package.json'));
    symlinkSync(join(repository, contracts, 'node_modules'), join(folder, contracts, 'node_modules'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return () => folder;
}

describe('the contract of a checkout', () => {
  const folder = useContracts();

  it('holds every service, every topic and the problems', async () => {
    const contract = await contractIn(folder());
    expect(Object.keys(contract.services)).toContain('order');
    expect(Object.keys(contract.services.order?.paths ?? {})).toContain('/v1/orders');
    expect(contract.events.topics['sale-created']).toMatchObject({ from: 'order', to: ['sales-report'] });
    expect(contract.problems.OUT_OF_STOCK).toEqual({ status: 409 });
  });

  it('is the same as itself, and breaks where it is changed', async () => {
    const before = await contractIn(folder());
    expect(compareContracts(before, await contractIn(repository))).toEqual([]);
    const money = join(folder(), contracts, 'src/money.ts');
    writeFileSync(money, readFileSync(money, 'utf8').replace('amount:', 'cents:'));
    const { lines } = report(compareContracts(before, await contractIn(folder())), []);
    expect(lines).toContain('breaks    order: Money.amount: is not sent any more');
    expect(lines).toContain('breaks    events: Money.amount: is not sent any more');
  });

  it('that can not be read is told with the reason', async () => {
    await expect(contractIn(join(folder(), 'nowhere'))).rejects.toThrow(/nowhere can't be read: .*Error/);
  });
});

const hasGit = spawnSync('git', ['--version']).status === 0;

/** A machine without git has no revisions to compare. */
if (hasGit)
  describe('a revision', () => {
    const folder = useContracts();
    const git = (...args: string[]) =>
      execFileSync('git', ['-c', 'user.name=test', '-c', 'user.email=test@eshop.example', ...args], {
        cwd: folder(),
        encoding: 'utf8',
      }).trim();

    beforeAll(() => {
      git('init', '--quiet');
      git('add', `${contracts}/src`, `${contracts}/package.json`);
      git('commit', '--quiet', '--message', 'the contracts');
    });

    it('is unpacked', async () => {
      const into = mkdtempSync(join(tmpdir(), 'eshop-contract-test-'));
      try {
        const commit = await commitOf(folder(), 'HEAD');
        await exportFolder({ repository: folder(), commit, into });
        expect(existsSync(join(into, contracts, 'src/apis.ts'))).toBe(true);
      } finally {
        rmSync(into, { recursive: true, force: true });
      }
    });

    it('that is not there is told with what to do', async () => {
      await expect(commitOf(folder(), 'nowhere')).rejects.toThrow(/no commit "nowhere".*git fetch/);
      await expect(commitOf(folder(), 'origin/main')).rejects.toThrow(/git fetch origin main/);
    });

    it('whose history was cut off is told with what to do', async () => {
      const shallow = mkdtempSync(join(tmpdir(), 'eshop-contract-test-'));
      try {
        git('commit', '--quiet', '--allow-empty', '--message', 'one more');
        const first = git('rev-parse', 'HEAD~1');
        execFileSync('git', ['clone', '--quiet', '--depth=1', `file://${folder()}`, join(shallow, 'clone')]);
        await expect(commitOf(join(shallow, 'clone'), first)).rejects.toThrow(/git fetch --unshallow/);
      } finally {
        rmSync(shallow, { recursive: true, force: true });
      }
    });
  });

describe('a folder that git does not know', () => {
  it('is told, and so is a machine without git', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'eshop-contract-test-'));
    try {
      await expect(commitOf(folder, 'main')).rejects.toThrow(/git can't read|no git on this machine/);
    } finally {
      rmSync(folder, { recursive: true, force: true });
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
