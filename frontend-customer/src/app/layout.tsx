import './globals.css';
import { config } from '@eshop/site/config.ts';
import { language } from '@eshop/site/format/locale.ts';
import { NoticeBar } from '@eshop/site/notices/notice-bar.tsx';
import { cookieNames } from '@eshop/site/session/cookie-names.ts';
import { chosenTheme } from '@eshop/site/theme/theme.ts';
import { siteText } from '@text/site';
import type { Metadata, Viewport } from 'next';
import { cookies } from 'next/headers';
import type { ReactNode } from 'react';
import { Footer } from '@/parts/footer.tsx';
import { Header } from '@/parts/header/header.tsx';
import { archivo } from './fonts.ts';

export const generateMetadata = (): Metadata => ({
  metadataBase: new URL(config().SITE_URL),
  title: { default: siteText.title, template: `%s · ${siteText.name}` },
  description: siteText.description,
  openGraph: { siteName: siteText.name, type: 'website', locale: 'en_US' },
});

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#f5f7f9' },
    { media: '(prefers-color-scheme: dark)', color: '#0e1116' },
  ],
};

/** What stands around every page. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const theme = chosenTheme((await cookies()).get(cookieNames.theme)?.value);
  return (
    <html lang={language} data-theme={theme ?? undefined} className={archivo.variable}>
      <body className="flex min-h-dvh flex-col">
        <a
          href="#content"
          className="sr-only z-50 rounded-md bg-ink px-4 py-3 text-paper focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
        >
          {siteText.skipToContent}
        </a>
        <Header theme={theme} />
        <NoticeBar />
        <main id="content" tabIndex={-1} className="flex-1 outline-none">
          {children}
        </main>
        <Footer />
      </body>
    </html>
  );
}
