import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** What the Dockerfiles run beside Node, taken from this machine: a stand-in for Debian's base image. */
const systemPrograms = ['/bin/sh', '/bin/mv', '/bin/mkdir', '/bin/false', '/usr/bin/env'];

/** Of the C library, besides what a program names: what it opens by itself, and what binaries of packages name. */
const openedLibraries = /^lib(?:resolv|nss_dns|nss_files|anl|util|dl|rt|pthread)\.so\.\d+$/;

/** For packages that the store of this machine lacks. */
const certificates = '/etc/ssl/certs/ca-certificates.crt';

const librariesOf = (program: string): string[] =>
  execFileSync('ldd', [program], { encoding: 'utf8' }).match(/\/[^\s)]+/g) ?? [];

/** Fills a folder with the smallest root file system on which the Dockerfiles can be built. */
export function makeLocalBase(root: string, programs: { node: string; pnpm: string }): void {
  const place = (source: string, target = source) => {
    mkdirSync(join(root, dirname(target)), { recursive: true });
    copyFileSync(source, join(root, target));
  };
  for (const folder of ['tmp', 'proc', 'sys', 'dev', 'root', 'run'])
    mkdirSync(join(root, folder), { recursive: true });
  place(programs.node, '/usr/local/bin/node');
  place(programs.pnpm, '/usr/local/bin/pnpm');
  for (const program of systemPrograms) place(program);
  const libraries = new Set([programs.node, programs.pnpm, ...systemPrograms].flatMap(librariesOf));
  const beside = dirname([...libraries].find((file) => basename(file) === 'libc.so.6') ?? '/lib/libc.so.6');
  for (const name of readdirSync(beside).filter((file) => openedLibraries.test(file)))
    libraries.add(join(beside, name));
  for (const library of libraries) place(library);
  if (existsSync(certificates)) place(certificates);
  mkdirSync(join(root, 'etc'), { recursive: true });
  writeFileSync(join(root, 'etc/passwd'), 'root:x:0:0:root:/root:/bin/sh\n');
}
