import { registerHooks } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * Prints the contract that lies in the folder given, as JSON. Runs as a process of its own, once for each revision. The
 * writer of the documents is the one of the working tree, so that a change of it is no change of the contract.
 */
const [folder = ''] = process.argv.slice(2);
const parentURL = pathToFileURL(join(folder, 'packages/contracts/package.json')).href;
registerHooks({
  resolve: (specifier, context, next) =>
    next(specifier, specifier.startsWith('@eshop/contracts') ? { ...context, parentURL } : context),
});

const { contractOf } = await import('./contract-of.ts');
process.stdout.write(JSON.stringify(contractOf()));
