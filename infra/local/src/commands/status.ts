import { dataFolder } from '../data-folder.ts';
import { memoryOf } from '../parts/process-facts.ts';
import { isRunning, type PartRecord, readState } from '../state-file.ts';

const headings = ['part', 'state', 'port', 'pid', 'RSS MB', 'PSS MB', 'uptime', 'restarts'];

function ago(time: string): string {
  const seconds = Math.max(0, Math.round((Date.now() - Date.parse(time)) / 1000));
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60)];
  if (hours > 0) return `${hours} h ${minutes} min`;
  return minutes > 0 ? `${minutes} min ${seconds % 60} s` : `${seconds} s`;
}

const megabytes = (kilobytes: number) => (kilobytes / 1024).toFixed(1);

type Row = Pick<PartRecord, 'name' | 'state' | 'pid' | 'startedAt' | 'restarts'> & { port: number | null };

/** The supervisor is the parent of all parts, and the start script its own: each counts for itself. */
function measure(row: Row, others: ReadonlySet<number>) {
  const memory = row.pid === null ? { residentKb: 0, proportionalKb: 0 } : memoryOf(row.pid, others);
  const cells = [
    row.name,
    row.state,
    String(row.port ?? ''),
    String(row.pid ?? ''),
    ...(row.pid === null ? ['', ''] : [megabytes(memory.residentKb), megabytes(memory.proportionalKb)]),
    row.pid !== null && row.startedAt ? ago(row.startedAt) : '',
    row.port === null ? '' : String(row.restarts),
  ];
  return { memory, cells };
}

function table(rows: readonly (readonly string[])[]): string {
  const widths = headings.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const isNumber = (column: number) => column >= 2;
  return rows
    .map((row) =>
      row
        .map((cell, column) =>
          isNumber(column) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** `npm run status`: every part with its state, port, process, memory, uptime and restarts; 1 when not all run. */
export async function status(): Promise<number> {
  const dataDir = dataFolder();
  const state = readState(dataDir);
  if (!isRunning(state)) {
    process.stdout.write(`Eshop is not running on ${dataDir}.\n`);
    return 1;
  }
  const served: Row[] = state.parts.flatMap((part) =>
    part.alsoServes.map(({ name, port }) => ({ ...part, name, port, pid: null })),
  );
  const ours = { state: 'running', port: null, startedAt: state.startedAt, restarts: 0 } as const;
  const all: Row[] = [
    ...state.parts,
    ...served,
    { ...ours, name: 'supervisor', pid: state.pid },
    ...(state.launcherPid === null ? [] : [{ ...ours, name: 'start script', pid: state.launcherPid }]),
  ];
  const pids = new Set(all.flatMap(({ pid }) => (pid === null ? [] : [pid])));
  const rows = all.map((row) => measure(row, pids));
  const sum = (pick: 'residentKb' | 'proportionalKb') =>
    megabytes(rows.reduce((total, { memory }) => total + memory[pick], 0));
  const total = [
    'total',
    state.ready ? 'ready' : 'starting',
    '',
    '',
    sum('residentKb'),
    sum('proportionalKb'),
    ago(state.startedAt),
  ];
  process.stdout.write(
    `${table([headings, ...rows.map(({ cells }) => cells), total])}\n\nData: ${dataDir}\n`,
  );
  return state.ready && state.parts.every((part) => part.state === 'running') ? 0 : 1;
}
