import { Fault } from '../bootstrap/fault.mjs';
import { dataFolder } from './data-folder.ts';
import type { Environment } from './environment.ts';
import { isRunning, readState } from './state-file.ts';

/**
 * Puts the addresses and keys of the shop that runs here into this process's environment, where clients look for
 * them.
 * @throws Fault when none is running
 */
export function useRunEnvironment(): Environment {
  const dataDir = dataFolder();
  const state = readState(dataDir);
  if (!isRunning(state)) throw new Fault(`Eshop is not running on ${dataDir}.`, 'Start it first: npm start');
  Object.assign(process.env, state.environment);
  return state.environment;
}
