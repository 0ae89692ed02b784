'use client';

import { placesText } from '@text/places';
import { useRouter } from 'next/navigation';
import { useRef, useState } from 'react';
import { DenseField } from '@/parts/dense-field.tsx';
import type { ProductChoice } from '../move/product-choice.ts';
import { ProductPicker } from '../move/product-picker.tsx';

const path = '/warehouse/distance';

/** From where and of what; the address holds both, so a view is a link. */
export function DistanceForm({
  zipCode,
  product,
  quantity,
}: {
  zipCode: string;
  product: ProductChoice | null;
  quantity: string;
}) {
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const [chosen, setChosen] = useState(product);
  const [fault, setFault] = useState<string>();
  const show = (productId: string | undefined = chosen?.id) => {
    const given = new FormData(form.current ?? undefined);
    const zip = String(given.get('zip') ?? '').trim();
    const faulty = zip !== '' && !/^\d{5}$/.test(zip);
    setFault(faulty ? placesText.zipFault : undefined);
    if (faulty || zip === '') return;
    const quantityTyped = String(given.get('quantity') ?? '').trim();
    const query = new URLSearchParams({ zip });
    if (productId) query.set('productId', productId);
    if (productId && quantityTyped) query.set('quantity', quantityTyped);
    router.replace(`${path}?${query}`, { scroll: false });
  };
  return (
    <form
      ref={form}
      action={path}
      aria-label={placesText.distanceForm}
      onSubmit={(event) => {
        event.preventDefault();
        show();
      }}
      className="mb-4 grid max-w-3xl items-start gap-3 sm:grid-cols-[9rem_minmax(0,1fr)_6rem]"
    >
      <DenseField
        id="zip"
        label={placesText.customerZip}
        error={fault}
        inputMode="numeric"
        maxLength={5}
        defaultValue={zipCode}
        onChange={(event) => event.target.value.length === 5 && show()}
        onBlur={() => show()}
      />
      <ProductPicker
        chosen={chosen}
        onChoose={(choice) => {
          setChosen(choice);
          show(choice?.id ?? '');
        }}
      />
      <DenseField
        id="quantity"
        label={placesText.quantity}
        inputMode="numeric"
        maxLength={4}
        defaultValue={quantity}
        onBlur={() => show()}
      />
      <button type="submit" className="sr-only">
        {placesText.enter}
      </button>
    </form>
  );
}
