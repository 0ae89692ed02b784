'use client';

import { unstable_rethrow } from 'next/navigation';
import { useActionState, useState } from 'react';
import { useScripted } from './use-scripted.ts';

/**
 * `useActionState` for an action of the server that may not be reached: what `whenLost` makes of it is shown then, and
 * not the error page, on which all that was typed would be gone. Before scripts run the form is sent as it is.
 */
export function useGuardedAction<State>(
  action: (before: Awaited<State>, form: FormData) => Promise<State>,
  start: Awaited<State>,
  whenLost: (before: Awaited<State>, form: FormData) => State,
): readonly [state: Awaited<State>, send: (form: FormData) => void, pending: boolean] {
  const [sent, send, sending] = useActionState(action, start);
  const [first] = useState(sent);
  const [guarded, sendGuarded, guarding] = useActionState(async (before: Awaited<State>, form: FormData) => {
    try {
      return await action(before, form);
    } catch (error) {
      unstable_rethrow(error);
      return whenLost(before, form);
    }
  }, first);
  return [guarded === first ? sent : guarded, useScripted() ? sendGuarded : send, sending || guarding];
}
