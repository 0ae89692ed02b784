// Takes out of a site's folder what no server reads: what packages bring for people, compilers and debuggers, and the
// pictures of letters that a font's package shows itself with.
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const forPeople = /\.(?:md|map|d\.[cm]?ts|ttf\.png)$|_Italic\.ttf$/;
const [folder = '.'] = process.argv.slice(2);

for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
  if (name.includes('node_modules') && forPeople.test(name)) rmSync(join(folder, name), { force: true });
}
