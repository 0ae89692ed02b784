import { Logo } from '@eshop/site/logo.tsx';
import { currentPerson } from '@eshop/site/session/visitor.ts';
import type { Theme } from '@eshop/site/theme/theme.ts';
import { ThemeSwitch } from '@eshop/site/theme/theme-switch.tsx';
import { siteText } from '@text/site';
import Link from 'next/link';
import { topCategories } from '@/catalogue/categories.ts';
import { categoryPath } from '@/catalogue/paths.ts';
import { CompareLink } from '@/compare/compare-link.tsx';
import { AccountLinks } from './account-links.tsx';
import { CartLink } from './cart-link.tsx';
import { SearchBox } from './search-box.tsx';

/** The head of every page: where to go, what to look for, who is signed in, what is in the cart. */
export async function Header({ theme }: { theme: Theme | null }) {
  const [tree, person] = await Promise.all([topCategories(), currentPerson()]);
  return (
    <header className="sticky top-0 z-30 border-b border-line bg-surface/92 backdrop-blur-md">
      <div className="page flex flex-wrap items-center gap-x-3 gap-y-2 py-2.5 md:flex-nowrap md:gap-x-6">
        <Link href="/" aria-label={siteText.home} className="rounded-sm">
          <Logo />
        </Link>
        <nav aria-label={siteText.mainNavigation} className="order-2 hidden lg:block">
          <ul className="flex gap-1">
            {tree.map(({ slug, name }) => (
              <li key={slug}>
                <Link
                  href={categoryPath(slug)}
                  className="rounded-md px-3 py-2 font-[600] text-ink no-underline hover:bg-sunken"
                >
                  {name}
                </Link>
              </li>
            ))}
            <li>
              <CompareLink className="rounded-md px-3 py-2 font-[600] whitespace-nowrap text-ink no-underline hover:bg-sunken" />
            </li>
          </ul>
        </nav>
        <div className="order-last w-full md:order-3 md:w-auto md:flex-1">
          <SearchBox />
        </div>
        <div className="order-4 ml-auto flex items-center gap-1">
          <ThemeSwitch theme={theme} />
          <AccountLinks person={person} />
          <CartLink />
        </div>
        <nav aria-label={siteText.footerShop} className="order-last w-full lg:hidden">
          <ul className="-mx-1 flex gap-1 overflow-x-auto">
            {tree.map(({ slug, name }) => (
              <li key={slug}>
                <Link
                  href={categoryPath(slug)}
                  className="inline-flex min-h-9 items-center rounded-md px-2.5 text-sm font-[600] text-ink no-underline"
                >
                  {name}
                </Link>
              </li>
            ))}
            <li>
              <CompareLink
                icon
                className="inline-flex min-h-9 items-center gap-1.5 rounded-md px-2.5 text-sm font-[600] whitespace-nowrap text-ink no-underline"
              />
            </li>
          </ul>
        </nav>
      </div>
    </header>
  );
}
