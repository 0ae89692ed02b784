import { expect, it } from 'vitest';
import { selfTimes } from './self-times.ts';

const frame = (id: number, functionName: string, url: string) => ({
  id,
  callFrame: { functionName, url, lineNumber: 1 },
});

it('shares are of the time at work, named by function and package', () => {
  const profile = {
    nodes: [
      frame(1, '(idle)', ''),
      frame(2, 'send', 'file:///x/node_modules/.pnpm/express@5/node_modules/express/lib/response.js'),
      frame(3, 'readList', 'file:///x/services/product/src/catalogue/read-list.ts'),
      frame(4, '(garbage collector)', ''),
    ],
    samples: [1, 2, 3, 2, 4],
    timeDeltas: [900, 30, 40, 20, 10],
  };
  expect(selfTimes(profile, 3)).toEqual([
    { where: 'send (lib/response.js of express)', share: 0.5 },
    { where: 'readList (src/catalogue/read-list.ts of services/product)', share: 0.4 },
    { where: '(garbage collector) (V8)', share: 0.1 },
  ]);
});
