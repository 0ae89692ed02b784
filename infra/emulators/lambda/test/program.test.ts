import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InvokeCommand } from '@aws-sdk/client-lambda';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessKeyId, lambdaClient, secretAccessKey } from './use-lambda.ts';

let directory: string;
const children: ChildProcess[] = [];

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'lambda-program-'));
  const slow =
    "console.log('begun'); await new Promise((resolve) => setTimeout(resolve, 500)); return 'done';";
  await writeFile(join(directory, 'slow.mjs'), `export const handler = async () => { ${slow} };`);
  await writeFile(join(directory, 'broken.cjs'), "throw new TypeError('no good');");
  await writeFile(join(directory, 'empty.cjs'), 'exports.other = 1;');
});

afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  await rm(directory, { recursive: true, force: true });
});

function start(env: Record<string, string>): ChildProcess {
  const main = new URL('../src/main.ts', import.meta.url).pathname;
  const keys = { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey };
  const child = spawn(process.execPath, [main], { env: { PORT: '0', ...keys, ...env } });
  children.push(child);
  return child;
}

async function ready(child: ChildProcess) {
  const [line] = await once(child.stdout ?? child, 'data');
  return lambdaClient(/listening on ([^;]+);/.exec(String(line))?.[1] ?? '');
}

async function failure(child: ChildProcess): Promise<string> {
  let output = '';
  child.stderr?.on('data', (text) => {
    output += text;
  });
  const [code] = await once(child, 'close');
  expect(code).not.toBe(0);
  return output;
}

const functions = (...list: object[]) => ({ FUNCTIONS: JSON.stringify(list) });

describe('the program', () => {
  it('ends on SIGTERM with what was in hand done', async () => {
    const child = start(functions({ name: 'slow', bundle: join(directory, 'slow.mjs') }));
    const client = await ready(child);
    const answer = client.send(new InvokeCommand({ FunctionName: 'slow' }));
    const [line] = await once(child.stdout ?? child, 'data');
    expect(String(line)).toBe('[slow] begun\n');
    const exit = once(child, 'exit');
    child.kill('SIGTERM');
    expect((await answer).Payload?.transformToString()).toBe('"done"');
    expect(await exit).toEqual([0, null]);
  });

  it('reports bundles that do not load or have no handler with each invocation', async () => {
    const child = start(
      functions(
        { name: 'broken', bundle: join(directory, 'broken.cjs') },
        { name: 'empty', bundle: join(directory, 'empty.cjs') },
      ),
    );
    const client = await ready(child);
    for (const [FunctionName, errorType] of [
      ['broken', 'TypeError'],
      ['empty', 'Runtime.HandlerNotFound'],
      ['broken', 'TypeError'],
    ]) {
      const answer = await client.send(new InvokeCommand({ FunctionName }));
      expect(answer.FunctionError).toBe('Unhandled');
      expect(JSON.parse(answer.Payload?.transformToString() ?? '')).toMatchObject({ errorType });
    }
  });

  it('names what is wrong with its environment', async () => {
    expect(await failure(start({ FUNCTIONS: 'x', PORT: 'many' }))).toMatch(
      /PORT[\s\S]*FUNCTIONS|FUNCTIONS[\s\S]*PORT/,
    );
    expect(await failure(start(functions({ name: 'a b', bundle: 'x' })))).toContain('name');
    const missing = join(directory, 'missing.cjs');
    expect(await failure(start(functions({ name: 'a', bundle: missing })))).toContain(missing);
  });
});
