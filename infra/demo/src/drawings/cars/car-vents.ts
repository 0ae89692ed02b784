import { offsets, smooth, straight } from '../geometry.ts';
import { ellipse, shape, stroke } from '../svg.ts';
import type { Car } from './car.ts';

/** Air intake of an engine behind the seats. */
export function sideIntake(car: Car): string {
  const x = car.outline.archRadius + 130;
  const y = car.beltAt(x) - 130;
  return (
    shape(
      smooth(offsets([x, y], '240 -30 0.1, 70 40, -30 10 0.3, -10 -180, 60 -300 0.2, 90 -160'), {
        closed: true,
      }),
      '#0d0e10',
    ) + stroke(smooth(offsets([x, y], '240 -30, 90 -160, 60 -300')), '#fff', 7, { opacity: 0.35 })
  );
}

/** The outlet behind the front wheel. */
export function fenderVent({ shape: s, outline }: Car): string {
  const x = s.frontAxle - outline.archRadius - 30;
  const y = s.wheelRadius + outline.archRadius * 0.62;
  return (
    shape(
      smooth(offsets([x, y], '26 20 0.1, -150 32 0.1, -120 -38 0.2, 2 -60 0.2'), { closed: true }),
      '#0e0f11',
    ) +
    stroke(
      straight(
        [
          [x + 22, y + 22],
          [x - 146, y + 34],
        ],
        false,
      ),
      '#fff',
      5,
      { opacity: 0.35 },
    )
  );
}

/** The end of the exhaust below the rear bumper. */
export function exhaust({ shape: s }: Car): string {
  const y = s.clearance + 66;
  return (
    ellipse(s.tail + 128, y, 70, 30, '#3f4347') +
    ellipse(s.tail + 62, y, 15, 34, '#b4babf') +
    ellipse(s.tail + 59, y, 8, 23, '#0a0b0c')
  );
}
