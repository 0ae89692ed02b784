/** How a picture is looked at: how large, how turned, how far moved from the middle. */
export type ImageView = {
  readonly scale: number;
  /** Quarter turns clockwise. */
  readonly turns: number;
  readonly x: number;
  readonly y: number;
};

export type Size = { readonly width: number; readonly height: number };

export const wholeImage: ImageView = { scale: 1, turns: 0, x: 0, y: 0 };

const smallest = 1;
const largest = 12;
const clamp = (value: number, low: number, high: number) => Math.max(low, Math.min(high, value));

/** Nearer or farther, the point under the pointer (from the middle) staying where it is. */
export function zoomed(view: ImageView, factor: number, at = { x: 0, y: 0 }): ImageView {
  const scale = clamp(view.scale * factor, smallest, largest);
  if (scale === smallest) return { ...wholeImage, turns: view.turns };
  const by = scale / view.scale;
  return { ...view, scale, x: at.x - (at.x - view.x) * by, y: at.y - (at.y - view.y) * by };
}

/** A quarter turn clockwise, whole again. */
export const turned = (view: ImageView): ImageView => ({ ...wholeImage, turns: (view.turns + 1) % 4 });

/** Moved, but never out of sight: its middle stays over what is shown of it. */
export function moved(view: ImageView, dx: number, dy: number, stage: Size): ImageView {
  const [widest, highest] = [(stage.width * view.scale) / 2, (stage.height * view.scale) / 2];
  return { ...view, x: clamp(view.x + dx, -widest, widest), y: clamp(view.y + dy, -highest, highest) };
}

/** The CSS transform of a view: a picture on its side is made smaller, so that it fits its stage. */
export function transformOf(view: ImageView, image: Size, stage: Size): string {
  const onSide = view.turns % 2 === 1;
  const fit =
    onSide && image.width > 0 && image.height > 0
      ? Math.min(stage.width / image.height, stage.height / image.width, 1)
      : 1;
  const round = (value: number) => Math.round(value * 1000) / 1000;
  return `translate(${round(view.x)}px, ${round(view.y)}px) rotate(${view.turns * 90}deg) scale(${round(view.scale * fit)})`;
}
