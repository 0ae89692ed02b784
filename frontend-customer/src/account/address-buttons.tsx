'use client';

import { FormMessage } from '@eshop/site/forms/form-message.tsx';
import { SubmitButton } from '@eshop/site/forms/submit-button.tsx';
import { useFormAction } from '@eshop/site/forms/use-form-action.ts';
import { buttonClasses } from '@eshop/ui/button';
import { accountText } from '@text/account';
import Link from 'next/link';
import { changeAddress } from './change-address-action.ts';

/** What can be done with a kept address; deleting is asked for once more, without scripts too. */
export function AddressButtons({ id, name, isDefault }: { id: string; name: string; isDefault: boolean }) {
  const { state, send, form } = useFormAction(changeAddress);
  const about = <span className="sr-only"> {name}</span>;
  return (
    <form ref={form} action={send} className="mt-4 flex flex-wrap items-start gap-2">
      <FormMessage state={state} className="w-full" />
      <input type="hidden" name="id" value={id} />
      <Link href={`/account/addresses/${id}`} className={buttonClasses()}>
        {accountText.edit}
        {about}
      </Link>
      {!isDefault && (
        <SubmitButton look="secondary" name="intent" value="default">
          {accountText.makeDefault}
          {about}
        </SubmitButton>
      )}
      <details className="open:w-full">
        <summary className={buttonClasses({ look: 'quiet' }, 'list-none [&::-webkit-details-marker]:hidden')}>
          {accountText.remove}
          {about}
        </summary>
        <div className="mt-2 rounded-md border border-line p-4">
          <p className="font-[620]">{accountText.removeSure}</p>
          <p className="mt-1 mb-3 text-sm text-soft">{accountText.removeSureText}</p>
          <SubmitButton look="danger" name="intent" value="delete">
            {accountText.remove}
            {about}
          </SubmitButton>
        </div>
      </details>
    </form>
  );
}
