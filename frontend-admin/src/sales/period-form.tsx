import { salesText } from '@text/sales';
import { InputFilter, SelectFilter } from '@/tables/filter-fields.tsx';
import { FilterForm } from '@/tables/filter-form.tsx';
import { compareNames, type Period, type PeriodName, periodNames } from './period.ts';

type Query = Readonly<Record<string, string | undefined>>;

const dayMilliseconds = 86_400_000;
/** Kept in the address while the period changes. */
const kept = ['measure', 'by', 'make', 'productId', 'categoryId', 'warehouseId'] as const;

/** Chooses the period and what it is compared with; days of one's own come up with `Custom`. */
export function PeriodForm({
  query,
  name,
  period,
  compare,
}: {
  query: Query;
  name: PeriodName;
  period: Period;
  compare: string;
}) {
  const day = (at: Date) => at.toISOString().slice(0, 10);
  return (
    <FilterForm action="/sales" label={salesText.filters}>
      {kept.map(
        (field) => query[field] && <input key={field} type="hidden" name={field} value={query[field]} />,
      )}
      <SelectFilter
        label={salesText.period}
        name="period"
        defaultValue={name}
        options={periodNames.map((value) => ({ value, label: salesText.periods[value] }))}
      />
      {name === 'custom' && (
        <>
          <InputFilter
            label={salesText.from}
            name="from"
            type="date"
            defaultValue={query.from ?? day(period.from)}
            required
          />
          <InputFilter
            label={salesText.to}
            name="to"
            type="date"
            defaultValue={query.to ?? day(new Date(period.to.getTime() - dayMilliseconds))}
            required
          />
        </>
      )}
      <SelectFilter
        label={salesText.compare}
        name="compare"
        defaultValue={compare}
        options={compareNames.map((value) => ({ value, label: salesText.compares[value] }))}
      />
    </FilterForm>
  );
}
