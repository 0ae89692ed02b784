import { describe, expect, it } from 'vitest';
import { noticeFrom, noticeText } from './notice-text.ts';

describe('a notice in a cookie', () => {
  it('comes back as it was left', () => {
    const notice = {
      id: '1',
      tone: 'warn',
      text: 'Your cart came with you',
      details: ['2 of “Golf”'],
    } as const;
    expect(noticeFrom(noticeText({ ...notice, details: [...notice.details] }))).toEqual(notice);
  });

  it('is cut to what a cookie holds', () => {
    const text = noticeText({
      id: '1',
      tone: 'good',
      text: '🚗'.repeat(400),
      details: Array(40).fill('🏍️'.repeat(200)),
    });
    expect(text.length).toBeLessThanOrEqual(3_800);
    expect(noticeFrom(text)?.text).toMatch(/^🚗+ …$/u);
  });

  it('is nothing when somebody has tampered with it', () => {
    const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const tampered = [
      undefined,
      '',
      '€',
      'x'.repeat(4_000),
      encode(null),
      encode({ id: '1', tone: 'loud', text: 'x', details: [] }),
      encode({ id: '1', tone: 'good', text: 'x'.repeat(301), details: [] }),
      encode({ id: '1', tone: 'good', text: 'x', details: ['x'.repeat(201)] }),
      `${noticeText({ id: '1', tone: 'good', text: 'x', details: [] })}\r\nx: y`,
    ];
    for (const value of tampered) expect(noticeFrom(value)).toBeNull();
  });
});
