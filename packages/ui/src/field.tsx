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
  hideLabel?: boolean | undefined;
  className?: string | undefined;
};

const describedBy = ({ id, hint, error }: Pick<Shown, 'id' | 'hint' | 'error'>) =>
  classes(error && `${id}-error`, Boolean(hint) && `${id}-hint`) || undefined;

/** A label above a control, a hint and the fault below it. */
function FieldFrame({
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

/** What a field is given, told apart: for the frame around the control, and for the control itself. */
function apart<Props extends Own>(props: Props) {
  const { id, label, hint, error, hideLabel, optional, className, ...rest } = props;
  return {
    frame: { id, label, hint, error, hideLabel, optional, className },
    given: {
      id,
      name: id,
      'aria-invalid': error ? true : undefined,
      'aria-describedby': describedBy({ id, hint, error }),
    },
    rest,
  };
}

/** One line to type. What was typed stays: give it as `defaultValue` when the form comes back. */
export function TextField(props: Own & ComponentProps<'input'>) {
  const { frame, given, rest } = apart(props);
  return (
    <FieldFrame {...frame}>
      <input {...given} className={classes(control, 'h-11')} {...rest} />
    </FieldFrame>
  );
}

/** Several lines to type. */
export function TextArea(props: Own & ComponentProps<'textarea'>) {
  const { frame, given, rest } = apart(props);
  return (
    <FieldFrame {...frame}>
      <textarea {...given} rows={3} className={classes(control, 'py-2.5')} {...rest} />
    </FieldFrame>
  );
}
