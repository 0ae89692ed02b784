import { classes } from '@eshop/ui/classes';

const shown: Readonly<Record<string, string>> = {
  mod: 'Ctrl',
  shift: 'Shift',
  alt: 'Alt',
  Escape: 'Esc',
  ArrowDown: '↓',
  ArrowUp: '↑',
  ArrowLeft: '←',
  ArrowRight: '→',
  ' ': 'Space',
};

/** A key as it is written on it; beside words that say what it does. */
export const Key = ({ keys, className }: { keys: string; className?: string }) => (
  <kbd
    className={classes(
      'inline-flex min-w-5 items-center justify-center rounded-sm border border-current px-1 font-sans text-xs leading-4',
      className,
    )}
  >
    {(keys === '+' ? ['+'] : keys.split('+'))
      .map((key) => shown[key] ?? (key.length === 1 ? key.toUpperCase() : key))
      .join(' ')}
  </kbd>
);
