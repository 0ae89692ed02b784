/** The tokens that a chart is drawn with, as the page shows them now. */
export type ChartColours = Readonly<Record<(typeof tokens)[number], string>>;

const tokens = ['ink', 'soft', 'line', 'surface', 'focus', 'paper'] as const;

/**
 * Colours for a canvas, read from the page: the browser resolves light and dark, and a drawn pixel turns any way of
 * writing a colour into one that every library understands.
 */
export function chartColours(): ChartColours {
  const probe = document.body.appendChild(document.createElement('span'));
  const pixel = Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d', {
    willReadFrequently: true,
  });
  const read = (token: string) => {
    probe.style.color = `var(--color-${token})`;
    const { color } = getComputedStyle(probe);
    if (!pixel) return color;
    pixel.fillStyle = color;
    pixel.fillRect(0, 0, 1, 1);
    const [red, green, blue] = pixel.getImageData(0, 0, 1, 1).data;
    return `rgb(${red}, ${green}, ${blue})`;
  };
  const colours = Object.fromEntries(tokens.map((token) => [token, read(token)]));
  probe.remove();
  return colours as ChartColours;
}

/** Calls back whenever the colours of the page turn over; returns how to stop. */
export function onColoursChange(tell: () => void): () => void {
  const system = matchMedia('(prefers-color-scheme: dark)');
  const chosen = new MutationObserver(tell);
  chosen.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  system.addEventListener('change', tell);
  return () => {
    chosen.disconnect();
    system.removeEventListener('change', tell);
  };
}
