'use client';

import type { Category, ProductImage } from '@eshop/contracts/api/product';
import { usd } from '@eshop/contracts/money';
import { createFormat } from '@eshop/site/format/format.ts';
import { Icon, type IconName } from '@eshop/ui/icon';
import { Badge } from '@eshop/ui/message';
import { productFormText } from '@text/product-form';
import { pathName } from '@/categories/tree.ts';
import { centsOf } from '../form/dollars.ts';
import { type Draft, numberOf } from '../form/draft.ts';
import { mediaPath } from '../media-path.ts';
import { fuelName, transmissionName } from './vehicle-words.ts';

/** A product as customers see it, from what is typed: its card in lists and the head of its page. */
export function ProductPreview({
  draft,
  images,
  available,
  categories,
  locale,
}: {
  draft: Draft;
  images: readonly ProductImage[];
  available: number;
  categories: readonly Category[];
  locale: string;
}) {
  const format = createFormat(locale);
  const cents = centsOf(draft.price);
  const price = cents ? format.money(usd(cents)) : productFormText.noPrice;
  const name = draft.name.trim() || productFormText.noName;
  const facts = factsOf(draft, format);
  const picture = images[0] && (mediaPath(images[0].thumbUrl) ?? undefined);
  return (
    <section aria-label={productFormText.preview} className="grid gap-4">
      <h2 className="text-sm">{productFormText.preview}</h2>
      <div>
        <h3 className="mb-1.5 text-xs font-[600] tracking-normal text-soft">{productFormText.previewCard}</h3>
        <div className="max-w-72 overflow-hidden rounded-lg border border-line bg-surface">
          <div className="picture-ground aspect-[8/5]">
            {picture ? (
              <img src={picture} alt="" className="size-full object-cover" />
            ) : (
              <span className="grid size-full place-items-center text-sm text-[oklch(42%_0.02_260)]">
                {productFormText.noPicture}
              </span>
            )}
          </div>
          <div className="grid gap-2 p-3">
            <p className="text-base leading-snug font-[680] tracking-[-0.022em] wrap-anywhere">{name}</p>
            <p className="text-sm text-soft">{facts.map(({ value }) => value).join(' · ')}</p>
            <div className="flex flex-wrap items-end justify-between gap-2 pt-1">
              <p className="text-lg font-[700]">{price}</p>
              <Stock available={available} />
            </div>
          </div>
        </div>
      </div>
      <div>
        <h3 className="mb-1.5 text-xs font-[600] tracking-normal text-soft">{productFormText.previewHead}</h3>
        <div className="grid gap-3 rounded-lg border border-line bg-paper p-4">
          <p className="text-xs text-soft">{pathName(categories, draft.categoryId)}</p>
          {draft.sku && (
            <p>
              <span className="plate text-sm text-soft">{draft.sku}</span>
            </p>
          )}
          <p className="text-xl leading-tight font-[680] tracking-[-0.022em] wrap-anywhere">{name}</p>
          <div className="flex flex-wrap items-center justify-between gap-2">
            <p className="text-2xl font-[720] tracking-[-0.02em]">{price}</p>
            <Stock available={available} />
          </div>
          <ul className="grid grid-cols-3 gap-px overflow-hidden rounded-md border border-line bg-line">
            {facts.map(({ icon, value }) => (
              <li key={icon} className="flex items-center gap-1.5 bg-surface p-2 text-xs font-[620]">
                <Icon name={icon} className="size-3.5" />
                <span className="wrap-anywhere">{value}</span>
              </li>
            ))}
          </ul>
          {draft.description.trim() && (
            <p className="max-h-40 overflow-y-auto text-sm whitespace-pre-line wrap-anywhere">
              {draft.description.trim()}
            </p>
          )}
        </div>
      </div>
    </section>
  );
}

type Fact = { readonly icon: IconName; readonly value: string };

/** The facts by which people tell vehicles apart, as far as they are typed and can be read. */
function factsOf(draft: Draft, format: ReturnType<typeof createFormat>): Fact[] {
  const number = (text: string) => {
    const value = text.trim() === '' ? null : numberOf(text.trim());
    return typeof value === 'number' ? value : null;
  };
  const mileage = number(draft.mileageKm);
  const power = number(draft.powerHp);
  const facts: (Fact | null)[] = [
    draft.year.trim() ? { icon: 'calendar', value: draft.year.trim() } : null,
    mileage === null
      ? null
      : { icon: 'gauge', value: mileage < 100 ? productFormText.newVehicle : format.kilometres(mileage) },
    power === null ? null : { icon: 'bolt', value: format.horsepower(power) },
    draft.fuel.trim() ? { icon: 'fuel', value: fuelName(draft.fuel.trim()) } : null,
    draft.transmission.trim()
      ? { icon: 'gearbox', value: transmissionName(draft.transmission.trim()) }
      : null,
  ];
  return facts.filter((fact) => fact !== null);
}

function Stock({ available }: { available: number }) {
  if (available === 0) return <Badge tone="bad">{productFormText.outOfStock}</Badge>;
  if (available === 1) return <Badge tone="warn">{productFormText.lastOne}</Badge>;
  return <Badge tone="good">{productFormText.inStock(available)}</Badge>;
}
