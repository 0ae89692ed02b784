import { Button } from '@eshop/ui/button';
import type { ComponentProps } from 'react';
import { useFormStatus } from 'react-dom';

/** One of several buttons of a form; it alone shows that its own work is under way, and none can be pressed again. */
export function IntentButton({
  intent,
  working,
  children,
  ...rest
}: Omit<ComponentProps<typeof Button>, 'type' | 'pending' | 'name' | 'value'> & {
  intent: string;
  /** Shown meanwhile. */
  working: string;
}) {
  const { pending, data } = useFormStatus();
  const own = pending && data.get('intent') === intent;
  return (
    <Button type="submit" name="intent" value={intent} pending={own} disabled={pending} {...rest}>
      {own ? working : children}
    </Button>
  );
}
