import { tableText } from '@text/tables';
import type { Column } from './columns.ts';

/** Boxes for the columns of a list; stands in its filter form. */
export const ColumnChooser = ({ all, shown }: { all: readonly Column[]; shown: readonly Column[] }) => (
  <details className="relative">
    <summary className="flex h-9 list-none items-center rounded-md border border-edge bg-surface px-3 font-[600]">
      {tableText.columns}
    </summary>
    <div className="absolute right-0 z-20 mt-1 grid w-52 gap-1 rounded-md border border-edge bg-surface p-3 shadow-lift">
      {all.map(({ name, title }) => (
        <label key={name} className="flex min-h-8 items-center gap-2">
          <input
            type="checkbox"
            name="columns"
            value={name}
            defaultChecked={shown.some((column) => column.name === name)}
            className="size-4 accent-current"
          />
          {title}
        </label>
      ))}
    </div>
  </details>
);
