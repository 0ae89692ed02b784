import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesAt } from '../src/git.ts';
import { type Package, packages, withDependents, withNeeded } from '../src/packages.ts';
import { touchedTests } from '../src/touched-tests.ts';

const one = (name: string, runsWith: string[], testedWith = runsWith): Package => ({
  name,
  folder: name,
  runsWith,
  testedWith,
});

describe('packages', () => {
  const made = [one('app', ['kit'], ['kit', 'fake']), one('kit', ['base']), one('base', []), one('fake', [])];
  const names = (found: Package[]) => found.map(({ name }) => name).toSorted();

  it('need others near and far', () => {
    expect(names(withNeeded(['app'], 'runsWith', made))).toEqual(['app', 'base', 'kit']);
    expect(names(withNeeded(['app'], 'testedWith', made))).toEqual(['app', 'base', 'fake', 'kit']);
  });

  it('are needed by others near and far', () => {
    expect(names(withDependents(['base'], 'runsWith', made))).toEqual(['app', 'base', 'kit']);
    expect(names(withDependents(['fake'], 'testedWith', made))).toEqual(['app', 'fake']);
  });

  it('may need each other', () => {
    const round = [one('a', ['b']), one('b', ['a'])];
    expect(names(withNeeded(['a'], 'runsWith', round))).toEqual(['a', 'b']);
  });

  it('are those of the workspace', () => {
    expect(packages.map(({ folder }) => folder)).toEqual(
      expect.arrayContaining([
        'services/order',
        'packages/kit',
        'frontend-admin',
        'infra/emulators/s3',
        'tests',
      ]),
    );
  });
});

describe('tests that a change asks for', () => {
  const always = ['infra/ci', 'infra/contract-check', 'infra/k8s', 'infra/terraform'];

  it('are those of the package and of what depends on it', () => {
    const asked = touchedTests(['services/order/src/app.ts']);
    expect(asked).toEqual(expect.arrayContaining(['services/order', ...always]));
    expect(asked).not.toContain('services/cart');
    expect(touchedTests(['packages/contracts/src/money.ts'])).toEqual(
      expect.arrayContaining(['services/cart', 'frontend-customer', 'packages/kit']),
    );
  });

  it('are all but those of the whole shop, where what everything stands on changes', () => {
    const all = packages.map(({ folder }) => folder).filter((folder) => folder !== 'tests');
    expect(touchedTests(['pnpm-lock.yaml'])).toEqual(all);
    expect(touchedTests(['something-new.json'])).toEqual(all);
  });

  it('are those of who holds a file that is in no package', () => {
    expect(touchedTests(['docker-compose.yml'])).toContain('infra/docker');
    expect(touchedTests(['.github/workflows/check.yml'])).toEqual(always);
    expect(touchedTests(['docs/scale.md'])).toContain('infra/scale');
  });

  it('are few where only words change', () => {
    expect(touchedTests(['README.md', 'services/order/README.md'])).toEqual(always);
  });
});

const hasGit = spawnSync('git', ['--version']).status === 0;

/** A machine without git has no revisions to compare. */
if (hasGit)
  describe('files of a revision', () => {
    it('have the hash of what is in them', () => {
      const checkout = mkdtempSync(join(tmpdir(), 'eshop-ci-test-'));
      try {
        const git = (...args: string[]) =>
          execFileSync('git', ['-c', 'user.name=test', '-c', 'user.email=test@eshop.example', ...args], {
            cwd: checkout,
          });
        writeFileSync(join(checkout, 'one'), 'text');
        writeFileSync(join(checkout, 'a b'), 'text');
        git('init', '--quiet');
        git('add', '.');
        git('commit', '--quiet', '--message', 'two files');
        const files = filesAt('HEAD', ['one', 'a b', 'nowhere'], checkout);
        expect([...files.keys()]).toEqual(['a b', 'one']);
        expect(files.get('one')).toBe(files.get('a b'));
        expect(() => filesAt('nothing', ['one'], checkout)).toThrow(/git ls-tree: .*nothing/);
      } finally {
        rmSync(checkout, { recursive: true, force: true });
      }
    });
  });
