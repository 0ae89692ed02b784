/** A file's size as people write it: `850 kB`, `2.4 MB`. */
export function fileSize(bytes: number, locale: string): string {
  const megabytes = bytes / 1024 / 1024;
  const write = (value: number, unit: string, digits: number) =>
    `${new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(value)} ${unit}`;
  return megabytes >= 1 ? write(megabytes, 'MB', 1) : write(Math.max(1, bytes / 1024), 'kB', 0);
}
