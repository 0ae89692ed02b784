import './globals.css';
import { config } from '@eshop/site/config.ts';
import { language } from '@eshop/site/format/locale.ts';
import { cookieNames } from '@eshop/site/session/cookie-names.ts';
import { chosenTheme } from '@eshop/site/theme/theme.ts';
import { siteText } from '@text/site';
import type { Metadata, Viewport } from 'next';
import { cookies } from 'next/headers';
import type { ReactNode } from 'react';
import { archivo } from './fonts.ts';

export const generateMetadata = (): Metadata => ({
  metadataBase: new URL(config().SITE_URL),
  title: { default: siteText.title, template: `%s · ${siteText.title}` },
  description: siteText.description,
  robots: { index: false, follow: false },
});

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#f5f7f9' },
    { media: '(prefers-color-scheme: dark)', color: '#0e1116' },
  ],
};

/** The document around every page; `(desk)/layout.tsx` is the frame that staff see. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const theme = chosenTheme((await cookies()).get(cookieNames.theme)?.value);
  return (
    <html lang={language} data-theme={theme ?? undefined} className={archivo.variable}>
      <body className="min-h-dvh text-sm">{children}</body>
    </html>
  );
}
