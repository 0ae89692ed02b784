import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { librariesBelow } from '../bootstrap/debian-packages.mjs';
import { temporaryFolder } from './temporary-folder.ts';

it('unpacked programs find shared libraries, and those that a package keeps for itself a folder deeper', () => {
  const root = temporaryFolder();
  const files = ['libnss3.so', 'pulseaudio/libpulsecommon-16.1.so', 'pkgconfig/nss.pc'].map((name) =>
    join(root, 'usr/lib/x86_64-linux-gnu', name),
  );
  files.push(join(root, 'lib/x86_64-linux-gnu/libudev.so.1'));
  for (const file of files) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, '');
  }

  expect(librariesBelow(root).split(':')).toEqual(
    ['usr/lib/x86_64-linux-gnu', 'lib/x86_64-linux-gnu', 'usr/lib/x86_64-linux-gnu/pulseaudio'].map((name) =>
      join(root, name),
    ),
  );
});
