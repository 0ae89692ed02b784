import { grantedRoles } from '@eshop/contracts/api/auth';
import { peopleText } from '@text/people';
import { siteText } from '@text/site';
import { SearchFilter, SelectFilter } from '@/tables/filter-fields.tsx';
import { FilterForm } from '@/tables/filter-form.tsx';
import { peoplePath } from './people-query.ts';

/** What the list of people is narrowed to. */
export const PeopleFilters = ({ query }: { query: Readonly<Record<string, string | undefined>> }) => (
  <FilterForm action={peoplePath} label={peopleText.filters} className="mb-3 flex flex-wrap items-end gap-2">
    <SearchFilter
      label={peopleText.search}
      name="q"
      defaultValue={query.q ?? ''}
      placeholder={peopleText.searchHint}
      maxLength={100}
    />
    <SelectFilter
      label={peopleText.role}
      name="role"
      defaultValue={query.role ?? ''}
      options={[
        { value: '', label: peopleText.anyRole },
        ...grantedRoles.map((value) => ({ value, label: siteText.roles[value] })),
      ]}
    />
    <SelectFilter
      label={peopleText.state}
      name="state"
      defaultValue={query.state ?? ''}
      options={[
        { value: '', label: peopleText.anyState },
        { value: 'active', label: peopleText.active },
        { value: 'disabled', label: peopleText.disabled },
      ]}
    />
  </FilterForm>
);
