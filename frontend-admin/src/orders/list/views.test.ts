import { describe, expect, it } from 'vitest';
import { readViews, withoutView, withView, writeViews } from './views.ts';

function storageOf(kept: string | null = null) {
  let value = kept;
  return {
    getItem: () => value,
    setItem: (_key: string, next: string) => {
      value = next;
    },
  };
}

const ship = { name: 'To ship', path: '/orders?status=PAYMENT_ACCEPTED' };
const big = { name: 'Big ones', path: '/orders?sort=total' };

describe('saved views', () => {
  it('are kept by name', () => {
    const storage = storageOf();
    writeViews(storage, withView(withView([], ship), big));
    expect(readViews(storage)).toEqual([big, ship]);
  });

  it('of the same name replace each other', () => {
    const changed = { ...ship, path: '/orders' };
    expect(withView([ship], changed)).toEqual([changed]);
    expect(withoutView([ship, big], 'To ship')).toEqual([big]);
  });

  it('that somebody else wrote into the browser are not followed', () => {
    expect(readViews(storageOf('[{"name":"x","path":"https://evil.example/orders"}]'))).toEqual([]);
    expect(readViews(storageOf('nonsense'))).toEqual([]);
  });
});
