import { commands } from './commands.ts';

const [name = '', ...args] = process.argv.slice(2);
const load = commands[name];

try {
  if (!load) throw new Error(`There is no command "${name}".`);
  process.exitCode = await (await load())(args);
} catch (error) {
  const known = error instanceof Error ? error.message : String(error);
  process.stderr.write(`\n${process.env.ESHOP_STACKS && error instanceof Error ? error.stack : known}\n`);
  process.exitCode = 1;
}
process.exit();
