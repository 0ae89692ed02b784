/** The site's own address of a picture that the shop names by an address of its own; null for one that is none of its. */
export function mediaPath(url: string): string | null {
  const found = /\/product-images\/([0-9a-f-]{36})\/(page|thumb)\.webp$/i.exec(url);
  return found ? `/media/${found[1]}/${found[2]}.webp` : null;
}
