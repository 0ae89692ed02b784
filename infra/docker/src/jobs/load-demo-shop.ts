import { loadDemo } from '@eshop/demo/load-demo';
import { readConfig } from '@eshop/kit/config';
import { demoEnvironment } from './environment.ts';

/** Fills the shop behind this gateway with the demo; what is there already is left as it is. */
export async function loadDemoShop(env: NodeJS.ProcessEnv, say: (line: string) => void): Promise<void> {
  const { GATEWAY_URL } = readConfig(demoEnvironment, env);
  const { made } = await loadDemo({ gatewayUrl: GATEWAY_URL });
  say(`${made} products made`);
}
