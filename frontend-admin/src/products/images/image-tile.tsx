'use client';

import type { ProductImage } from '@eshop/contracts/api/product';
import { Icon, type IconName } from '@eshop/ui/icon';
import { imagesText } from '@text/product-images';
import type { DragEvent } from 'react';
import { mediaPath } from '../media-path.ts';

/** A picture that can be dragged, moved by buttons and removed. */
export function ImageTile({
  image,
  at,
  count,
  dragged,
  onDrag,
  onOver,
  onDrop,
  onMove,
  onRemove,
}: {
  image: ProductImage;
  /** Its place, from 0. */
  at: number;
  count: number;
  /** It is what is being dragged. */
  dragged: boolean;
  onDrag: (dragging: boolean) => void;
  onOver: () => void;
  onDrop: () => void;
  onMove: (to: number) => void;
  onRemove: () => void;
}) {
  const over = (event: DragEvent) => {
    if (event.dataTransfer.types.includes('Files')) return;
    event.preventDefault();
    onOver();
  };
  return (
    <li
      draggable
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = 'move';
        event.dataTransfer.setData('text/plain', image.id);
        onDrag(true);
      }}
      onDragEnd={() => onDrag(false)}
      onDragOver={over}
      onDrop={(event) => {
        event.preventDefault();
        onDrop();
      }}
      className={`w-36 cursor-grab rounded-md border bg-surface ${dragged ? 'border-focus opacity-60' : 'border-line'}`}
    >
      <div className="picture-ground relative aspect-[8/5] overflow-hidden rounded-t-md">
        <img
          src={mediaPath(image.thumbUrl) ?? ''}
          alt={imagesText.picture(at + 1, count)}
          draggable={false}
          className="size-full object-cover"
        />
        {at === 0 && (
          <span className="absolute top-1 left-1 rounded-sm bg-ink px-1.5 text-xs font-[620] text-paper">
            {imagesText.main}
          </span>
        )}
      </div>
      <div className="flex justify-between">
        <Tool
          icon="arrowLeft"
          label={imagesText.moveLeft(at + 1, count)}
          off={at === 0}
          onClick={() => onMove(at - 1)}
        />
        <Tool icon="bin" label={imagesText.remove(at + 1, count)} onClick={onRemove} />
        <Tool
          icon="arrowRight"
          label={imagesText.moveRight(at + 1, count)}
          off={at === count - 1}
          onClick={() => onMove(at + 1)}
        />
      </div>
    </li>
  );
}

/** Stays in reach when there is nothing to do: a focus that is in use is not taken away. */
const Tool = ({
  icon,
  label,
  off = false,
  onClick,
}: {
  icon: IconName;
  label: string;
  off?: boolean;
  onClick: () => void;
}) => (
  <button
    type="button"
    aria-disabled={off || undefined}
    onClick={() => off || onClick()}
    className="grid h-8 w-10 place-items-center rounded-md text-soft hover:text-ink aria-disabled:opacity-40"
  >
    <span className="sr-only">{label}</span>
    <Icon name={icon} className="size-4" />
  </button>
);
