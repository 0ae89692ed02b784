import { movementTypes, type Warehouse } from '@eshop/contracts/api/warehouse';
import { ledgerText } from '@text/ledger';
import { warehouseText } from '@text/warehouse';
import { InputFilter, SelectFilter } from '@/tables/filter-fields.tsx';
import { FilterForm } from '@/tables/filter-form.tsx';

type Query = Readonly<Record<string, string | undefined>>;

/** What the ledger is narrowed to. */
export const LedgerFilters = ({ query, warehouses }: { query: Query; warehouses: readonly Warehouse[] }) => (
  <FilterForm
    action="/warehouse/ledger"
    label={ledgerText.filters}
    className="mb-3 flex flex-wrap items-end gap-2"
  >
    {query.productId && <input type="hidden" name="productId" value={query.productId} />}
    {query.orderId && <input type="hidden" name="orderId" value={query.orderId} />}
    <SelectFilter
      label={ledgerText.type}
      name="type"
      defaultValue={query.type ?? ''}
      options={[
        { value: '', label: ledgerText.allTypes },
        ...movementTypes.map((value) => ({ value, label: ledgerText.types[value] })),
      ]}
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
    <InputFilter label={ledgerText.from} name="from" type="date" defaultValue={query.from ?? ''} />
    <InputFilter label={ledgerText.to} name="to" type="date" defaultValue={query.to ?? ''} />
  </FilterForm>
);
