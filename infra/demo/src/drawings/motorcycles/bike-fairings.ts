import type { Bike } from './bike.ts';
import { batwing, beak, nakedCowl } from './bike-cowls.ts';
import { roundHeadlight } from './bike-lamps.ts';
import { sportFairing } from './sport-fairing.ts';
import { touringFairing } from './touring-fairing.ts';

/** What a motorcycle wears in front: lamp, cowl, fairing, beak. */
export function front(bike: Bike): string {
  switch (bike.drawing.body) {
    case 'sport':
      return sportFairing(bike);
    case 'touring':
      return bike.has('bags') ? batwing(bike) : touringFairing(bike);
    case 'adventure':
      return beak(bike);
    case 'cruiser':
      return roundHeadlight(
        [bike.head[0] + 165, bike.head[1] - 10],
        92,
        bike.drawing.wheel === 'disc' ? '#c5cace' : '#1a1b1e',
      );
    case 'classic':
      return roundHeadlight([bike.head[0] + 160, bike.head[1] - 8], 92, 'url(#bike-paint)');
    default:
      return nakedCowl(bike);
  }
}
