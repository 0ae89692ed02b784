import { Fault } from '../bootstrap/fault.mjs';
import { dataFolder } from './data-folder.ts';
import type { Environment } from './environment.ts';
import { isRunning, readState } from './state-file.ts';

/** The addresses and keys of the shop that runs here; nothing when none does. */
export function runEnvironment(): Environment {
  const state = readState(dataFolder());
  return isRunning(state) ? state.environment : {};
}

/**
 * Puts the addresses and keys of the shop that runs here into this process's environment, where clients look for
 * them.
 * @throws Fault when none is running
 */
export function useRunEnvironment(): NodeJS.ProcessEnv {
  const environment = runEnvironment();
  if (Object.keys(environment).length === 0) {
    throw new Fault(`Eshop is not running on ${dataFolder()}.`, 'Start it first: npm start');
  }
  return Object.assign(process.env, environment);
}
