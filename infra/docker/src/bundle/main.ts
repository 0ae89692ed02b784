import { join, resolve } from 'node:path';
import { buildBundle } from '../../../../services/shipping-cost/build.ts';
import { bundleProgram } from './bundle-program.ts';
import { generateClient } from './generate-client.ts';
import { programOf, repository } from './programs.ts';

const [name = '', folder] = process.argv.slice(2);
if (!folder) throw new Error('usage: node src/bundle/main.ts PART FOLDER');
const program = programOf(name);
generateClient(join(repository, 'services', name));
const packages = await bundleProgram(program, resolve(folder));
if (name === 'lambda') await buildBundle(join(resolve(folder), 'shipping-cost.cjs'));
process.stdout.write(
  `${name} bundled into ${folder}${packages.length > 0 ? ` beside ${packages.join(', ')}` : ''}\n`,
);
