/** Words of signing in and out. */
export const signInText = {
  title: 'Sign in',
  lead: 'For the staff of Eshop.',
  email: 'E-mail',
  password: 'Password',
  signIn: 'Sign in',
  ended: 'Your session has ended',
  endedText: 'Sign in again and you are back where you were.',
  notStaff:
    'This account is not one of staff. Customers are at home in the shop itself; an admin can give you a role.',
  notConfirmed: 'This account’s e-mail address is not confirmed yet. Confirm it in the shop first.',
  signedOut: 'You are signed out.',
  signedOutHereOnly:
    'You are signed out in this browser. The shop could not be reached to end the session there too.',
  demoTitle: 'Local demo accounts',
  demoText: 'Shown because this shop runs on one machine.',
  demoPassword: 'Password of both',
  demoAccounts: [
    { role: 'Admin', email: 'admin@eshop.example' },
    { role: 'Warehouse', email: 'warehouse@eshop.example' },
  ],
  demoPasswordValue: 'Eshop-demo-1',
} as const;
