'use client';

import type { ProductImage } from '@eshop/contracts/api/product';
import { Button } from '@eshop/ui/button';
import { Message } from '@eshop/ui/message';
import { imagesText } from '@text/product-images';
import { useState, useTransition } from 'react';
import { Modal } from '@/parts/modal.tsx';
import { mediaPath } from '../media-path.ts';
import { removeImage } from './change-images.ts';

/** Asks before a picture goes for good. */
export function RemoveImageDialog({
  productId,
  image,
  onClose,
}: {
  productId: string;
  image: ProductImage;
  onClose: () => void;
}) {
  const [problem, setProblem] = useState<string | null>(null);
  const [pending, startTransition] = useTransition();
  const remove = () =>
    startTransition(async () => {
      const refused = await removeImage(productId, image.id).catch(() => imagesText.lost);
      if (refused === null) onClose();
      else setProblem(refused);
    });
  return (
    <Modal labelledBy="remove-picture" onClose={onClose} className="max-w-md">
      <div className="grid gap-3 p-4">
        <h2 id="remove-picture" className="text-lg">
          {imagesText.removeTitle}
        </h2>
        {problem && <Message tone="bad" title={problem} live />}
        <img
          src={mediaPath(image.thumbUrl) ?? ''}
          alt=""
          className="picture-ground max-h-48 w-full rounded-md object-contain"
        />
        <p className="text-soft">{imagesText.removeText}</p>
        <div className="flex justify-end gap-2">
          <Button size="small" onClick={onClose}>
            {imagesText.cancel}
          </Button>
          <Button size="small" look="danger" pending={pending} onClick={remove}>
            {imagesText.removeConfirm}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
