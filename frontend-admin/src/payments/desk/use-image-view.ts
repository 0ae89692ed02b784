'use client';

import { type KeyboardEvent, useCallback, useEffect, useRef } from 'react';
import { followPointers } from './follow-pointers.ts';
import { type ImageView, moved, transformOf, turned, wholeImage, zoomed } from './image-view.ts';

const stepPixels = 60;
const steps: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [stepPixels, 0],
  ArrowRight: [-stepPixels, 0],
  ArrowUp: [0, stepPixels],
  ArrowDown: [0, -stepPixels],
};

/**
 * A picture that is zoomed, turned and moved on its stage. The view is kept beside React and written to the element
 * itself: the page's policy forbids styles in HTML, and each move of a finger would render the desk anew.
 */
export function useImageView() {
  const stage = useRef<HTMLElement>(null);
  const image = useRef<HTMLImageElement>(null);
  const view = useRef<ImageView>(wholeImage);

  const show = useCallback((next: ImageView) => {
    view.current = next;
    const [on, what] = [stage.current, image.current];
    if (!on || !what) return;
    const size = { width: what.offsetWidth, height: what.offsetHeight };
    what.style.transform = transformOf(next, size, { width: on.clientWidth, height: on.clientHeight });
    // A picture that is shown whole lets the page scroll under a finger.
    on.style.touchAction = next.scale > 1 ? 'none' : 'pan-y';
  }, []);

  const move = useCallback(
    (dx: number, dy: number) => {
      const on = stage.current;
      if (on) show(moved(view.current, dx, dy, { width: on.clientWidth, height: on.clientHeight }));
    },
    [show],
  );

  /** About a point of the window, or the middle. */
  const zoom = useCallback(
    (factor: number, at?: { x: number; y: number }) => {
      const box = stage.current?.getBoundingClientRect();
      const middle =
        box && at
          ? { x: at.x - box.left - box.width / 2, y: at.y - box.top - box.height / 2 }
          : { x: 0, y: 0 };
      show(zoomed(view.current, factor, middle));
    },
    [show],
  );

  useEffect(() => {
    const on = stage.current;
    return on ? followPointers(on, { move, zoom }) : undefined;
  }, [move, zoom]);

  return {
    stage,
    image,
    zoom: (factor: number) => zoom(factor),
    fit: () => show({ ...wholeImage, turns: view.current.turns }),
    turn: () => show(turned(view.current)),
    onKeyDown(event: KeyboardEvent) {
      const step = steps[event.key];
      if (!step || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      move(...step);
    },
  };
}
