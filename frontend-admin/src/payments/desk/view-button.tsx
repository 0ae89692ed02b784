import { Button } from '@eshop/ui/button';
import { Key } from '@/keyboard/key.tsx';

/** A small button with its key. */
export const ViewButton = ({ keys, label, run }: { keys: string; label: string; run: () => void }) => (
  <Button size="small" look="quiet" onClick={run} aria-keyshortcuts={keys}>
    {label}
    <Key keys={keys} />
  </Button>
);
