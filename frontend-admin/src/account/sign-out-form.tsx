import { Button } from '@eshop/ui/button';
import { siteText } from '@text/site';
import { signOutHere } from './sign-out-action.ts';

/** Signs out in this browser. */
export const SignOutForm = () => (
  <form action={signOutHere}>
    <Button type="submit" size="small">
      {siteText.signOut}
    </Button>
  </form>
);
