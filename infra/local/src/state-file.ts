import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { isSameProcess } from './parts/process-facts.ts';

const partSchema = z.object({
  name: z.string(),
  port: z.number(),
  alsoServes: z.array(z.object({ name: z.string(), port: z.number() })).readonly(),
  state: z.enum(['starting', 'running', 'waiting', 'stopped']),
  pid: z.number().nullable(),
  processStart: z.string().nullable(),
  stopSignal: z.string().nullable(),
  startedAt: z.string().nullable(),
  restarts: z.number(),
  log: z.string(),
});

const stateSchema = z.object({
  pid: z.number(),
  processStart: z.string(),
  /** The start script that waits for us, on a Node that was too old to go on itself. */
  launcherPid: z.number().nullable(),
  startedAt: z.string(),
  /** Set once everything serves. */
  ready: z.boolean(),
  /** How other commands reach this run. */
  environment: z.record(z.string(), z.string()),
  parts: z.array(partSchema),
});

/** What a run tells other commands about itself, and the next run about what it may have left. */
export type RunState = z.output<typeof stateSchema>;
export type PartRecord = z.output<typeof partSchema>;

const stateFile = (dataDir: string) => join(dataDir, 'run.json');

/** @returns undefined when there was no run yet or its file can't be read */
export function readState(dataDir: string): RunState | undefined {
  try {
    return stateSchema.parse(JSON.parse(readFileSync(stateFile(dataDir), 'utf8')));
  } catch {
    return undefined;
  }
}

/** Replaces the file at once, so that a reader never sees half of it. It holds keys: for our user alone. */
export function writeState(dataDir: string, state: RunState): void {
  const file = stateFile(dataDir);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, JSON.stringify(state, null, 2), { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

/** Whether the run that wrote this state still goes on. */
export const isRunning = (state: RunState | undefined): state is RunState =>
  state !== undefined && isSameProcess(state.pid, state.processStart);
