import { describe, expect, it } from 'vitest';
import { moved, transformOf, turned, wholeImage, zoomed } from './image-view.ts';

const stage = { width: 800, height: 600 };

describe('looking at a picture', () => {
  it('zooms about the point under the pointer', () => {
    const near = zoomed(wholeImage, 2, { x: 100, y: 50 });
    expect(near).toEqual({ scale: 2, turns: 0, x: -100, y: -50 });
  });

  it('is whole and in the middle again when zoomed out', () => {
    const near = moved(zoomed(wholeImage, 4), 30, 30, stage);
    expect(zoomed(near, 0.1)).toEqual(wholeImage);
  });

  it('never grows without end', () => {
    expect(zoomed(wholeImage, 1000).scale).toBe(12);
  });

  it('turns by quarters and comes round', () => {
    let view = wholeImage;
    for (const turns of [1, 2, 3, 0]) {
      view = turned(view);
      expect(view.turns).toBe(turns);
    }
  });

  it('is not moved out of sight', () => {
    expect(moved(wholeImage, 5_000, -5_000, stage)).toMatchObject({ x: 400, y: -300 });
  });

  it('fits its stage on its side too', () => {
    const onSide = turned(wholeImage);
    expect(transformOf(onSide, { width: 800, height: 400 }, stage)).toBe(
      'translate(0px, 0px) rotate(90deg) scale(0.75)',
    );
    expect(transformOf(wholeImage, { width: 800, height: 400 }, stage)).toBe(
      'translate(0px, 0px) rotate(0deg) scale(1)',
    );
  });
});
