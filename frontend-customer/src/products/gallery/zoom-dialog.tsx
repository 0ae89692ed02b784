'use client';

import { buttonClasses } from '@eshop/ui/button';
import { Icon } from '@eshop/ui/icon';
import { galleryText } from '@text/gallery';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { GalleryPicture } from './gallery-pictures.ts';

/**
 * One picture over the whole window, and nearer on request. Escape closes it and the focus goes back to where it was:
 * the browser's own doing. Loaded when it is first asked for.
 */
export default function ZoomDialog({
  pictures,
  first,
  onClose,
}: {
  pictures: readonly GalleryPicture[];
  first: number;
  onClose: () => void;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const ground = useRef<HTMLDivElement>(null);
  const [index, setIndex] = useState(first);
  const [near, setNear] = useState(false);
  useEffect(() => dialog.current?.showModal(), []);
  useEffect(() => {
    if (near && ground.current) toMiddle(ground.current);
  }, [near]);

  const picture = pictures[index];
  const go = (step: number) => {
    setIndex((index + step + pictures.length) % pictures.length);
    setNear(false);
  };
  const onArrow = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (near || pictures.length < 2) return;
    if (event.key === 'ArrowLeft') go(-1);
    if (event.key === 'ArrowRight') go(1);
  };
  const round = buttonClasses({ look: 'secondary' }, 'size-11 px-0');
  return (
    <dialog
      ref={dialog}
      onClose={onClose}
      onKeyDown={onArrow}
      aria-label={galleryText.pictures}
      className="m-0 size-full max-h-none max-w-none animate-fade-in overscroll-contain bg-paper text-ink"
    >
      <div className="flex h-full flex-col">
        <div className="flex items-center gap-2 p-3">
          <p className="mr-auto pl-1 font-[600]" aria-live="polite">
            {galleryText.position(index + 1, pictures.length)}
          </p>
          {pictures.length > 1 && (
            <>
              <button type="button" onClick={() => go(-1)} className={round}>
                <Icon name="arrowLeft" />
                <span className="sr-only">{galleryText.previous}</span>
              </button>
              <button type="button" onClick={() => go(1)} className={round}>
                <Icon name="arrowRight" />
                <span className="sr-only">{galleryText.next}</span>
              </button>
            </>
          )}
          <button type="button" onClick={() => setNear(!near)} className={round}>
            <Icon name={near ? 'minus' : 'plus'} />
            <span className="sr-only">{near ? galleryText.zoomOut : galleryText.zoomIn}</span>
          </button>
          <button type="button" onClick={() => dialog.current?.close()} className={round}>
            <Icon name="close" />
            <span className="sr-only">{galleryText.close}</span>
          </button>
        </div>
        {picture && (
          <div ref={ground} tabIndex={near ? 0 : -1} className="picture-ground min-h-0 flex-1 overflow-auto">
            <img
              key={picture.id}
              src={picture.src}
              alt={picture.alt}
              width={picture.width}
              height={picture.height}
              className={near ? 'h-auto w-[200%] max-w-none' : 'size-full object-contain'}
            />
          </div>
        )}
      </div>
    </dialog>
  );
}

/** What is seen first of a picture that is larger than the window: its middle. */
const toMiddle = (element: HTMLElement) =>
  element.scrollTo({
    left: (element.scrollWidth - element.clientWidth) / 2,
    top: (element.scrollHeight - element.clientHeight) / 2,
  });
