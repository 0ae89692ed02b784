'use client';

import { maxProductImages, type ProductImage } from '@eshop/contracts/api/product';
import { buttonClasses } from '@eshop/ui/button';
import { Icon } from '@eshop/ui/icon';
import { imagesText } from '@text/product-images';
import { useRouter } from 'next/navigation';
import { type DragEvent, startTransition, useState } from 'react';
import { acceptedTypes } from './file-problem.ts';
import { ImageTile } from './image-tile.tsx';
import { RemoveImageDialog } from './remove-image-dialog.tsx';
import { UploadList } from './upload-list.tsx';
import { usePictureOrder } from './use-picture-order.ts';
import { useUploads } from './use-uploads.ts';

/** The pictures of a product: added several at once, put into order by dragging or by buttons, removed. */
export function ImageManager({
  productId,
  images,
  locale,
}: {
  productId: string;
  images: readonly ProductImage[];
  locale: string;
}) {
  const router = useRouter();
  const [dragged, setDragged] = useState<string | null>(null);
  const [hovered, setHovered] = useState(false);
  const [removing, setRemoving] = useState<ProductImage | null>(null);
  const pictures = usePictureOrder(
    productId,
    images.map(({ id }) => id),
  );
  const { uploads, add, again, clear } = useUploads(productId, images.length, () =>
    startTransition(() => router.refresh()),
  );
  const shown = pictures.order.flatMap((id) => images.find((image) => image.id === id) ?? []);
  const hasFiles = (event: DragEvent) => event.dataTransfer.types.includes('Files');

  return (
    <section
      aria-labelledby="pictures-title"
      onDragOver={(event) => {
        if (!hasFiles(event)) return;
        event.preventDefault();
        setHovered(true);
      }}
      onDragLeave={() => setHovered(false)}
      onDrop={(event) => {
        if (!hasFiles(event)) return;
        event.preventDefault();
        setHovered(false);
        add([...event.dataTransfer.files]);
      }}
      className={`mb-6 rounded-md border bg-surface p-4 ${hovered ? 'border-focus' : 'border-line'}`}
    >
      <div className="mb-3 flex flex-wrap items-center gap-x-4 gap-y-2">
        <h2 id="pictures-title" className="text-sm">
          {imagesText.title}
        </h2>
        <p className="min-w-48 flex-1 text-xs text-soft">
          {imagesText.lead(images.length, maxProductImages)}
        </p>
        <label
          className={buttonClasses({ size: 'small' }, 'focus-within:outline-2 focus-within:outline-focus')}
        >
          <Icon name="upload" className="size-4" />
          {imagesText.choose}
          <input
            type="file"
            multiple
            accept={acceptedTypes}
            className="sr-only"
            onChange={({ currentTarget }) => {
              add([...(currentTarget.files ?? [])]);
              currentTarget.value = '';
            }}
          />
        </label>
        <span className="text-xs text-soft">{hovered ? imagesText.dropNow : imagesText.drop}</span>
      </div>
      <ul aria-label={imagesText.title} className="flex flex-wrap gap-3">
        {shown.map((image, at) => (
          <ImageTile
            key={image.id}
            image={image}
            at={at}
            count={shown.length}
            dragged={dragged === image.id}
            onDrag={(dragging) => setDragged(dragging ? image.id : null)}
            onOver={() => {
              if (dragged !== null && dragged !== image.id)
                pictures.show(pictures.order.indexOf(dragged), at);
            }}
            onDrop={() => pictures.commit()}
            onMove={(to) => pictures.moveTo(at, to)}
            onRemove={() => setRemoving(image)}
          />
        ))}
      </ul>
      <p role="status" className="mt-2 min-h-5 text-xs text-soft">
        {pictures.said}
      </p>
      <UploadList uploads={uploads} locale={locale} onAgain={again} onClear={clear} />
      {removing && (
        <RemoveImageDialog productId={productId} image={removing} onClose={() => setRemoving(null)} />
      )}
    </section>
  );
}
