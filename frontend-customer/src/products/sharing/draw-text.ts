import 'server-only';
import { join } from 'node:path';
import sharp from 'sharp';

/** The site's own family, as files that the drawing library reads. */
const fonts = join(process.cwd(), 'node_modules/@expo-google-fonts/archivo');
const weights = {
  regular: { font: 'Archivo', fontfile: join(fonts, '400Regular/Archivo_400Regular.ttf') },
  bold: { font: 'Archivo Bold', fontfile: join(fonts, '700Bold/Archivo_700Bold.ttf') },
} as const;

export type Drawn = { readonly input: Buffer; readonly width: number; readonly height: number };

type Look = {
  readonly size: number;
  readonly colour: string;
  readonly weight?: keyof typeof weights;
  /** Pixels between letters, over the usual. */
  readonly spacing?: number;
};

/** Draws one line of text; one that would be wider than `widest` is drawn smaller. */
export async function drawText(text: string, look: Look, widest = Number.POSITIVE_INFINITY): Promise<Drawn> {
  const drawn = await draw(text, look);
  if (drawn.width <= widest) return drawn;
  return draw(text, { ...look, size: Math.floor((look.size * widest) / drawn.width) });
}

async function draw(text: string, { size, colour, weight = 'regular', spacing = 0 }: Look): Promise<Drawn> {
  const { font, fontfile } = weights[weight];
  const { data, info } = await sharp({
    text: {
      text: `<span foreground="${colour}" letter_spacing="${spacing * 1024}">${inMarkup(text)}</span>`,
      font: `${font} ${size}`,
      fontfile,
      rgba: true,
      dpi: 72,
    },
  })
    .png({ compressionLevel: 1 })
    .toBuffer({ resolveWithObject: true });
  return { input: data, width: info.width, height: info.height };
}

const inMarkup = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
