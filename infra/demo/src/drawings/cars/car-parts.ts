import { darker, lighter, mix } from '../colour.ts';
import { around, heightAt, type Point, smooth, straight } from '../geometry.ts';
import { defs, element, ellipse, group, linear, shape, stroke } from '../svg.ts';
import type { Car } from './car.ts';

const plastic = '#1d1f22';

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
        smooth(
          [
            [x + 270, y - 26, 0.3],
            [x + 120, y + 12],
            [x - 90, y + 34, 0.2],
            [x - 95, y + 2, 0.2],
            [x + 110, y - 28],
          ],
          { closed: true },
        ),
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

/** Roof rails, spoilers, cladding, steps, bumpers, vents and pipes on the body. */
export function onBody(car: Car): string {
  const draw: readonly (readonly [Parameters<Car['has']>[0], (car: Car) => string])[] = [
    ['cladding', cladding],
    ['arches', arches],
    ['roof-rails', roofRails],
    ['spoiler', spoiler],
    ['ducktail', ducktail],
    ['side-intake', sideIntake],
    ['fender-vent', fenderVent],
    ['side-steps', sideSteps],
    ['chrome-bumpers', chromeBumpers],
    ['exhaust', exhaust],
    ['stripe', stripe],
    ['slat-side', rubStrip],
  ];
  return (
    lowerTrim(car) +
    archLips(car) +
    draw.map(([feature, part]) => (car.has(feature) ? part(car) : '')).join('') +
    (car.drawing.body === 'pickup' ? bed(car) : '') +
    (car.drawing.body === 'minivan' ? slideRail(car) : '')
  );
}

/** Bright and dark edge of the wheel arches. */
function archLips({ shape: s, outline }: Car): string {
  const lip = (x: number): string => {
    const centre: Point = [x, s.wheelRadius];
    const line = (radius: number, from: number, to: number) =>
      smooth([0, 0.25, 0.5, 0.75, 1].map((t) => around(centre, radius, from + (to - from) * t)));
    return (
      stroke(line(outline.archRadius + 4, 8, 172), '#000', 8, { opacity: 0.45 }) +
      stroke(line(outline.archRadius + 14, 25, 155), '#fff', 6, { opacity: 0.28 })
    );
  };
  return group(lip(0) + lip(s.frontAxle), { 'clip-path': 'url(#body)' });
}

/** Dark skirt at the bottom, intake in front, diffuser behind. */
function lowerTrim({ shape: s, outline }: Car): string {
  const skirt = straight([
    [outline.archRadius - 40, outline.sillY - 5],
    [outline.archRadius - 10, outline.sillY + 38],
    [s.frontAxle - outline.archRadius + 10, outline.sillY + 38],
    [s.frontAxle - outline.archRadius + 40, outline.sillY - 5],
  ]);
  const intake = smooth(
    [
      [s.nose + 10, s.noseY - 30, 0.1],
      [s.nose - 85, s.noseY - 95],
      [s.nose - 150, s.clearance + 130],
      [s.nose - 60, s.clearance + 70, 0.2],
      [s.nose + 10, s.clearance + 90, 0],
    ],
    { closed: true },
  );
  const diffuser = straight([
    [s.tail - 10, s.clearance + 130],
    [s.tail + 120, s.clearance + 120],
    [s.tail + 240, s.clearance + 30],
    [s.tail - 10, s.clearance],
  ]);
  return group(
    shape(skirt, plastic) + shape(intake, '#131417', { opacity: 0.92 }) + shape(diffuser, plastic),
    { 'clip-path': 'url(#body)' },
  );
}

/** Unpainted arches. */
function arches({ shape: s, outline }: Car): string {
  const ring = (x: number): string => {
    const centre: Point = [x, s.wheelRadius];
    const arc = smooth(
      [-14, 25, 60, 90, 120, 155, 194].map((degrees) => around(centre, outline.archRadius + 30, degrees)),
    );
    return (
      stroke(arc, plastic, 62, { 'stroke-linecap': 'butt' }) +
      stroke(
        smooth([40, 90, 140].map((degrees) => around(centre, outline.archRadius + 52, degrees))),
        '#fff',
        5,
        { opacity: 0.22 },
      )
    );
  };
  return group(ring(0) + ring(s.frontAxle), { 'clip-path': 'url(#body)' });
}

/** Unpainted arches, sills and bumper ends. */
function cladding(car: Car): string {
  const { shape: s, outline } = car;
  const high = outline.sillY + 135;
  const sill = straight([
    [outline.archRadius - 60, outline.sillY - 20],
    [outline.archRadius - 10, high],
    [s.frontAxle - outline.archRadius + 10, high],
    [s.frontAxle - outline.archRadius + 60, outline.sillY - 20],
  ]);
  const front = straight([
    [s.frontAxle + outline.archRadius, s.clearance],
    [s.frontAxle + outline.archRadius - 20, s.clearance + 200],
    [s.nose + 20, s.clearance + 190],
    [s.nose + 20, s.clearance],
  ]);
  const rear = straight([
    [-outline.archRadius, s.clearance],
    [-outline.archRadius + 20, s.clearance + 210],
    [s.tail - 20, s.clearance + 220],
    [s.tail - 20, s.clearance],
  ]);
  const silver = stroke(
    straight(
      [
        [outline.archRadius + 40, outline.sillY + 52],
        [s.frontAxle - outline.archRadius - 40, outline.sillY + 52],
      ],
      false,
    ),
    '#8d9399',
    14,
    { opacity: 0.7 },
  );
  return (
    group(shape(sill, plastic) + shape(front, plastic) + shape(rear, plastic) + silver, {
      'clip-path': 'url(#body)',
    }) + arches(car)
  );
}

function roofRails({ shape: s, outline, drawing }: Car): string {
  const from = s.frontAxle + s.screenTopX - 150;
  const to = s.roofRearX - (drawing.body === 'minivan' || drawing.body === 'van' ? -60 : 20);
  const roof = (x: number) => heightAt(outline.top, x);
  const steps = [0, 0.25, 0.5, 0.75, 1].map((t) => from + (to - from) * t);
  const line = steps.map((x, index): Point => [x, roof(x) + (index === 0 || index === 4 ? 2 : 34)]);
  const colour = drawing.trim === 'chrome' ? '#cfd4d8' : '#1b1d20';
  return (
    stroke(smooth(line), colour, 24) +
    stroke(smooth(line.map(([x, y]): Point => [x, y + 6])), '#fff', 5, { opacity: 0.5 })
  );
}

function spoiler({ shape: s, outline, drawing }: Car): string {
  const tall = s.roofRearX < 150 && drawing.body !== 'coupe';
  const [x, y] = tall ? [s.roofRearX, s.roofRearY] : [s.tail + 90, s.deckY];
  const lip: Point[] = tall
    ? [
        [x + 160, heightAt(outline.top, x + 160) - 4, 0.4],
        [x, y + 10],
        [x - 95, y - 22, 0.1],
        [x - 70, y - 60, 0.3],
        [x + 60, y - 40],
      ]
    : [
        [x + 210, s.deckY - 4, 0.4],
        [x + 40, y + 44],
        [x - 60, y + 62, 0.1],
        [x - 40, y + 10, 0.3],
        [x + 100, y - 14],
      ];
  return shape(smooth(lip, { closed: true }), darker(drawing.roof ?? drawing.paint, 0.28), {
    stroke: '#000',
    'stroke-opacity': 0.35,
    'stroke-width': 5,
  });
}

function ducktail({ shape: s, drawing }: Car): string {
  const x = s.tail + 70;
  return (
    shape(
      smooth(
        [
          [x + 260, s.deckY + 2, 0.4],
          [x + 80, s.deckY + 26],
          [x - 34, s.deckY + 66, 0.1],
          [x - 20, s.deckY + 6, 0.3],
          [x + 60, s.deckY - 30],
        ],
        { closed: true },
      ),
      drawing.paint,
    ) +
    stroke(
      smooth([
        [x + 260, s.deckY + 4],
        [x + 80, s.deckY + 28],
        [x - 30, s.deckY + 66],
      ]),
      lighter(drawing.paint, 0.5),
      6,
    )
  );
}

function sideIntake(car: Car): string {
  const { shape: s, outline } = car;
  const x = outline.archRadius + 130;
  const y = car.beltAt(x) - 130;
  return (
    shape(
      smooth(
        [
          [x + 240, y - 30, 0.1],
          [x + 70, y + 40],
          [x - 30, y + 10, 0.3],
          [x - 10, y - 180],
          [x + 60, y - 300, 0.2],
          [x + 90, y - 160],
        ],
        { closed: true },
      ),
      '#0d0e10',
    ) +
    stroke(
      smooth([
        [x + 240, y - 30],
        [x + 90, y - 160],
        [x + 60, y - 300],
      ]),
      '#fff',
      7,
      { opacity: 0.35 },
    ) +
    (s.tail < 0 ? '' : '')
  );
}

function fenderVent({ shape: s, outline }: Car): string {
  const x = s.frontAxle - outline.archRadius - 30;
  const y = s.wheelRadius + outline.archRadius * 0.62;
  return (
    shape(
      smooth(
        [
          [x + 26, y + 20, 0.1],
          [x - 150, y + 32, 0.1],
          [x - 120, y - 38, 0.2],
          [x + 2, y - 60, 0.2],
        ],
        { closed: true },
      ),
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

function sideSteps({ shape: s, outline }: Car): string {
  const [from, to] = [outline.archRadius + 30, s.frontAxle - outline.archRadius - 30];
  return (
    element('rect', { x: from, y: s.clearance - 52, width: to - from, height: 58, rx: 24, fill: '#17181b' }) +
    element('rect', {
      x: from + 20,
      y: s.clearance - 6,
      width: to - from - 40,
      height: 8,
      rx: 4,
      fill: '#6b7076',
    })
  );
}

function chromeBumpers({ shape: s }: Car): string {
  const bar = (x: number, y: number, width: number) =>
    element('rect', {
      x,
      y,
      width,
      height: 105,
      rx: 42,
      fill: 'url(#chrome)',
      stroke: '#53585e',
      'stroke-width': 5,
    });
  return (
    defs(
      linear(
        'chrome',
        [0, s.noseY - 110],
        [0, s.noseY + 10],
        [
          [0, '#4b5157'],
          [0.3, '#9aa2a9'],
          [0.5, '#3f454b'],
          [0.56, '#ffffff'],
          [1, '#d4dadf'],
        ],
      ),
    ) +
    bar(s.nose - 330, s.noseY - 105, 365) +
    bar(s.tail - 35, s.noseY - 95, 365)
  );
}

function exhaust({ shape: s }: Car): string {
  const y = s.clearance + 66;
  return (
    ellipse(s.tail + 128, y, 70, 30, '#3f4347') +
    ellipse(s.tail + 62, y, 15, 34, '#b4babf') +
    ellipse(s.tail + 59, y, 8, 23, '#0a0b0c')
  );
}

/** A stripe above the sill, or the dividing line of two-tone vans. */
function stripe(car: Car): string {
  const { shape: s, outline, drawing } = car;
  if (drawing.body === 'van') {
    const y = s.beltY - 95;
    return group(
      stroke(
        straight(
          [
            [s.tail - 20, y],
            [s.nose + 20, y - 60],
          ],
          false,
        ),
        drawing.roof ?? '#fff',
        18,
      ),
      { 'clip-path': 'url(#body)' },
    );
  }
  const y = outline.sillY + 105;
  const colour = mix(drawing.paint, drawing.roof ?? '#ffffff', 0.85);
  return stroke(
    straight(
      [
        [outline.archRadius + 70, y + 20],
        [s.frontAxle - outline.archRadius - 70, y],
      ],
      false,
    ),
    colour,
    34,
    { opacity: 0.9, 'stroke-linecap': 'butt' },
  );
}

/** The protective strip of older cars. */
function rubStrip(car: Car): string {
  const { shape: s, outline } = car;
  const y = outline.sillY + (car.beltAt(0) - outline.sillY) * 0.42;
  const piece = (from: number, to: number) =>
    stroke(
      straight(
        [
          [from, y],
          [to, y],
        ],
        false,
      ),
      '#1b1c1e',
      46,
      { 'stroke-linecap': 'butt' },
    ) +
    stroke(
      straight(
        [
          [from, y + 18],
          [to, y + 18],
        ],
        false,
      ),
      '#c4c9cd',
      8,
      { 'stroke-linecap': 'butt' },
    );
  return group(
    piece(outline.archRadius + 45, s.frontAxle - outline.archRadius - 45) +
      piece(s.tail + 30, -outline.archRadius - 40) +
      piece(s.frontAxle + outline.archRadius + 40, s.nose - 30),
    { 'clip-path': 'url(#body)' },
  );
}

/** Gap between cab and bed, and the rail on top of the bed. */
function bed({ shape: s }: Car): string {
  const x = s.rearGlassX - 34;
  return (
    stroke(
      straight(
        [
          [x, s.deckY],
          [x, s.clearance + 60],
        ],
        false,
      ),
      '#050607',
      15,
    ) +
    element('rect', {
      x: s.tail + 30,
      y: s.deckY - 12,
      width: x - s.tail - 45,
      height: 26,
      rx: 8,
      fill: '#17181b',
    })
  );
}

/** The groove in which a sliding door runs. */
function slideRail(car: Car): string {
  const { shape: s } = car;
  const y = car.beltAt(s.tail) - 110;
  return stroke(
    straight(
      [
        [s.tail + 260, y + 12],
        [s.frontAxle * 0.3, y],
      ],
      false,
    ),
    '#000',
    12,
    { opacity: 0.5 },
  );
}
