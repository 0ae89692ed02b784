import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

const ps = (pid: number, column: string): string => {
  try {
    return execFileSync('ps', ['-o', `${column}=`, '-p', String(pid)], {
      encoding: 'utf8',
      stdio: 'pipe',
    }).trim();
  } catch {
    return '';
  }
};

const readProc = (pid: number | string, file: string): string | undefined => {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return undefined;
  }
};

/** The fields of /proc/<pid>/stat after the program's name, which may hold spaces and brackets. */
const statFields = (pid: number | string) => {
  const stat = readProc(pid, 'stat');
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
};

/**
 * When this process started, in the system's own words: with the pid it tells a process from a later one that
 * got the same number. Undefined when it is gone (or is only waiting to be collected).
 */
export function processStart(pid: number): string | undefined {
  if (process.platform !== 'linux') return ps(pid, 'lstart') || undefined;
  const fields = statFields(pid);
  return fields && fields[0] !== 'Z' ? fields[19] : undefined;
}

/** Whether the process of this number is still the one that started then. */
export const isSameProcess = (pid: number, start: string | undefined) =>
  start !== undefined && processStart(pid) === start;

export type Memory = { readonly residentKb: number; readonly proportionalKb: number };

function memoryOfOne(pid: number): Memory {
  if (process.platform !== 'linux') {
    const residentKb = Number(ps(pid, 'rss'));
    return { residentKb, proportionalKb: residentKb };
  }
  const sum = readProc(pid, 'smaps_rollup') ?? '';
  const field = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(sum)?.[1] ?? 0);
  return { residentKb: field('Rss'), proportionalKb: field('Pss') };
}

function processesWithParents(): (readonly [number, number])[] {
  if (process.platform === 'linux') {
    const pids = readdirSync('/proc').filter((entry) => /^\d+$/.test(entry));
    return pids.map((pid) => [Number(pid), Number(statFields(pid)?.[1] ?? 0)]);
  }
  const listed = execFileSync('ps', ['-axo', 'pid=,ppid='], { encoding: 'utf8' }).trim().split('\n');
  return listed
    .map((line) => line.trim().split(/\s+/).map(Number))
    .map(([pid = 0, parent = 0]) => [pid, parent]);
}

function childrenByParent(): Map<number, number[]> {
  const children = new Map<number, number[]>();
  for (const [pid, parent] of processesWithParents()) {
    children.set(parent, [...(children.get(parent) ?? []), pid]);
  }
  return children;
}

/**
 * The memory of a process and all it started, except what is in `others`. Proportional counts shared pages once
 * between those who share them, so it may be added up; resident may not.
 */
export function memoryOf(pid: number, others: ReadonlySet<number> = new Set()): Memory {
  const children = childrenByParent();
  const tree = (root: number): number[] => {
    const own = (children.get(root) ?? []).filter((child) => !others.has(child));
    return [root, ...own.flatMap(tree)];
  };
  return tree(pid)
    .map(memoryOfOne)
    .reduce((sum, one) => ({
      residentKb: sum.residentKb + one.residentKb,
      proportionalKb: sum.proportionalKb + one.proportionalKb,
    }));
}
