'use server';

import { cookies } from 'next/headers';
import { cookieNames } from '../session/cookie-names.ts';
import { newCookie } from '../session/session-cookies.ts';
import { chosenTheme } from './theme.ts';

const yearSeconds = 31_536_000;

/** Keeps the colours that the visitor chose. */
export async function chooseTheme(form: FormData): Promise<void> {
  const theme = chosenTheme(String(form.get('theme')));
  if (theme) (await cookies()).set(newCookie(cookieNames.theme, theme, yearSeconds));
}
