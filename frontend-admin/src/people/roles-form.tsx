'use client';

import { type PersonRole, personRoles } from '@eshop/contracts/api/auth';
import { FormMessage } from '@eshop/site/forms/form-message.tsx';
import { SubmitButton } from '@eshop/site/forms/submit-button.tsx';
import { useFormAction } from '@eshop/site/forms/use-form-action.ts';
import { peopleText } from '@text/people';
import { siteText } from '@text/site';
import { saveRoles } from './people-actions.ts';

/** The roles of a person, to be ticked; each says what it allows. What was ticked stays when the shop refuses. */
export function RolesForm({ id, roles }: { id: string; roles: readonly PersonRole[] }) {
  const { state, send, form } = useFormAction(saveRoles);
  const ticked = (role: PersonRole) =>
    state.status === 'refused' ? state.values[role] !== undefined : roles.includes(role);
  return (
    <form ref={form} action={send} className="grid gap-3">
      <input type="hidden" name="id" value={id} />
      <FormMessage state={state} />
      <fieldset className="grid gap-2">
        <legend className="sr-only">{peopleText.rolesTitle}</legend>
        {personRoles.map((role) => (
          <div key={role}>
            <label className="flex items-center gap-2.5 font-[600]">
              <input
                // React keeps the first default of a box: a new state is a new box.
                key={String(ticked(role))}
                type="checkbox"
                name={role}
                defaultChecked={ticked(role)}
                disabled={role === 'customer'}
                aria-describedby={`${role}-hint`}
                className="size-4 accent-ink"
              />
              {siteText.roles[role]}
            </label>
            <p id={`${role}-hint`} className="ml-6.5 text-xs text-soft">
              {peopleText.roleHints[role]}
            </p>
          </div>
        ))}
      </fieldset>
      <div className="flex flex-wrap items-center gap-3">
        <SubmitButton size="small">{peopleText.saveRoles}</SubmitButton>
        <span className="text-xs text-soft">{peopleText.rolesHint}</span>
      </div>
    </form>
  );
}
