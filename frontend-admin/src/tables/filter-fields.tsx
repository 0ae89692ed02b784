import type { ComponentProps, ReactNode } from 'react';
import { FollowedSelect } from './followed-select.tsx';

const control =
  'h-9 rounded-md border border-edge bg-surface px-2.5 text-sm text-ink placeholder:text-soft focus-visible:border-focus';

type Labelled = { readonly label: ReactNode; readonly name: string };

const Label = ({ label, children }: { label: ReactNode; children: ReactNode }) => (
  // biome-ignore lint/a11y/noLabelWithoutControl: the control is the child.
  <label className="grid gap-1">
    <span className="text-xs font-[600] text-soft">{label}</span>
    {children}
  </label>
);

/** Words to search for; `/` puts the focus there. */
export const SearchFilter = ({ label, ...rest }: Labelled & ComponentProps<'input'>) => (
  <Label label={label}>
    <input type="search" maxLength={100} {...rest} className={`${control} w-64 max-w-full`} />
  </Label>
);

/** A text, number or date to filter by. */
export const InputFilter = ({ label, ...rest }: Labelled & ComponentProps<'input'>) => (
  <Label label={label}>
    <input {...rest} className={control} />
  </Label>
);

/** One of a few values; the first, without a value, is for all. */
export const SelectFilter = ({
  label,
  options,
  ...rest
}: Labelled & ComponentProps<'select'> & { options: readonly { value: string; label: string }[] }) => (
  <Label label={label}>
    <FollowedSelect {...rest} className={`${control} pr-7`}>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </FollowedSelect>
  </Label>
);
