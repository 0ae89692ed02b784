import { Message } from '@eshop/ui/message';
import type { FormState } from './form-state.ts';

/** What is to be said above a form after it was sent. */
export function FormMessage({ state, className }: { state: FormState; className?: string }) {
  if (state.status === 'idle' || !state.message) return null;
  return (
    <Message
      tone={state.status === 'done' ? 'good' : 'bad'}
      title={state.message}
      live
      {...(className ? { className } : {})}
    />
  );
}
