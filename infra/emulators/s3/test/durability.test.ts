import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import {
  CompleteMultipartUploadCommand,
  CreateBucketCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { accessKeyId, s3Client, secretAccessKey } from './use-s3.ts';

let dataDir: string;
let child: ChildProcess | undefined;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 's3-durability-'));
});

afterEach(async () => {
  await end('SIGKILL');
  await rm(dataDir, { recursive: true, force: true });
});

/** Starts the program itself and waits for its ready line. */
async function start() {
  const main = new URL('../src/main.ts', import.meta.url).pathname;
  const env = {
    PORT: '0',
    DATA_DIR: dataDir,
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
  };
  const started = spawn(process.execPath, [main], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  child = started;
  const [line] = await once(started.stdout.setEncoding('utf8'), 'data');
  const endpoint = /listening on (\S+),/.exec(line)?.[1] ?? '';
  return { endpoint, client: s3Client(endpoint) };
}

async function end(signal: NodeJS.Signals): Promise<number | null> {
  const ending = child;
  child = undefined;
  if (!ending || ending.exitCode !== null) return null;
  const exit = once(ending, 'exit');
  ending.kill(signal);
  const [code] = await exit;
  return code;
}

describe('after kill -9', () => {
  it('all that was acknowledged is there, and nothing else', async () => {
    const first = await start();
    const Bucket = 'durable';
    await first.client.send(new CreateBucketCommand({ Bucket }));
    const acknowledged = new Map<string, string>();
    let killed = false;
    const writers = Array.from({ length: 8 }, async (_, writer) => {
      for (let version = 0; !killed; version++) {
        const [Key, Body] = [`k-${writer}-${version % 5}`, `${writer}-${version}`];
        await first.client.send(new PutObjectCommand({ Bucket, Key, Body })).then(
          () => acknowledged.set(Key, Body),
          () => (killed = true),
        );
      }
    });
    await vi.waitFor(() => expect(acknowledged.size).toBeGreaterThanOrEqual(40), { timeout: 10_000 });
    await end('SIGKILL');
    await Promise.all(writers);

    const second = await start();
    const { Contents } = await second.client.send(new ListObjectsV2Command({ Bucket }));
    expect(Contents?.map((object) => object.Key).sort()).toEqual([...acknowledged.keys()].sort());
    for (const [Key, Body] of acknowledged) {
      const object = await second.client.send(new GetObjectCommand({ Bucket, Key }));
      const found = (await object.Body?.transformToString()) ?? '';
      // A write in flight at the kill may have been done or not, but never in part.
      const [writer, version] = Body.split('-').map(Number);
      expect([Body, `${writer}-${(version ?? 0) + 5}`]).toContain(found);
    }
  });

  it('an unfinished multipart upload goes on, and a deleted object stays away', async () => {
    const first = await start();
    const target = { Bucket: 'durable', Key: 'movie' };
    await first.client.send(new CreateBucketCommand({ Bucket: 'durable' }));
    await first.client.send(new PutObjectCommand({ Bucket: 'durable', Key: 'gone', Body: 'x' }));
    await first.client.send(new DeleteObjectCommand({ Bucket: 'durable', Key: 'gone' }));
    const { UploadId } = await first.client.send(new CreateMultipartUploadCommand(target));
    const Body = Buffer.alloc(5 * 1024 ** 2, 'a');
    const one = await first.client.send(new UploadPartCommand({ ...target, UploadId, PartNumber: 1, Body }));
    await end('SIGKILL');

    const second = await start();
    const two = await second.client.send(
      new UploadPartCommand({ ...target, UploadId, PartNumber: 2, Body: 'b' }),
    );
    const Parts = [one, two].map(({ ETag }, index) => ({ ETag, PartNumber: index + 1 }));
    await second.client.send(
      new CompleteMultipartUploadCommand({ ...target, UploadId, MultipartUpload: { Parts } }),
    );
    const page = await second.client.send(new ListObjectsV2Command({ Bucket: 'durable' }));
    expect(page.Contents).toMatchObject([{ Key: 'movie', Size: 5 * 1024 ** 2 + 1 }]);
  });

  it('what a half-done write left behind is swept away', async () => {
    const first = await start();
    await first.client.send(new CreateBucketCommand({ Bucket: 'durable' }));
    await first.client.send(new PutObjectCommand({ Bucket: 'durable', Key: 'k', Body: 'x' }));
    await end('SIGKILL');
    const objects = join(dataDir, 'buckets/durable/objects');
    const [shard = ''] = await readdir(objects);
    await writeFile(join(objects, shard, 'orphan.bytes'), 'x');
    await writeFile(join(objects, shard, 'record.json.1.tmp'), '{"half');
    await writeFile(join(dataDir, 'tmp', 'half-a-body'), 'x');

    const second = await start();
    const { Contents } = await second.client.send(new ListObjectsV2Command({ Bucket: 'durable' }));
    expect(Contents).toHaveLength(1);
    expect(await readdir(join(objects, shard))).toHaveLength(2);
    expect(await readdir(join(dataDir, 'tmp'))).toEqual([]);
  });
});

describe('the program', () => {
  it('exits with 0 on SIGTERM and keeps its data', async () => {
    const first = await start();
    await first.client.send(new CreateBucketCommand({ Bucket: 'durable' }));
    await first.client.send(new PutObjectCommand({ Bucket: 'durable', Key: 'k', Body: 'x' }));
    expect(await end('SIGTERM')).toBe(0);
    const second = await start();
    expect((await second.client.send(new ListObjectsV2Command({ Bucket: 'durable' }))).KeyCount).toBe(1);
  });

  it('throws a body away whose sender went away', async () => {
    const { client } = await start();
    await client.send(new CreateBucketCommand({ Bucket: 'durable' }));
    const scratch = () => readdir(join(dataDir, 'tmp'));
    const Body = new PassThrough();
    Body.write(Buffer.alloc(100_000));
    const abort = new AbortController();
    const command = new PutObjectCommand({ Bucket: 'durable', Key: 'k', Body, ContentLength: 200_000 });
    const put = client.send(command, { abortSignal: abort.signal });
    await vi.waitFor(async () => expect(await scratch()).toHaveLength(1));
    abort.abort();
    await expect(put).rejects.toThrow();
    await vi.waitFor(async () => expect(await scratch()).toEqual([]));
    expect((await client.send(new ListObjectsV2Command({ Bucket: 'durable' }))).KeyCount).toBe(0);
  });

  it('names every fault of its environment', async () => {
    const main = new URL('../src/main.ts', import.meta.url).pathname;
    const failed = spawn(process.execPath, [main], {
      env: { PORT: 'many' },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let output = '';
    failed.stderr.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
    const [code] = await once(failed, 'close');
    expect(code).not.toBe(0);
    for (const name of ['PORT', 'DATA_DIR', 'AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'])
      expect(output).toContain(name);
  });
});
