import { type Category, type ProductFacets, staffProductSorts } from '@eshop/contracts/api/product';
import { productsText } from '@text/products';
import { flattened } from '@/categories/tree.ts';
import { ColumnChooser } from '@/tables/column-chooser.tsx';
import type { Column } from '@/tables/columns.ts';
import { InputFilter, SearchFilter, SelectFilter } from '@/tables/filter-fields.tsx';
import { FilterForm } from '@/tables/filter-form.tsx';
import { productColumns } from './columns.ts';

type Query = Readonly<Record<string, string | undefined>>;

/** What the list is filtered and arranged by. */
export function ProductFilters({
  query,
  columns,
  categories,
  facets,
}: {
  query: Query;
  columns: readonly Column[];
  categories: readonly Category[];
  facets: ProductFacets | null;
}) {
  const { sorts } = productsText;
  return (
    <FilterForm
      action="/products"
      label={productsText.filters}
      className="mb-3 flex flex-wrap items-end gap-2"
    >
      <SearchFilter
        label={productsText.search}
        name="q"
        defaultValue={query.q ?? ''}
        placeholder={productsText.searchHint}
      />
      <SelectFilter
        label={productsText.category}
        name="category"
        defaultValue={query.category ?? ''}
        options={[
          { value: '', label: productsText.allCategories },
          ...flattened(categories).map(({ category: { slug, name }, depth }) => ({
            value: slug,
            label: `${'\u00a0\u00a0'.repeat(depth - 1)}${name}`,
          })),
        ]}
      />
      <InputFilter
        label={productsText.make}
        name="make"
        defaultValue={query.make ?? ''}
        maxLength={60}
        list="makes"
        size={8}
      />
      <datalist id="makes">
        {facets?.make.map(({ value }) => (
          <option key={value} value={value} />
        ))}
      </datalist>
      <InputFilter
        label={productsText.priceFrom}
        name="priceFrom"
        defaultValue={query.priceFrom ?? ''}
        inputMode="decimal"
        size={5}
      />
      <InputFilter
        label={productsText.priceTo}
        name="priceTo"
        defaultValue={query.priceTo ?? ''}
        inputMode="decimal"
        size={5}
      />
      <InputFilter
        label={productsText.yearFrom}
        name="yearFrom"
        defaultValue={query.yearFrom ?? ''}
        inputMode="numeric"
        size={3}
        maxLength={4}
      />
      <InputFilter
        label={productsText.yearTo}
        name="yearTo"
        defaultValue={query.yearTo ?? ''}
        inputMode="numeric"
        size={3}
        maxLength={4}
      />
      <SelectFilter
        label={productsText.state}
        name="archived"
        defaultValue={query.archived ?? ''}
        options={[
          { value: '', label: productsText.onSale },
          { value: '1', label: productsText.archived },
        ]}
      />
      <SelectFilter
        label={productsText.sort}
        name="sort"
        defaultValue={query.sort ?? ''}
        options={[
          { value: '', label: query.q ? sorts.best : sorts.newest },
          ...(query.q ? [{ value: 'newest', label: sorts.newest }] : []),
          ...staffProductSorts
            .filter((sort) => sort !== 'newest')
            .map((sort) => ({ value: sort, label: sorts[sort] })),
        ]}
      />
      <ColumnChooser all={productColumns} shown={columns} />
    </FilterForm>
  );
}
