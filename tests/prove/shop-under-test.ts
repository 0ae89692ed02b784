import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bareEnvironment, type Environment } from '@eshop/local/environment';
import { freePorts, type Ports } from '@eshop/local/ports';
import { services } from '@eshop/local/shop/services';
import { startShop } from '@eshop/local/shop/start-shop';
import { type PartRecord, readState } from '@eshop/local/state-file';
import { clockSettings } from './clocks/clocks.ts';
import { layDisks } from './disks/disks.ts';
import { type Links, openLinks } from './links/links.ts';

/** A shop that faults are done to. */
export type ShopUnderTest = {
  /** Its real addresses, without a link between. */
  readonly environment: Environment;
  readonly ports: Ports;
  readonly dataDir: string;
  /** Process and state of each part, as its supervisor last wrote them. */
  readonly parts: () => readonly PartRecord[];
  /** What stands between a service and all that it speaks to. */
  readonly links: Links;
  /** A rolling restart: replaces the process of every service, one after the other. */
  replaceServices(): Promise<void>;
};

type Options = {
  /** Where its data are; empty. */
  readonly dataDir: string;
  /** Variables that it is started with. */
  readonly settings: Environment;
  readonly stopping?: AbortSignal;
  say(line: string): void;
};

/** A shop of its own on free ports, without sites, every service behind links; `stop` ends it and its links. */
export async function startShopUnderTest({
  dataDir,
  settings,
  stopping,
  say,
}: Options): Promise<ShopUnderTest & { stop(): Promise<void> }> {
  const ports = await freePorts();
  const links = await openLinks(ports);
  const removeDisks = await layDisks(dataDir);
  // Drawing the demo's pictures takes longer than all the rest: the load makes what it needs.
  mkdirSync(dataDir, { recursive: true });
  writeFileSync(join(dataDir, 'demo-loaded'), '');
  const step = async <Result>(_title: string, work: () => Promise<Result>) => work();
  const environmentOfRun = { ...bareEnvironment(), ...settings, ...clockSettings(dataDir) };
  try {
    const shop = await startShop({
      ports,
      dataDir,
      chosen: { services, sites: [] },
      given: environmentOfRun,
      reach: (service) => links.reach(service),
      ...(stopping ? { stopping } : {}),
      say,
      step,
    });
    return {
      environment: { ...shop.environment, ESHOP_DATA_DIR: dataDir },
      ports,
      dataDir,
      parts: () => readState(dataDir)?.parts ?? [],
      links,
      replaceServices: () => shop.replaceServices(),
      async stop() {
        await shop.stop();
        await links.close();
        await removeDisks();
      },
    };
  } catch (error) {
    await links.close();
    await removeDisks();
    throw error;
  }
}
