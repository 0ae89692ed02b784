'use client';

import { productsText } from '@text/products';
import { ConfirmForm } from '@/parts/confirm-form.tsx';
import { archiveFromForm } from './change-state.ts';

/** Takes a product off sale, after it was said what that means. */
export const ArchiveButton = ({ id, name, version }: { id: string; name: string; version: number }) => (
  <ConfirmForm
    label={productsText.archive}
    title={productsText.archiveTitle(name)}
    confirm={productsText.archiveConfirm}
    danger
    action={archiveFromForm}
  >
    <input type="hidden" name="id" value={id} />
    <input type="hidden" name="version" value={version} />
    <ul className="grid list-disc gap-1 pl-5">
      {productsText.archiveText.map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  </ConfirmForm>
);
