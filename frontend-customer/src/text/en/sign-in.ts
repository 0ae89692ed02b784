/** Words of signing up, in and out. */
export const signInText = {
  email: 'E-mail',
  password: 'Password',
  newPassword: 'New password',
  passwordRules: 'At least 8 characters, with upper and lower case letters and digits.',
  name: 'Your name',
  nameHint: 'As we should greet you.',
  code: 'Code from the e-mail',
  codeInvalid: 'The code is wrong or too old. Check it, or have a new one sent',
  codeHint: 'Six digits. Look into the spam folder too.',

  signInTitle: 'Sign in',
  signIn: 'Sign in',
  forgotten: 'Forgotten your password?',
  ended: 'Your session has ended',
  endedText: 'You were signed out, perhaps on another device. Sign in again and you are back where you were.',
  needed: 'Sign in to go on',
  neededText: 'The page that you asked for is yours alone.',
  newHere: 'New here?',
  newHereText: 'With an account you can order, follow each step to your door and keep your addresses.',
  createAccount: 'Create an account',
  demoTitle: 'Local demo accounts',
  demoText: 'Shown because this shop runs on one machine.',
  demoPassword: 'Password of both',
  demoAccounts: [
    { role: 'Customer', email: 'customer@eshop.example' },
    { role: 'Admin', email: 'admin@eshop.example' },
  ],
  demoPasswordValue: 'Eshop-demo-1',

  signUpTitle: 'Create an account',
  signUp: 'Create account',
  signUpLead:
    'A minute, and the vehicle of your choice is yours to order. What is in your cart comes with you.',
  haveAccount: 'Have an account already?',
  emailTaken: 'There is an account with this e-mail address.',
  emailTakenSignIn: 'Sign in instead',

  confirmTitle: 'Confirm your e‑mail address',
  confirmLead: (email: string) =>
    email
      ? `We sent a code to ${email}. Type it here, and the account is yours.`
      : 'We sent you a code. Type it here, and the account is yours.',
  confirm: 'Confirm',
  resend: 'Send a new code',
  resendLimit: 'A new code replaces the one before. At most five an hour.',
  resent: (email: string) => `If ${email} waits to be confirmed, a new code is on its way to it.`,
  confirmFirst: 'Confirm your e-mail address first. A fresh code is on its way to it.',
  confirmFirstOldCode: 'Confirm your e-mail address first, with the code that we sent to it.',
  confirmed: 'Your e-mail address is confirmed. Sign in, and you are there.',
  accountMade: 'Your account is ready. Sign in, and you are there.',
  confirmedBefore: 'Confirmed it already?',

  forgotTitle: 'Forgotten your password?',
  forgotLead: 'Tell us the e-mail address of your account: we send a code with which you set a new password.',
  sendCode: 'Send the code',
  rememberAfterAll: 'Remembered it after all?',
  codeSent: (email: string) => `If there is an account for ${email}, a code is on its way to it.`,

  resetTitle: 'Set a new password',
  resetLead:
    'Type the code from the e-mail, and the password you would like from now on. The code is good for an hour.',
  resetPassword: 'Set the password',
  noCode: 'No code, or too old a one?',
  noCodeAgain: 'Send another',
  passwordSet: 'Your new password is set. Sign in with it.',

  mailbox: 'Local demo mailbox',
  mailboxText: 'Shown because this shop runs on one machine and sends no e-mail.',
  mailboxCode: 'Last code to this address',
  mailboxEmpty: 'No code was sent to this address yet.',

  signOutTitle: 'Sign out',
  signOutHere: 'Sign out',
  signOutHereText: 'Ends the session in this browser.',
  signOutEverywhere: 'Sign out everywhere',
  signOutEverywhereText: 'Ends the sessions in all browsers and on all devices, within a minute.',
  signedOut: 'You are signed out.',
  signedOutHereOnly:
    'You are signed out in this browser. The shop could not be reached to end the session there too.',
  signedOutEverywhere: 'You are signed out everywhere. Other devices notice within a minute.',
  notSignedIn: 'You are not signed in.',
  goOn: 'To the start page',

  cartCame: 'What was in your cart came with you',
} as const;
