'use client';

import type { Category } from '@eshop/contracts/api/product';
import { productFormText } from '@text/product-form';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { CategoryPicker } from '@/categories/category-picker.tsx';
import { DenseArea, DenseField } from '@/parts/dense-field.tsx';
import type { Draft, DraftField } from './draft.ts';
import type { SaveState } from './save-state.ts';

const { fields, sections } = productFormText;

/** Values that vehicles often have; any other can be typed. */
const suggestions: Partial<Record<DraftField, readonly string[]>> = {
  fuel: ['petrol', 'diesel', 'electric', 'hybrid'],
  transmission: ['manual', 'automatic', 'cvt'],
  bodyType: ['sedan', 'hatchback', 'wagon', 'suv', 'coupe', 'convertible', 'pickup', 'van'],
};

/** The fields of a product in sections. */
export function ProductFields({
  draft,
  state,
  categories,
  isNew,
  onChange,
}: {
  draft: Draft;
  state: SaveState;
  categories: readonly Category[];
  isNew: boolean;
  onChange: (field: DraftField, text: string) => void;
}) {
  const common = (field: DraftField) => ({
    id: field,
    label: fields[field],
    value: draft[field],
    error: state.errors[field],
  });
  const text = (field: DraftField, more: Partial<Parameters<typeof DenseField>[0]> = {}) => (
    <DenseField
      {...common(field)}
      onChange={(event) => onChange(field, event.target.value)}
      list={suggestions[field] ? `${field}-suggestions` : undefined}
      {...more}
    />
  );
  const whole = (field: DraftField, more = {}) => text(field, { inputMode: 'numeric', ...more });
  return (
    <div className="grid gap-6">
      <Section title={sections.basics}>
        {text('name', { className: 'sm:col-span-2', maxLength: 400 })}
        {isNew &&
          text('sku', {
            hint: productFormText.skuHint,
            error: state.errors.sku && <SkuError text={state.errors.sku} ownerId={state.skuOwnerId} />,
          })}
        <CategoryPicker
          id="categoryId"
          label={fields.categoryId}
          items={categories}
          value={draft.categoryId}
          error={state.errors.categoryId}
          onChange={(id) => onChange('categoryId', id)}
        />
        {text('price', { inputMode: 'decimal', placeholder: '18,999.00' })}
        <DenseArea
          {...common('description')}
          className="sm:col-span-2"
          onChange={(event) => onChange('description', event.target.value)}
        />
      </Section>
      <Section title={sections.vehicle} wide>
        {text('make')}
        {text('model')}
        {whole('year')}
        {whole('mileageKm')}
        {whole('engineCc')}
        {whole('powerHp')}
        {text('fuel')}
        {text('transmission')}
        {text('bodyType')}
        {text('colour')}
      </Section>
      <Section title={sections.stock}>
        {text('weightKg', { inputMode: 'decimal' })}
        {isNew && whole('initialQuantity', { hint: productFormText.quantityHint })}
      </Section>
      {Object.entries(suggestions).map(([field, values]) => (
        <datalist key={field} id={`${field}-suggestions`}>
          {values.map((value) => (
            <option key={value} value={value} />
          ))}
        </datalist>
      ))}
    </div>
  );
}

const Section = ({
  title,
  wide = false,
  children,
}: {
  title: string;
  /** Its fields are short: three stand side by side where there is room. */
  wide?: boolean;
  children: ReactNode;
}) => (
  <fieldset className="rounded-md border border-line bg-surface p-4">
    <legend className="float-left mb-3 w-full text-sm font-[650]">{title}</legend>
    <div className={`clear-both grid gap-3 sm:grid-cols-2 ${wide ? 'lg:grid-cols-3' : ''}`}>{children}</div>
  </fieldset>
);

const SkuError = ({ text, ownerId }: { text: string; ownerId: string | undefined }) => (
  <>
    {text}{' '}
    {ownerId && (
      <Link href={`/products/${ownerId}`} target="_blank" className="underline">
        {productFormText.skuTakenLink}
      </Link>
    )}
  </>
);
