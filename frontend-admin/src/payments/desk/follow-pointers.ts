type Point = { x: number; y: number };

const wheelStep = 0.0015;

/** Follows mouse, wheel and fingers on an element: one moves, two or the wheel zoom about the point between or below. */
export function followPointers(
  element: HTMLElement,
  on: {
    move: (dx: number, dy: number) => void;
    zoom: (factor: number, at: Point) => void;
  },
): () => void {
  const pointers = new Map<number, Point>();
  const listening = new AbortController();
  const listen = <Kind extends keyof HTMLElementEventMap>(
    kind: Kind,
    handle: (event: HTMLElementEventMap[Kind]) => void,
  ) => element.addEventListener(kind, handle, { signal: listening.signal, passive: false });

  listen('wheel', (event) => {
    event.preventDefault();
    on.zoom(Math.exp(-event.deltaY * wheelStep), { x: event.clientX, y: event.clientY });
  });
  listen('pointerdown', (event) => {
    if (event.button !== 0) return;
    pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    element.setPointerCapture(event.pointerId);
  });
  listen('pointermove', (event) => {
    const before = pointers.get(event.pointerId);
    if (!before) return;
    const now = { x: event.clientX, y: event.clientY };
    const other = [...pointers].find(([id]) => id !== event.pointerId)?.[1];
    pointers.set(event.pointerId, now);
    if (!other) return on.move(now.x - before.x, now.y - before.y);
    const middle = { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 };
    const [was, is] = [distance(before, other), distance(now, other)];
    if (was > 0) on.zoom(is / was, middle);
  });
  const lift = ({ pointerId }: PointerEvent) => pointers.delete(pointerId);
  listen('pointerup', lift);
  listen('pointercancel', lift);
  return () => listening.abort();
}

const distance = (one: Point, other: Point): number => Math.hypot(one.x - other.x, one.y - other.y);
