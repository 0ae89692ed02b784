import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));

/** The emulator as a process of its own, which can be killed. */
export type EmulatorProcess = {
  readonly port: number;
  readonly process: ChildProcess;
  /** Sends the signal and waits for the end; returns the exit code, or null when the signal ended it. */
  end(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null>;
};

/** Starts `main.ts` and waits for its ready line. */
export async function startEmulatorProcess(dataDir: string, port = 0): Promise<EmulatorProcess> {
  const child = spawn(process.execPath, [main], {
    env: { ...process.env, PORT: String(port), DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await once(child.stdout, 'data');
  const ready = /ready on 127\.0\.0\.1:(\d+)\n/.exec(String(line));
  if (!ready) throw new Error(`Not a ready line: ${line}`);
  return {
    port: Number(ready[1]),
    process: child,
    async end(signal) {
      const exited = once(child, 'exit');
      child.kill(signal);
      const [code] = await exited;
      return code;
    },
  };
}
