import { decidedText } from '@text/payments';
import { InputFilter, SearchFilter, SelectFilter } from '@/tables/filter-fields.tsx';
import { FilterForm } from '@/tables/filter-form.tsx';
import type { CustomerFilter } from './find-subjects.ts';
import type { DecidedQuery } from './read-decided.ts';

/** Narrows decided payments; what nothing fits says so by its field. */
export const DecidedFilters = ({
  path,
  query,
  customer,
  noOrder,
}: {
  path: string;
  query: DecidedQuery;
  customer: CustomerFilter;
  noOrder: boolean;
}) => (
  <FilterForm action={path} label={decidedText.filters}>
    <SelectFilter
      label={decidedText.status}
      name="status"
      defaultValue={query.status ?? ''}
      options={[
        { value: '', label: decidedText.all },
        { value: 'APPROVED', label: decidedText.approved },
        { value: 'REJECTED', label: decidedText.rejected },
      ]}
    />
    <SearchFilter
      label={decidedText.customer}
      name="customer"
      placeholder={decidedText.customerHint}
      defaultValue={query.customer}
    />
    <InputFilter
      label={decidedText.order}
      name="order"
      type="text"
      placeholder={decidedText.orderHint}
      defaultValue={query.order}
    />
    <InputFilter label={decidedText.from} name="from" type="date" defaultValue={query.from} />
    <InputFilter label={decidedText.to} name="to" type="date" defaultValue={query.to} />
    <p role="status" className="basis-full text-warn empty:hidden">
      {[customer.kind === 'none' ? decidedText.noCustomer : '', noOrder ? decidedText.noOrder : '']
        .filter(Boolean)
        .join(' ')}
    </p>
  </FilterForm>
);
