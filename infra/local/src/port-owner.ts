import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

const listening = '0A';

function inodeListeningOn(port: number): string | undefined {
  const wanted = port.toString(16).toUpperCase().padStart(4, '0');
  for (const table of ['/proc/net/tcp', '/proc/net/tcp6']) {
    for (const line of readFileSync(table, 'utf8').split('\n').slice(1)) {
      const [, local = '', , state, , , , , , inode] = line.trim().split(/\s+/);
      if (state === listening && local.endsWith(`:${wanted}`)) return inode;
    }
  }
  return undefined;
}

function ownerOf(inode: string): string | undefined {
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const holds = readdirSync(`/proc/${pid}/fd`).some(
        (fd) => readlinkSync(`/proc/${pid}/fd/${fd}`) === `socket:[${inode}]`,
      );
      if (holds) return `${readFileSync(`/proc/${pid}/comm`, 'utf8').trim()}, pid ${pid}`;
    } catch {
      // gone, or somebody else's
    }
  }
  return undefined;
}

function ownerByLsof(port: number): string | undefined {
  const listed = execFileSync('lsof', ['-nP', `-iTCP:${port}`, '-sTCP:LISTEN', '-Fpc'], {
    encoding: 'utf8',
    stdio: 'pipe',
  });
  const field = (letter: string) => new RegExp(`^${letter}(.+)$`, 'm').exec(listed)?.[1];
  return field('c') ? `${field('c')}, pid ${field('p')}` : undefined;
}

/** Who listens on this port, such as `node, pid 4711`; undefined where it can't be told. */
export function portOwner(port: number): string | undefined {
  try {
    if (process.platform !== 'linux') return ownerByLsof(port);
    const inode = inodeListeningOn(port);
    return inode ? ownerOf(inode) : undefined;
  } catch {
    return undefined;
  }
}
