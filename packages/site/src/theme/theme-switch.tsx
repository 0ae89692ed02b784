import { Icon } from '@eshop/ui/icon';
import { siteText } from '#text/site.ts';
import { chooseTheme } from './choose-theme.ts';
import { iconLinkClasses } from './icon-link.ts';
import type { Theme } from './theme.ts';

/** Turns the colours over. Without a choice yet, the button shown is the one for the other colours of the system. */
export function ThemeSwitch({ theme }: { theme: Theme | null }) {
  const turn = (to: Theme, shown: string) => (
    <button type="submit" name="theme" value={to} className={shown}>
      <span className={iconLinkClasses}>
        <Icon name={to === 'dark' ? 'moon' : 'sun'} />
        <span className="sr-only">{to === 'dark' ? siteText.themeToDark : siteText.themeToLight}</span>
      </span>
    </button>
  );
  return (
    <form action={chooseTheme} className="flex">
      {theme !== 'dark' && turn('dark', theme === null ? 'dark:hidden' : '')}
      {theme !== 'light' && turn('light', theme === null ? 'hidden dark:block' : '')}
    </form>
  );
}
