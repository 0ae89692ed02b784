import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { paymentUpdated } from '@eshop/contracts/events';
import { eventually } from '@eshop/kit/testing';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createApp } from '../src/app.ts';
import { sweepUploads } from '../src/proofs/sweep-uploads.ts';
import { pdfOf, picture } from './files.ts';
import { type PaymentService, usePayment } from './use-payment.ts';

const main = new URL('../src/main.ts', import.meta.url).pathname;

/** The service as a process of its own, on the same database, bucket and topics. */
async function startProcess(payment: PaymentService) {
  const child = spawn(process.execPath, [main], {
    env: { ...payment.environment, AUTH_URL: '', PORT: '0', LOG_LEVEL: 'info' },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let log = '';
  child.stdout.on('data', (chunk) => {
    log += chunk;
  });
  const port = await eventually(() => {
    const line = log.split('\n').find((text) => text.includes('"listening"'));
    expect(line).toBeDefined();
    return Number(JSON.parse(line ?? '{}').port);
  });
  return { child, url: `http://127.0.0.1:${port}` };
}

async function form(orderId: string, file?: Buffer): Promise<FormData> {
  const body = new FormData();
  body.set('orderId', orderId);
  body.set('file', new Blob([new Uint8Array(file ?? (await picture()))]), 'proof.png');
  return body;
}

/** The same context, some time later. */
const later = (payment: PaymentService, seconds: number) => ({
  ...payment.context,
  now: () => new Date(Date.now() + seconds * 1000),
});

describe('when something fails', () => {
  const payment = usePayment();

  it('a kill between file and payment stores no payment, and the file goes when it is overdue', async () => {
    const order = await payment.waitingOrder();
    const caller = await payment.customer();
    const { child, url } = await startProcess(payment);
    payment.gates.s3.mute();
    const body = await form(order.id);
    const answer = fetch(`${url}/v1/payments`, { method: 'POST', headers: caller.headers, body }).catch(
      () => 'no answer',
    );
    await eventually(async () => expect(await payment.objects()).toHaveLength(1));
    const exit = once(child, 'exit');
    child.kill('SIGKILL');
    await exit;
    payment.gates.s3.open();
    expect(await answer).toBe('no answer');
    expect(await payment.payments()).toBe(0);

    expect(await sweepUploads(payment.context)).toBe(0);
    expect(await payment.objects()).toHaveLength(1);
    const again = await payment.submitted({ orderId: order.id });
    expect(await sweepUploads(later(payment, 901))).toBe(1);
    expect(await payment.objects()).toHaveLength(1);
    expect(await payment.context.uploads.count()).toBe(0);
    const shown = await payment.api().get(`/v1/payments/${again.id}/proof`).set(caller.headers);
    expect((await fetch(shown.headers.location ?? '')).status).toBe(200);
    await eventually(() => expect(payment.eventsOf(again.id)).toHaveLength(1));
    expect(payment.events.published(paymentUpdated)).toHaveLength(1);
  });

  it('a file that was given up gets no payment any more, however late its transaction comes', async () => {
    const order = await payment.waitingOrder();
    const before = await payment.objects();
    payment.gates.s3.mute();
    const caller = await payment.customer();
    const answered = payment.upload({ caller, orderId: order.id }).then((answer) => answer);
    await eventually(async () => expect(await payment.objects()).toHaveLength(before.length + 1));
    const { uploads } = payment.context;
    const soon = new Date(Date.now() + 901_000);
    expect(await uploads.giveUpOverdue(soon, soon, 10)).toHaveLength(1);
    payment.gates.s3.open();
    expect((await answered).status).toBe(503);
    expect(await payment.context.payments.ofOrder(order.id)).toEqual([]);
    await sweepUploads(later(payment, 1_000));
    expect(await payment.objects()).toEqual(before);
  });

  it('two sweeps at the same time delete each file once and miss none', async () => {
    const before = await payment.objects();
    const keys = Array.from({ length: 5 }, (_, index) => `proofs/left-${index}`);
    for (const objectKey of keys) {
      await payment.context.uploads.begin(objectKey, new Date(Date.now() + 100_000));
      const sha256 = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
      await payment.context.proofs.put({ objectKey, contentType: 'image/png', sha256 }, Buffer.alloc(0));
    }
    const swept = await Promise.all([
      sweepUploads(later(payment, 200)),
      sweepUploads(later(payment, 200)),
      sweepUploads(later(payment, 200)),
    ]);
    expect(swept.reduce((sum, count) => sum + count, 0)).toBe(5);
    expect(await payment.objects()).toEqual(before);
  });

  it('S3 away: 503 and nothing stored; the same proof is taken when it is back', async () => {
    const order = await payment.waitingOrder();
    const caller = await payment.customer();
    const [file, before] = [await picture(), await payment.payments()];
    const upload = { caller, orderId: order.id, file, key: 'again' };
    payment.gates.s3.shut();
    const refused = await payment.upload(upload);
    expect([refused.status, refused.body.code]).toEqual([503, 'UNAVAILABLE']);
    expect(refused.headers['retry-after']).toBeDefined();
    expect(JSON.stringify(refused.body)).not.toMatch(/127\.0\.0\.1|ECONN|S3|at /);
    expect(await payment.payments()).toBe(before);
    const ready = await payment.api().get('/readyz');
    expect([ready.status, ready.body.detail]).toEqual([503, 'not ready: s3']);
    expect((await payment.api().get('/readyz/serving')).status).toBe(200);
    payment.gates.s3.open();
    expect((await payment.upload(upload)).status).toBe(201);
    expect(await sweepUploads(later(payment, 901))).toBe(1);
    expect(await payment.context.uploads.count()).toBe(0);
  });

  it('the database away: 503, and again when it is back', async () => {
    const { id } = await payment.submitted();
    const admin = await payment.admin();
    payment.gates.mariadb.shut();
    const calls = [
      () => payment.api().get(`/v1/payments/${id}`).set(admin.headers),
      () => payment.api().get('/v1/payments').set(admin.headers),
      () => payment.api().post(`/v1/payments/${id}/approve`).set(admin.headers),
    ];
    for (const call of calls) {
      const answer = await call();
      expect([answer.status, answer.body.code]).toEqual([503, 'UNAVAILABLE']);
      expect(answer.headers['retry-after']).toBeDefined();
    }
    expect((await payment.api().get('/readyz')).body.detail).toBe('not ready: mysql');
    expect((await payment.api().get('/readyz/serving')).status).toBe(503);
    payment.gates.mariadb.open();
    await eventually(async () => expect((await payment.get(id)).status).toBe('PENDING'));
    await eventually(async () => expect((await payment.api().get('/readyz')).status).toBe(200));
  });

  it('the database lost between file and payment: no payment, and the file goes when it is overdue', async () => {
    const order = await payment.waitingOrder();
    const before = await payment.objects();
    const app = createApp({
      ...payment.context,
      proofs: {
        ...payment.context.proofs,
        async put(...put) {
          await payment.context.proofs.put(...put);
          payment.gates.mariadb.shut();
        },
      },
    });
    const server = app.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const { headers } = await payment.customer();
    const body = await form(order.id);
    const answer = await fetch(`http://127.0.0.1:${port}/v1/payments`, { method: 'POST', headers, body });
    expect(answer.status).toBe(503);
    server.close();
    payment.gates.mariadb.open();
    await eventually(async () => expect(await payment.context.payments.ofOrder(order.id)).toEqual([]));
    // The service's own sweep may have the file in hand just then.
    await eventually(async () => {
      await sweepUploads(later(payment, 901));
      expect(await payment.objects()).toEqual(before);
    });
  });

  it('an event that could not be sent at once is sent when the service is back', async () => {
    let id = '';
    await payment.restartWorkers(async () => {
      id = (await payment.submitted()).id;
      expect(payment.eventsOf(id)).toEqual([]);
    });
    await eventually(() => expect(payment.eventsOf(id)).toHaveLength(1));
  });

  it('uploads that would take more memory than there is answer 503, until others are done', async () => {
    const server = createApp(payment.context).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const { headers } = await payment.customer();
    const path = '/v1/payments';
    const large = Array.from({ length: 26 }, () => {
      const length = 10 * 1024 * 1024;
      const type = 'multipart/form-data; boundary=x';
      const call = httpRequest({
        host: '127.0.0.1',
        port,
        path,
        method: 'POST',
        headers: { ...headers, 'content-type': type, 'content-length': length },
      });
      call.on('error', () => undefined);
      call.flushHeaders();
      return call;
    });
    const upload = async () => {
      const { id } = await payment.waitingOrder();
      const body = await form(id, pdfOf(7 * 1024 * 1024));
      return fetch(`http://127.0.0.1:${port}${path}`, { method: 'POST', headers, body });
    };
    await eventually(async () => {
      const refused = await upload();
      expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '2']);
    });
    for (const call of large) call.destroy();
    await eventually(async () => expect((await upload()).status).toBe(201));
    server.close();
  });

  it('stops on SIGTERM with exit code 0', async () => {
    const { child, url } = await startProcess(payment);
    await eventually(async () => expect((await fetch(`${url}/readyz`)).status).toBe(200));
    const exit = once(child, 'exit');
    child.kill('SIGTERM');
    expect(await exit).toEqual([0, null]);
  });
});

describe('the service tells of itself', () => {
  const payment = usePayment();

  it('by health, metrics and its OpenAPI document', async () => {
    expect((await payment.api().get('/healthz')).status).toBe(200);
    expect((await payment.api().get('/readyz')).body).toMatchObject({
      checks: { mysql: 'ok', s3: 'ok', pubsub: 'ok' },
    });
    await payment.submitted();
    const { text } = await payment.api().get('/metrics');
    expect(text).toMatch(/payments_pending(\{.*\})? 1/);
    expect(text).toMatch(/uploads_unfinished(\{.*\})? 0/);
    const document = (await payment.api().get('/openapi.json')).body;
    expect(document.openapi).toMatch(/^3\.1/);
    expect(Object.keys(document.paths)).toEqual(
      expect.arrayContaining(['/v1/payments', '/v1/payments/{id}', '/v1/payments/{id}/proof']),
    );
    const answer = await payment.api().delete('/v1/payments');
    expect(answer.status).toBe(405);
  });

  it('and its migrations make the tables that its Prisma schema reads', async () => {
    const {
      payment: payments,
      proofFile,
      upload,
      knownOrder,
      outbox,
      idempotencyKey,
    } = payment.context.database;
    const reads = [payments, proofFile, upload, knownOrder, outbox, idempotencyKey].map((table) =>
      // Each model has its own type; all can be counted and read without arguments.
      (table as unknown as { findFirst(): Promise<unknown> }).findFirst(),
    );
    await expect(Promise.all(reads)).resolves.toHaveLength(6);
  });
});
