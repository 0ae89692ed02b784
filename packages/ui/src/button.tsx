import type { ComponentProps } from 'react';
import { classes } from './classes.tsx';

const looks = {
  /** The one thing to do next. */
  primary: 'bg-accent text-on-accent hover:bg-accent-strong border-transparent',
  secondary: 'bg-surface text-ink border-edge hover:border-ink',
  quiet: 'bg-transparent text-ink border-transparent hover:bg-sunken',
  danger: 'bg-surface text-bad border-bad hover:bg-bad-wash',
} as const;

const sizes = {
  small: 'min-h-9 px-3 text-sm',
  medium: 'min-h-11 px-4 text-base',
  large: 'min-h-13 px-6 text-lg',
} as const;

type Look = { look?: keyof typeof looks; size?: keyof typeof sizes };

/** The classes of a button, for a link that should look like one. */
export const buttonClasses = ({ look = 'secondary', size = 'medium' }: Look = {}, more?: string): string =>
  classes(
    'inline-flex items-center justify-center gap-2 rounded-md border font-[620] leading-none no-underline',
    'transition-colors duration-150 disabled:opacity-55 aria-disabled:opacity-55',
    looks[look],
    sizes[size],
    more,
  );

/** A button. `pending` says that its work is under way: it stays where it is and can't be pressed again. */
export function Button({
  look = 'secondary',
  size = 'medium',
  pending = false,
  className,
  children,
  type = 'button',
  disabled,
  ...rest
}: ComponentProps<'button'> & Look & { pending?: boolean }) {
  return (
    <button
      type={type}
      disabled={disabled || pending}
      aria-busy={pending || undefined}
      className={buttonClasses({ look, size }, className)}
      {...rest}
    >
      {pending && <Spinner />}
      {children}
    </button>
  );
}

/** A small turning wheel; decoration only. */
export const Spinner = () => (
  <svg className="size-4 animate-spin" viewBox="0 0 16 16" fill="none" aria-hidden="true">
    <circle cx="8" cy="8" r="6.25" stroke="currentColor" strokeWidth="2.5" opacity="0.25" />
    <path
      d="M8 1.75a6.25 6.25 0 0 1 6.25 6.25"
      stroke="currentColor"
      strokeWidth="2.5"
      strokeLinecap="round"
    />
  </svg>
);
