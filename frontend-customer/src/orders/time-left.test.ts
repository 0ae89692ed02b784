import { describe, expect, it } from 'vitest';
import { nextStep } from './next-step.ts';
import { roughTimeLeft, timeLeftInWords } from './time-left.ts';

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

describe('time left', () => {
  it.each([
    [25 * hour + 5 * minute, '1 d 1 h'],
    [23 * hour + 59 * minute + 59 * second, '23 h 59 min'],
    [59 * minute + 59 * second, '59 min 59 s'],
    [9 * second, '9 s'],
    [-5 * second, '0 s'],
  ])('of %i ms is %s', (milliseconds, words) => {
    expect(timeLeftInWords(milliseconds)).toBe(words);
  });

  it('is never rounded up', () => {
    expect(roughTimeLeft(2 * hour - 1)).toBe('1 h');
    expect(roughTimeLeft(72 * hour - 1)).toBe('2 days');
    expect(roughTimeLeft(hour - 1)).toBe('59 min');
  });
});

describe('the next step', () => {
  const now = Date.parse('2026-01-01T00:00:00.000Z');
  const held = (milliseconds: number) => ({
    status: 'AWAITING_PAYMENT' as const,
    payment: null,
    holdExpiresAt: new Date(now + milliseconds).toISOString(),
  });

  it('of an order to be paid is the proof, with the time left, urgent in the last hour', () => {
    expect(nextStep(held(23.5 * hour), now)).toEqual({ text: 'Upload your proof, 23 h left', urgent: false });
    expect(nextStep(held(20 * minute), now)).toEqual({
      text: 'Upload your proof, 20 min left',
      urgent: true,
    });
    expect(nextStep(held(20 * second), now)).toEqual({ text: 'Upload your proof now', urgent: true });
  });

  it('after a refusal is another proof', () => {
    const payment = { id: 'p', status: 'REJECTED' as const };
    expect(nextStep({ ...held(2 * hour), payment }, now).text).toBe(
      'Proof refused: upload another, 2 h left',
    );
  });
});
