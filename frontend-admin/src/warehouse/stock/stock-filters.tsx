import type { Warehouse } from '@eshop/contracts/api/warehouse';
import { warehouseText } from '@text/warehouse';
import { SearchFilter, SelectFilter } from '@/tables/filter-fields.tsx';
import { FilterForm } from '@/tables/filter-form.tsx';

type Query = Readonly<Record<string, string | undefined>>;

/** What the stock is narrowed to, and its order. */
export const StockFilters = ({ query, warehouses }: { query: Query; warehouses: readonly Warehouse[] }) => (
  <FilterForm
    action="/warehouse"
    label={warehouseText.filters}
    className="mb-3 flex flex-wrap items-end gap-2"
  >
    {query.productId && <input type="hidden" name="productId" value={query.productId} />}
    <SearchFilter
      label={warehouseText.search}
      name="q"
      defaultValue={query.q ?? ''}
      placeholder={warehouseText.searchHint}
    />
    <SelectFilter
      label={warehouseText.warehouse}
      name="warehouseId"
      defaultValue={query.warehouseId ?? ''}
      options={[
        { value: '', label: warehouseText.allWarehouses },
        ...warehouses.map(({ id, name }) => ({ value: id, label: name })),
      ]}
    />
    <SelectFilter
      label={warehouseText.show}
      name="low"
      defaultValue={query.low ? '1' : ''}
      options={[
        { value: '', label: warehouseText.showAll },
        { value: '1', label: warehouseText.showLow },
      ]}
    />
    <SelectFilter
      label={warehouseText.sort}
      name="sort"
      defaultValue={query.sort ?? ''}
      options={[
        { value: '', label: warehouseText.sorts.product },
        { value: 'available', label: warehouseText.sorts.available },
        { value: 'name', label: warehouseText.sorts.name },
      ]}
    />
  </FilterForm>
);
