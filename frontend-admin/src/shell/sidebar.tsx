import { Logo } from '@eshop/site/logo.tsx';
import { cookieNames } from '@eshop/site/session/cookie-names.ts';
import { chosenTheme } from '@eshop/site/theme/theme.ts';
import { ThemeSwitch } from '@eshop/site/theme/theme-switch.tsx';
import { Icon } from '@eshop/ui/icon';
import { siteText } from '@text/site';
import { cookies } from 'next/headers';
import Link from 'next/link';
import { SignOutForm } from '@/account/sign-out-form.tsx';
import { LayerButtons } from '@/keyboard/layer-buttons.tsx';
import type { Staff } from '@/session/staff-role.ts';
import { NavLink } from './nav-link.tsx';
import { pagesFor } from './pages.ts';

/** Navigation and who is signed in: at the left, on narrow screens on top. */
export async function Sidebar({ staff }: { staff: Staff }) {
  const theme = chosenTheme((await cookies()).get(cookieNames.theme)?.value);
  return (
    <header
      data-frame
      className="flex shrink-0 flex-col gap-3 border-line bg-surface p-3 max-md:border-b md:sticky md:top-0 md:h-dvh md:w-52 md:overflow-y-auto md:border-r"
    >
      <div className="flex items-center justify-between">
        <Link href="/" className="no-underline">
          <Logo />
          <span className="sr-only"> {siteText.toToday}</span>
        </Link>
        <ThemeSwitch theme={theme} />
      </div>
      <LayerButtons />
      <nav aria-label={siteText.navigation}>
        <ul className="flex gap-0.5 max-md:-mx-3 max-md:overflow-x-auto max-md:px-3 max-md:py-1 md:flex-col">
          {pagesFor(staff.roles).map(({ path, title, icon }) => (
            <li key={path}>
              <NavLink path={path}>
                <Icon name={icon} className="size-4" />
                {title}
              </NavLink>
            </li>
          ))}
        </ul>
      </nav>
      <div className="grid gap-2 border-line max-md:grid-cols-[1fr_auto] max-md:items-center md:mt-auto md:border-t md:pt-3">
        <p className="min-w-0">
          <span className="sr-only">{siteText.signedInAs} </span>
          <span className="block truncate font-[620]">{staff.name}</span>
          <span className="block truncate text-xs text-soft">
            {staff.roles.map((role) => siteText.roles[role]).join(', ')}
          </span>
        </p>
        <SignOutForm />
      </div>
    </header>
  );
}
