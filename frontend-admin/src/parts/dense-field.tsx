import { classes } from '@eshop/ui/classes';
import type { ComponentProps, ReactNode } from 'react';

const control =
  'w-full rounded-md border border-edge bg-surface px-2.5 text-sm text-ink placeholder:text-soft ' +
  'focus-visible:border-focus aria-invalid:border-bad aria-invalid:bg-bad-wash';

type Own = {
  readonly id: string;
  readonly label: ReactNode;
  readonly error?: ReactNode;
  readonly hint?: ReactNode;
  readonly className?: string;
};

const describedBy = (id: string, error: ReactNode, hint: ReactNode) =>
  classes(Boolean(error) && `${id}-error`, Boolean(hint) && `${id}-hint`) || undefined;

function Frame({ id, label, error, hint, className, children }: Own & { children: ReactNode }) {
  return (
    <div className={classes('grid content-start gap-1', className)}>
      <label htmlFor={id} className="text-xs font-[600] text-soft">
        {label}
      </label>
      {children}
      {error && (
        <p id={`${id}-error`} className="text-xs font-[550] text-bad">
          {error}
        </p>
      )}
      {hint && (
        <p id={`${id}-hint`} className="text-xs text-soft">
          {hint}
        </p>
      )}
    </div>
  );
}

/** One line to type, dense; its fault is said below it. */
export const DenseField = ({ id, label, error, hint, className, ...rest }: Own & ComponentProps<'input'>) => (
  <Frame {...{ id, label, error, hint }} className={className ?? ''}>
    <input
      id={id}
      name={id}
      autoComplete="off"
      aria-invalid={error ? true : undefined}
      aria-describedby={describedBy(id, error, hint)}
      className={classes(control, 'h-9')}
      {...rest}
    />
  </Frame>
);

/** Several lines to type. */
export const DenseArea = ({
  id,
  label,
  error,
  hint,
  className,
  ...rest
}: Own & ComponentProps<'textarea'>) => (
  <Frame {...{ id, label, error, hint }} className={className ?? ''}>
    <textarea
      id={id}
      name={id}
      rows={6}
      aria-invalid={error ? true : undefined}
      aria-describedby={describedBy(id, error, hint)}
      className={classes(control, 'py-1.5')}
      {...rest}
    />
  </Frame>
);

/** One of a few values to choose from. */
export const DenseSelect = ({
  id,
  label,
  error,
  hint,
  className,
  options,
  ...rest
}: Own & ComponentProps<'select'> & { options: readonly { value: string; label: string }[] }) => (
  <Frame {...{ id, label, error, hint }} className={className ?? ''}>
    <select
      id={id}
      name={id}
      aria-invalid={error ? true : undefined}
      aria-describedby={describedBy(id, error, hint)}
      className={classes(control, 'h-9 pr-7')}
      {...rest}
    >
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  </Frame>
);
