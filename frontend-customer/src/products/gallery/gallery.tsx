'use client';

import { galleryText } from '@text/gallery';
import { type KeyboardEvent, lazy, type MouseEvent, Suspense, useRef, useState } from 'react';
import type { GalleryPicture } from './gallery-pictures.ts';

const ZoomDialog = lazy(() => import('./zoom-dialog.tsx'));

const shownWidth = '(min-width: 84rem) 47rem, (min-width: 64rem) 57vw, 92vw';

/**
 * A vehicle's pictures on a strip that snaps to each of them; below it the small ones lead there. Without scripts the
 * links do the same, and a picture's own link shows it alone.
 */
export function Gallery({ pictures }: { pictures: readonly GalleryPicture[] }) {
  const strip = useRef<HTMLUListElement>(null);
  const [shown, setShown] = useState(0);
  const [zoomed, setZoomed] = useState<number | null>(null);

  const show = (index: number) => {
    const { current: list } = strip;
    list?.scrollTo({ left: index * list.clientWidth });
  };
  const onArrow = (event: KeyboardEvent<HTMLElement>) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    const next = shown + (step ?? 0);
    if (step === undefined || !pictures[next]) return;
    event.preventDefault();
    show(next);
    const links = (event.target as HTMLElement).closest('ul')?.querySelectorAll('a');
    links?.[next]?.focus({ preventScroll: true });
  };
  const instead = (act: () => void) => (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    act();
  };
  return (
    <section aria-label={galleryText.pictures} className="grid min-w-0 gap-3" onKeyDown={onArrow}>
      <ul
        ref={strip}
        onScroll={({ currentTarget: { scrollLeft, clientWidth } }) =>
          setShown(Math.round(scrollLeft / clientWidth))
        }
        className="picture-ground flex aspect-[8/5] snap-x snap-mandatory [scrollbar-width:none] overflow-x-auto overflow-y-hidden scroll-smooth rounded-lg"
      >
        {pictures.map(({ id, src, srcSet, width, height, alt }, index) => (
          <li
            key={id}
            id={`picture-${index + 1}`}
            className="h-full w-full shrink-0 scroll-mt-40 snap-center"
          >
            <a
              href={src}
              onClick={instead(() => setZoomed(index))}
              className="block size-full cursor-zoom-in -outline-offset-4"
            >
              <span className="sr-only">{galleryText.enlarge}</span>
              <img
                {...{ src, srcSet, width, height }}
                alt={alt}
                sizes={shownWidth}
                loading={index === 0 ? 'eager' : 'lazy'}
                fetchPriority={index === 0 ? 'high' : 'auto'}
                decoding={index === 0 ? 'sync' : 'async'}
                className="size-full object-contain"
              />
            </a>
          </li>
        ))}
      </ul>
      {pictures.length > 1 && (
        <ul className="-m-1 flex gap-3.5 overflow-x-auto p-1">
          {pictures.map(({ id, thumb }, index) => (
            <li key={id}>
              <a
                href={`#picture-${index + 1}`}
                onClick={instead(() => show(index))}
                aria-current={index === shown ? 'true' : undefined}
                className="picture-ground block h-14 w-22 overflow-hidden rounded-md opacity-70 ring-ink ring-offset-2 ring-offset-paper hover:opacity-100 aria-[current]:opacity-100 aria-[current]:ring-2 sm:h-18 sm:w-29"
              >
                <span className="sr-only">{galleryText.show(index + 1, pictures.length)}</span>
                <img src={thumb} alt="" loading="lazy" decoding="async" className="size-full object-cover" />
              </a>
            </li>
          ))}
        </ul>
      )}
      {zoomed !== null && (
        <Suspense>
          <ZoomDialog pictures={pictures} first={zoomed} onClose={() => setZoomed(null)} />
        </Suspense>
      )}
    </section>
  );
}
