import { LocalTime } from '@eshop/site/format/local-time.tsx';
import { classes } from '@eshop/ui/classes';
import { Icon } from '@eshop/ui/icon';
import { ordersText, stateText, stationText } from '@text/orders';
import type { Stop } from './journey.ts';

const markers: Readonly<Record<Stop['place'], string>> = {
  done: 'border-ink bg-ink text-paper',
  now: 'border-accent bg-accent text-on-accent',
  ahead: 'border-edge bg-surface text-soft',
  end: 'border-bad bg-bad text-paper',
};

const spoken: Readonly<Record<Stop['place'], string>> = {
  done: ordersText.done,
  now: ordersText.now,
  ahead: ordersText.toCome,
  end: ordersText.endedHere,
};

const nameOf = ({ status }: Stop): string =>
  status in stationText ? stationText[status as keyof typeof stationText] : stateText[status].label;

/** The way of an order as a road with stations: across the page where there is room, down it on a phone. */
export function Journey({ stops, locale }: { stops: readonly Stop[]; locale: string }) {
  return (
    <ol aria-label={ordersText.route} className="grid md:auto-cols-fr md:grid-flow-col">
      {stops.map((stop, index) => (
        <li
          key={stop.status}
          aria-current={stop.place === 'now' || stop.place === 'end' ? 'step' : undefined}
          className={classes('relative grid grid-cols-[1.75rem_1fr] gap-x-3 pb-3 last:pb-0 md:block md:pb-0')}
        >
          {index < stops.length - 1 && <Road next={stops[index + 1]} />}
          <span
            className={classes(
              'relative grid size-7 place-items-center rounded-full border-2',
              markers[stop.place],
            )}
          >
            <Marker place={stop.place} />
          </span>
          <p
            className={classes(
              'flex min-h-7 flex-wrap items-baseline gap-x-2 leading-7 md:mt-2 md:block md:pr-3 md:leading-snug',
              stop.place === 'ahead' ? 'text-soft' : 'text-ink',
            )}
          >
            <span className={stop.place === 'now' || stop.place === 'end' ? 'font-[700]' : 'font-[600]'}>
              {nameOf(stop)}
            </span>
            <span className="sr-only">, {spoken[stop.place]}</span>
            {stop.at !== undefined && (
              <span className="text-sm text-soft md:block">
                <LocalTime time={stop.at} locale={locale} />
              </span>
            )}
          </p>
        </li>
      ))}
    </ol>
  );
}

/** The road to the next station: drawn through where the order has been, dashed where it is to go. */
function Road({ next }: { next: Stop | undefined }) {
  const driven = next?.place !== 'ahead';
  return (
    <span
      aria-hidden="true"
      className={classes(
        'absolute top-7 bottom-0 left-3.5 -translate-x-1/2 border-l-2 md:top-3.5 md:right-0 md:bottom-auto md:left-7 md:translate-x-0 md:-translate-y-1/2 md:border-t-2 md:border-l-0',
        driven ? 'border-ink' : 'border-dashed border-edge',
      )}
    />
  );
}

function Marker({ place }: { place: Stop['place'] }) {
  if (place === 'done') return <Icon name="check" className="size-4" />;
  if (place === 'end') return <Icon name="close" className="size-4" />;
  return <span aria-hidden="true" className={place === 'now' ? 'size-2 rounded-full bg-current' : ''} />;
}
