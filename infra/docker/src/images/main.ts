import { createImageBuilder } from './image-builder.ts';
import { imageBytes, mostImageBytes } from './image-size.ts';
import { imagePlans } from './plans.ts';

const megabytes = (bytes: number) => (bytes / 1_000_000).toFixed(1);

/** `npm run images [-- PART …]`: builds every image, or those named, and says how long it took and what each weighs. */
const wanted = process.argv.slice(2);
const plans = imagePlans.filter(({ part }) => wanted.length === 0 || wanted.includes(part));
if (plans.length === 0) throw new Error(`known are ${imagePlans.map(({ part }) => part).join(', ')}`);
const builder = await createImageBuilder();
try {
  for (const plan of plans) {
    const since = performance.now();
    const { root } = await builder.open(await builder.build(plan));
    const bytes = imageBytes(root);
    const seconds = ((performance.now() - since) / 1000).toFixed(1);
    process.stdout.write(
      `${plan.part.padEnd(18)} ${megabytes(bytes).padStart(6)} MB  ${seconds.padStart(6)} s\n`,
    );
    if (bytes > mostImageBytes)
      throw new Error(`${plan.part} weighs more than ${megabytes(mostImageBytes)} MB`);
  }
} finally {
  await builder.close();
}
