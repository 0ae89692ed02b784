import { auditActions, auditedServices, auditSubjectTypes } from '@eshop/contracts/api/audit';
import { auditText } from '@text/audit';
import { InputFilter, SelectFilter } from '@/tables/filter-fields.tsx';
import { FilterForm } from '@/tables/filter-form.tsx';
import { trailPath } from './trail-query.ts';

type Option = { readonly value: string; readonly label: string };

/** What the trail is narrowed to. */
export const AuditFilters = ({
  query,
  people,
}: {
  query: Readonly<Record<string, string | undefined>>;
  /** Those who can have done something. */
  people: readonly Option[];
}) => (
  <FilterForm action={trailPath} label={auditText.filters} className="mb-3 flex flex-wrap items-end gap-2">
    <SelectFilter
      label={auditText.who}
      name="who"
      defaultValue={query.who ?? ''}
      options={[{ value: '', label: auditText.everybody }, ...people]}
    />
    <SelectFilter
      label={auditText.action}
      name="did"
      defaultValue={query.did ?? ''}
      options={[
        { value: '', label: auditText.anyAction },
        ...auditActions.map((value) => ({ value, label: auditText.actions[value] })),
      ]}
    />
    <SelectFilter
      label={auditText.kind}
      name="kind"
      defaultValue={query.kind ?? ''}
      options={[
        { value: '', label: auditText.anyKind },
        ...auditSubjectTypes.map((value) => ({ value, label: auditText.subjects[value] })),
      ]}
    />
    <InputFilter
      label={auditText.subject}
      name="subject"
      defaultValue={query.subject ?? ''}
      maxLength={100}
      size={12}
    />
    <SelectFilter
      label={auditText.service}
      name="service"
      defaultValue={query.service ?? ''}
      options={[
        { value: '', label: auditText.anyService },
        ...auditedServices.map((value) => ({ value, label: auditText.services[value] ?? value })),
      ]}
    />
    <InputFilter label={auditText.from} name="from" type="date" defaultValue={query.from ?? ''} />
    <InputFilter label={auditText.to} name="to" type="date" defaultValue={query.to ?? ''} />
  </FilterForm>
);
