import type { PartName, Ports } from '@eshop/local/ports';
import type { ServiceName } from '@eshop/local/shop/services';
import { type Arrow, arrows } from './arrows.ts';
import { type Condition, normal } from './condition.ts';
import { type Link, openLink } from './link.ts';
import { tellPortsAsSeen } from './ports-as-seen.ts';

/** The links between every service and all that it speaks to. */
export type Links = {
  /** The ports as a service shall see them: of its links where it has one, the real ones otherwise. */
  reach(from: ServiceName): Ports;
  /** Changes the condition of those links that are chosen; answers how many these are. */
  become(condition: Condition, chosen: (arrow: Arrow) => boolean): number;
  /** Makes every link normal again. */
  mend(): void;
  close(): Promise<void>;
};

type LaidLink = Arrow & { readonly link: Link };

const isSentinel = (name: PartName) => name.startsWith('sentinel');

/** Lays a link along each arrow of the shop with these ports. */
export async function openLinks(ports: Ports): Promise<Links> {
  const plain = await lay(arrows.filter(({ to }) => !isSentinel(to)));
  // The sentinels' ports as seen are known once their links are open; the links look them up when something passes.
  const seen = new Map(arrows.map(({ from }) => [from, new Map<number, number>()]));
  const see = ({ from, to, link }: LaidLink) => seen.get(from)?.set(ports[to], link.port);
  for (const laid of plain) if (laid.to.startsWith('redis')) see(laid);
  const sentinels = await lay(
    arrows.filter(({ to }) => isSentinel(to)),
    ({ from }) =>
      (piece) =>
        tellPortsAsSeen(seen.get(from) ?? new Map())(piece),
  );
  for (const laid of sentinels) see(laid);
  const laid = [...plain, ...sentinels];

  async function lay(
    chosen: readonly Arrow[],
    change?: (arrow: Arrow) => (piece: Buffer) => Buffer,
  ): Promise<LaidLink[]> {
    return Promise.all(
      chosen.map(async (arrow) => ({ ...arrow, link: await openLink(ports[arrow.to], change?.(arrow)) })),
    );
  }

  return {
    reach: (from) => ({
      ...ports,
      ...Object.fromEntries(laid.filter((one) => one.from === from).map(({ to, link }) => [to, link.port])),
    }),
    become(condition, chosen) {
      const found = laid.filter(chosen);
      for (const { link } of found) link.become(condition);
      return found.length;
    },
    mend() {
      for (const { link } of laid) if (link.condition().kind !== 'normal') link.become(normal);
    },
    close: async () => void (await Promise.all(laid.map(({ link }) => link.close()))),
  };
}
