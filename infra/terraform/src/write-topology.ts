import { writeFile } from 'node:fs/promises';
import { topologyFile, topologyJson } from './topology-json.ts';

await writeFile(topologyFile, topologyJson());
