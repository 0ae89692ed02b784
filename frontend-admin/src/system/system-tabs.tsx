import { buttonClasses } from '@eshop/ui/button';
import { classes } from '@eshop/ui/classes';
import { systemText } from '@text/system';
import Link from 'next/link';
import { InputFilter } from '@/tables/filter-fields.tsx';

const tabs = [
  { path: '/system', title: systemText.overview },
  { path: '/system/events', title: systemText.events },
  { path: '/system/dead-letters', title: systemText.deadLetters },
] as const;

/** The parts of System, and the way to the events of one order. */
export const SystemTabs = ({ here, waiting }: { here: string; waiting?: number | undefined }) => (
  <div className="mb-5 flex flex-wrap items-end justify-between gap-3 border-b border-line pb-3">
    <nav aria-label={systemText.parts}>
      <ul className="flex flex-wrap gap-1">
        {tabs.map(({ path, title }) => (
          <li key={path}>
            <Link
              href={path}
              aria-current={path === here ? 'page' : undefined}
              className={classes(
                'flex min-h-9 items-center gap-2 rounded-md px-3 font-[600] no-underline',
                path === here ? 'bg-sunken text-ink' : 'text-soft hover:text-ink',
              )}
            >
              {title}
              {path === '/system/dead-letters' && waiting !== undefined && waiting > 0 && (
                <span className="rounded-full bg-bad-wash px-2 text-xs text-bad">{waiting}</span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
    {/* biome-ignore lint/a11y/useSemanticElements: <search> is not announced by all readers yet. */}
    <form
      role="search"
      aria-label={systemText.findOrder}
      action="/system/orders"
      className="flex items-end gap-2"
    >
      <InputFilter
        label={systemText.findOrder}
        name="order"
        placeholder={systemText.findOrderHint}
        maxLength={100}
        required
      />
      <button type="submit" className={buttonClasses({ size: 'small' })}>
        {systemText.show}
      </button>
    </form>
  </div>
);
