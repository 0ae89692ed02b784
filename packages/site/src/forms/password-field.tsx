'use client';

import { TextField } from '@eshop/ui/field';
import { type ComponentProps, useState } from 'react';
import { siteText } from '#text/site.ts';
import { useScripted } from './use-scripted.ts';

/** A password to type; where scripts run, it can be looked at. What was typed never comes back from the server. */
export function PasswordField(props: Omit<ComponentProps<typeof TextField>, 'type' | 'defaultValue'>) {
  const [shown, setShown] = useState(false);
  const scripted = useScripted();
  return (
    <div className="relative">
      <TextField
        {...props}
        type={shown ? 'text' : 'password'}
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
      />
      {scripted && (
        <button
          type="button"
          aria-controls={props.id}
          onClick={() => setShown(!shown)}
          className="absolute -top-2 right-0 min-h-9 min-w-11 rounded-md px-1.5 text-sm font-[600] text-soft underline hover:text-ink"
        >
          {shown ? siteText.hide : siteText.show}
          <span className="sr-only"> {props.label}</span>
        </button>
      )}
    </div>
  );
}
