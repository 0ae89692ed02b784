'use client';

import { peopleText } from '@text/people';
import { ConfirmForm } from '@/parts/confirm-form.tsx';
import { disablePerson, enablePerson, signPersonOut } from './people-actions.ts';

type Someone = { readonly id: string; readonly name: string };

const Named = ({ id }: Pick<Someone, 'id'>) => <input type="hidden" name="id" value={id} />;

/** Asks, then locks somebody out. */
export const DisableForm = ({ id, name }: Someone) => (
  <ConfirmForm
    label={peopleText.disable}
    title={peopleText.disableTitle(name)}
    confirm={peopleText.disable}
    look="danger"
    danger
    action={disablePerson}
  >
    <Named id={id} />
    <p>{peopleText.disableAsk}</p>
  </ConfirmForm>
);

/** Asks, then lets somebody in again. */
export const EnableForm = ({ id, name }: Someone) => (
  <ConfirmForm
    label={peopleText.enable}
    title={peopleText.enableTitle(name)}
    confirm={peopleText.enable}
    action={enablePerson}
  >
    <Named id={id} />
    <p>{peopleText.enableAsk}</p>
  </ConfirmForm>
);

/** Asks, then ends all sessions of somebody; `own` is for who looks. */
export const SignOutEverywhereForm = ({ id, name, own }: Someone & { own: boolean }) => (
  <ConfirmForm
    label={peopleText.signOut}
    title={peopleText.signOutTitle(name)}
    confirm={peopleText.signOut}
    danger
    action={signPersonOut}
  >
    <Named id={id} />
    <p>{peopleText.signOutAsk}</p>
    {own && <p className="font-[600]">{peopleText.signOutSelf}</p>}
  </ConfirmForm>
);
