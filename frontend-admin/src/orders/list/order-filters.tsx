import { orderSorts } from '@eshop/contracts/api/order';
import { ordersText } from '@text/orders';
import { ColumnChooser } from '@/tables/column-chooser.tsx';
import type { Column } from '@/tables/columns.ts';
import { InputFilter, SearchFilter, SelectFilter } from '@/tables/filter-fields.tsx';
import { FilterForm } from '@/tables/filter-form.tsx';
import { orderColumns } from './order-columns.ts';
import { type OrdersAddress, sortIn } from './order-query.ts';

/** Narrows and sorts the list of orders, and chooses its columns; all of it is the page's address. */
export const OrderFilters = ({
  path,
  address,
  columns,
}: {
  path: string;
  address: OrdersAddress;
  columns: readonly Column[];
}) => (
  <FilterForm action={path} label={ordersText.filters}>
    <SearchFilter
      label={ordersText.search}
      name="q"
      placeholder={ordersText.searchHint}
      defaultValue={address.q}
    />
    <InputFilter label={ordersText.from} name="from" type="date" defaultValue={address.from} />
    <InputFilter label={ordersText.to} name="to" type="date" defaultValue={address.to} />
    <SelectFilter
      label={ordersText.sort}
      name="sort"
      defaultValue={sortIn(address.sort)}
      options={orderSorts.map((value) => ({ value, label: ordersText.sorts[value] }))}
    />
    <ColumnChooser all={orderColumns} shown={columns} />
    <input type="hidden" name="status" value={address.status ?? ''} />
    <input type="hidden" name="customer" value={address.customer ?? ''} />
  </FilterForm>
);
