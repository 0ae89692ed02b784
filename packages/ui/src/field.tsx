import type { ComponentProps, ReactNode } from 'react';
import { classes } from './classes.tsx';

const control =
  'w-full rounded-md border border-edge bg-surface px-3 text-base text-ink placeholder:text-soft ' +
  'focus-visible:border-focus aria-invalid:border-bad aria-invalid:bg-bad-wash';

type Shown = {
  /** Unique on the page; label, hint and fault are tied to it. */
  id: string;
  label: ReactNode;
  hint?: ReactNode;
  /** What is wrong with it, said below the control. */
  error?: string | undefined;
  /** Keeps the label for screen readers alone. */
  hideLabel?: boolean;
  className?: string;
};

const describedBy = ({ id, hint, error }: Pick<Shown, 'id' | 'hint' | 'error'>) =>
  classes(error && `${id}-error`, Boolean(hint) && `${id}-hint`) || undefined;

/** A label above a control, a hint and the fault below it. */
export function FieldFrame({
  id,
  label,
  hint,
  error,
  hideLabel,
  optional,
  className,
  children,
}: Shown & { optional?: ReactNode; children: ReactNode }) {
  return (
    <div className={classes('grid gap-1.5', className)}>
      <label htmlFor={id} className={hideLabel ? 'sr-only' : 'text-sm font-[600]'}>
        {label}
        {optional && <span className="ml-1.5 font-normal text-soft">{optional}</span>}
      </label>
      {children}
      {error && (
        <p id={`${id}-error`} className="text-sm font-[550] text-bad">
          {error}
        </p>
      )}
      {hint && (
        <p id={`${id}-hint`} className="text-sm text-soft">
          {hint}
        </p>
      )}
    </div>
  );
}

type Own = Shown & { optional?: ReactNode };

/** One line to type. What was typed stays: give it as `defaultValue` when the form comes back. */
export function TextField({
  id,
  label,
  hint,
  error,
  hideLabel,
  optional,
  className,
  ...rest
}: Own & ComponentProps<'input'>) {
  return (
    <FieldFrame {...{ id, label, hint, error, optional }} {...definedOnly({ hideLabel, className })}>
      <input
        id={id}
        name={id}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy({ id, hint, error })}
        className={classes(control, 'h-11')}
        {...rest}
      />
    </FieldFrame>
  );
}

/** Several lines to type. */
export function TextArea({
  id,
  label,
  hint,
  error,
  hideLabel,
  optional,
  className,
  ...rest
}: Own & ComponentProps<'textarea'>) {
  return (
    <FieldFrame {...{ id, label, hint, error, optional }} {...definedOnly({ hideLabel, className })}>
      <textarea
        id={id}
        name={id}
        rows={3}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy({ id, hint, error })}
        className={classes(control, 'py-2.5')}
        {...rest}
      />
    </FieldFrame>
  );
}

/** A choice among options, by the browser's own control. */
export function SelectField({
  id,
  label,
  hint,
  error,
  hideLabel,
  optional,
  className,
  children,
  ...rest
}: Own & ComponentProps<'select'>) {
  return (
    <FieldFrame {...{ id, label, hint, error, optional }} {...definedOnly({ hideLabel, className })}>
      <select
        id={id}
        name={id}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy({ id, hint, error })}
        className={classes(control, 'h-11 pr-8')}
        {...rest}
      >
        {children}
      </select>
    </FieldFrame>
  );
}

const definedOnly = ({
  hideLabel,
  className,
}: {
  hideLabel?: boolean | undefined;
  className?: string | undefined;
}) => ({
  ...(hideLabel === undefined ? {} : { hideLabel }),
  ...(className === undefined ? {} : { className }),
});
