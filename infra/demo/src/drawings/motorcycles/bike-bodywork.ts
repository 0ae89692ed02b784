import { around, offsets, type Point, smooth, straight } from '../geometry.ts';
import { shape, stroke } from '../svg.ts';
import type { Bike } from './bike.ts';
import { plate, roundLamp, tailLamp } from './bike-lamps.ts';
import { outlined } from './bike-paint.ts';
import { cruiserRear } from './cruiser-rear.ts';
import { hugger, rearMudguard, ribs, sidePanel } from './rear-parts.ts';

/** Seat and tail, by kind. */
export function seatAndTail(bike: Bike): string {
  const { saddle, drawing, rear } = bike;
  const [sx, sy] = saddle;
  switch (drawing.body) {
    case 'cruiser':
      return cruiserRear(bike);
    case 'classic': {
      const bench: Point[] = offsets(
        [sx, sy],
        '20 22 0.5, -120 4, -300 28, -520 62, -590 40, -560 -20 0.5, -250 -55, 30 -45 0.5',
      );
      return (
        rearMudguard(bike, 40, 172) +
        sidePanel(bike) +
        shape(smooth(bench, { closed: true }), 'url(#seat-skin)', outlined) +
        stroke(smooth(offsets([sx, sy], '10 -22, -260 -25, -560 8')), '#c7ccd0', 8) +
        ribs(bike) +
        roundLamp(around([rear.x - 10, rear.y + 10], rear.radius + 84, 146))
      );
    }
    case 'touring':
    case 'adventure': {
      const tail: Point[] = offsets(
        [sx, sy],
        '40 -30 0.4, -220 -20, -560 60, -690 70 0.4, -640 -10 0.4, -380 -120, -60 -190 0.5',
      );
      const seat: Point[] = offsets(
        [sx, sy],
        '40 40 0.4, -90 2, -250 12, -300 70, -520 92, -600 78 0.4, -560 26, -260 -40, 40 -50 0.4',
      );
      return (
        shape(smooth(tail, { closed: true }), 'url(#bike-paint)', outlined) +
        shape(smooth(seat, { closed: true }), 'url(#seat-skin)', outlined) +
        tailLamp([sx - 680, sy + 50]) +
        hugger(bike)
      );
    }
    default: {
      const up = drawing.body === 'sport' ? 70 : 35;
      const tail: Point[] = [
        [sx + 50, sy - 40, 0.3],
        [sx - 200, sy - 10],
        [sx - 420, sy + 110 + up],
        [sx - 610, sy + 150 + up, 0.2],
        [sx - 560, sy + 95 + up, 0.3],
        [sx - 330, sy - 40],
        [sx - 90, sy - 150, 0.4],
      ];
      const seat: Point[] = [
        [sx + 30, sy + 26, 0.4],
        [sx - 100, sy],
        [sx - 230, sy + 22, 0.6],
        [sx - 260, sy + 92],
        [sx - 400, sy + 128 + up],
        [sx - 500, sy + 148 + up, 0.3],
        [sx - 420, sy + 96 + up],
        [sx - 240, sy + 8],
        [sx + 40, sy - 46, 0.4],
      ];
      return (
        shape(smooth(tail, { closed: true }), 'url(#bike-paint)', outlined) +
        shape(
          straight([
            [sx - 250, sy + 10],
            [sx - 430, sy + 70 + up],
            [sx - 330, sy - 20],
          ]),
          'url(#bike-accent)',
        ) +
        shape(smooth(seat, { closed: true }), 'url(#seat-skin)', outlined) +
        tailLamp([sx - 590, sy + 118 + up]) +
        plate([sx - 520, sy + 70 + up]) +
        hugger(bike)
      );
    }
  }
}
