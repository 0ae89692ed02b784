import { z } from 'zod';

const profileSchema = z.object({
  nodes: z.array(
    z.object({
      id: z.number(),
      callFrame: z.object({ functionName: z.string(), url: z.string(), lineNumber: z.number() }),
    }),
  ),
  samples: z.array(z.number()),
  timeDeltas: z.array(z.number()),
});
/** A profile as V8 gives it. */
export type Profile = z.output<typeof profileSchema>;
export const parseProfile = (value: unknown): Profile => profileSchema.parse(value);

export type SelfTime = { readonly where: string; readonly share: number };

/** `lib/response.js of express`, `src/catalogue/read-list.ts of services/product`, `node:http` */
function fileOf(url: string): string {
  const inPackage = /\/node_modules\/((?:@[^/]+\/)?[^/]+)\/(?!.*\/node_modules\/)(.*)$/.exec(url);
  if (inPackage) return `${inPackage[2]} of ${inPackage[1]}`;
  const ours = /\/((?:services|packages)\/[^/]+)\/(.*)$/.exec(url);
  return ours ? `${ours[2]} of ${ours[1]}` : url || 'V8';
}

const idle = ['(idle)', '(program)', '(root)'];

/** Where a process spent its time itself, the most first, as shares of the time that it was at work. */
export function selfTimes({ nodes, samples, timeDeltas }: Profile, most = 10): SelfTime[] {
  const byId = new Map(nodes.map(({ id, callFrame }) => [id, callFrame]));
  const times = new Map<string, number>();
  for (const [at, sample] of samples.entries()) {
    const frame = byId.get(sample);
    if (!frame || idle.includes(frame.functionName)) continue;
    const where = `${frame.functionName || '(anonymous)'} (${fileOf(frame.url)})`;
    times.set(where, (times.get(where) ?? 0) + (timeDeltas[at] ?? 0));
  }
  const busy = [...times.values()].reduce((sum, time) => sum + time, 0);
  return [...times]
    .map(([where, time]) => ({ where, share: time / busy }))
    .toSorted((one, other) => other.share - one.share)
    .slice(0, most);
}
