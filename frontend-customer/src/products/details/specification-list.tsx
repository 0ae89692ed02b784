import type { SpecificationGroup } from './specifications.ts';

/** Names and values, a list for each side of the vehicle. */
export const SpecificationList = ({ groups }: { groups: readonly SpecificationGroup[] }) => (
  <div className="-mb-8 gap-x-10 sm:columns-2">
    {groups.map(({ title, rows }) => (
      <section key={title} className="mb-8 break-inside-avoid">
        <h3 className="border-b-2 border-ink pb-2 text-base">{title}</h3>
        <dl>
          {rows.map(({ name, value }) => (
            <div key={name} className="flex justify-between gap-6 border-b border-line py-2.5">
              <dt className="text-soft">{name}</dt>
              <dd className="text-right font-[600] wrap-anywhere">{value}</dd>
            </div>
          ))}
        </dl>
      </section>
    ))}
  </div>
);
