import type { Socket } from 'node:net';
import { performance } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import type { Condition } from './condition.ts';

/** What one lane has waiting before its sender is held back. */
const roomBytes = 1_000_000;

export type Lane = {
  /** Whether something that was sent never arrived: what follows on this connection makes no sense to the other end. */
  hasLost(): boolean;
};

/**
 * Carries bytes from one socket to another, as fast and as whole as the link's condition allows, in their order.
 * @param change what becomes of a piece on its way
 */
export function openLane(
  from: Socket,
  to: Socket,
  condition: () => Condition,
  change: (piece: Buffer) => Buffer,
): Lane {
  let tail = Promise.resolve();
  let waiting = 0;
  let lost = false;
  let freeAt = 0;

  /** When a piece that was sent now arrives: after those before it. */
  function arrivalOf(bytes: number): number {
    const now = performance.now();
    const { kind, ...slow } = { latencyMilliseconds: 0, bytesPerSecond: undefined, ...condition() };
    if (kind !== 'slow') return 0;
    const sending = slow.bytesPerSecond ? (bytes / slow.bytesPerSecond) * 1000 : 0;
    freeAt = Math.max(now, freeAt) + sending;
    return freeAt + slow.latencyMilliseconds;
  }

  async function deliver(piece: Buffer, arrival: number): Promise<void> {
    const left = arrival - performance.now();
    if (left > 0) await wait(left);
    waiting -= piece.length;
    if (condition().kind === 'half-open') lost = true;
    else if (!to.destroyed) to.write(change(piece));
    if (waiting <= roomBytes && to.writableLength <= roomBytes) from.resume();
  }

  from.on('data', (piece: Buffer) => {
    if (condition().kind === 'half-open') {
      lost = true;
      return;
    }
    waiting += piece.length;
    if (waiting > roomBytes || to.writableLength > roomBytes) from.pause();
    const arrival = arrivalOf(piece.length);
    tail = tail.then(() => deliver(piece, arrival));
  });
  to.on('drain', () => from.resume());
  from.on('end', () => {
    tail = tail.then(() => {
      if (condition().kind === 'half-open') lost = true;
      else if (!to.destroyed) to.end();
    });
  });
  return { hasLost: () => lost };
}
