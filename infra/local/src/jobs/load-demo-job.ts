import { loadDemo } from '@eshop/demo/load-demo';
import { job } from './job.ts';
import type { LoadDemoInput } from './load-demo.ts';

job<LoadDemoInput, number>(async (input) => (await loadDemo(input)).made);
