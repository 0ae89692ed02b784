import { around, offsets, type Point, smooth } from '../geometry.ts';
import { shape, stroke } from '../svg.ts';
import type { Bike } from './bike.ts';
import { roundLamp } from './bike-lamps.ts';
import { outlined } from './bike-paint.ts';
import { rearMudguard } from './rear-parts.ts';

/** The low seat and deep mudguard of a cruiser. */
export function cruiserRear(bike: Bike): string {
  const [sx, sy] = bike.saddle;
  const seat: Point[] = offsets(
    [sx, sy],
    '60 70 0.5, -90 8, -240 8, -340 66, -385 50 0.5, -330 -50, -120 -80, 60 -40 0.5',
  );
  const leather = bike.drawing.accent === '#8b5a34' ? '#7a4c2b' : 'url(#seat-skin)';
  const { rear } = bike;
  const pad = (radius: number, from: number, to: number) =>
    [0, 0.35, 0.7, 1].map((share) => around([rear.x, rear.y], radius, from + (to - from) * share));
  const pillion = [...pad(rear.radius + 130, 52, 76), ...pad(rear.radius + 62, 84, 44)];
  const oil: Point[] = offsets([sx, sy], '20 -60 0.5, -180 -80 0.5, -150 -240, 30 -230 0.5');
  return [
    shape(smooth(oil, { closed: true }), '#1b1d20', outlined),
    rearMudguard(bike, 28, 176),
    shape(smooth(pillion, { closed: true }), leather, outlined),
    shape(smooth(seat, { closed: true }), leather, outlined),
    stroke(smooth(offsets([sx, sy], '0 20, -120 -18, -290 30')), '#fff', 6, { opacity: 0.18 }),
    roundLamp([rear.x - rear.radius - 10, rear.y + rear.radius * 0.52]),
  ].join('');
}
