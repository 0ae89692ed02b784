import { darker } from '../colour.ts';
import { heightAt, offsets, smooth, straight } from '../geometry.ts';
import { element, shape, stroke } from '../svg.ts';
import type { Car } from './car.ts';

/** Colour of parts that are not painted. */
export const plastic = '#1d1f22';

/** Parts that the body hides in part: spare wheel, roof rails, fin, wing, snorkel. */
export function behindBody(car: Car): string {
  const { shape: s, outline } = car;
  const roof = (x: number) => heightAt(outline.top, x);
  const parts: string[] = [];
  if (car.has('spare-wheel')) {
    const x = s.tail - 60;
    const y = s.height * 0.5;
    const r = s.wheelRadius * 0.9;
    parts.push(
      element('rect', { x: x - 90, y: y - r, width: 200, height: r * 2, rx: 70, fill: '#141517' }),
      element('rect', { x: x - 97, y: y - r * 0.62, width: 26, height: r * 1.24, rx: 13, fill: '#33363a' }),
    );
  }
  if (car.has('fin')) {
    const x = s.roofRearX + 210;
    parts.push(
      shape(
        smooth([
          [x + 120, roof(x + 120) - 12, 0.3],
          [x + 20, roof(x) + 48],
          [x - 40, roof(x) + 52, 0.3],
          [x - 62, roof(x - 62) - 14, 0.2],
        ]),
        darker(car.drawing.roof ?? car.drawing.paint, 0.3),
      ),
    );
  }
  if (car.has('wing')) {
    const x = s.tail + 110;
    const y = s.deckY + 195;
    parts.push(
      stroke(
        straight(
          [
            [x + 120, s.deckY - 30],
            [x + 70, y - 10],
          ],
          false,
        ),
        plastic,
        30,
      ),
      shape(
        smooth(offsets([x, y], '270 -26 0.3, 120 12, -90 34 0.2, -95 2 0.2, 110 -28'), { closed: true }),
        darker(car.drawing.paint, 0.1),
        { stroke: '#000', 'stroke-opacity': 0.4, 'stroke-width': 6 },
      ),
      element('rect', { x: x - 108, y: y - 55, width: 120, height: 105, rx: 12, fill: plastic }),
    );
  }
  if (car.has('snorkel')) {
    const x = s.frontAxle + s.cowlX - 60;
    parts.push(
      stroke(
        smooth([
          [x + 140, s.cowlY - 60],
          [x + 90, s.cowlY + 60],
          [s.frontAxle + s.screenTopX + 60, s.height - 60],
          [s.frontAxle + s.screenTopX + 50, s.height + 60],
        ]),
        '#191b1e',
        52,
      ),
    );
  }
  return parts.join('');
}
