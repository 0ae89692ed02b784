/** Saves a drawing as a PNG on the ground that it lies on. */
export function savePicture(drawing: HTMLCanvasElement, title: string): void {
  const picture = Object.assign(document.createElement('canvas'), {
    width: drawing.width,
    height: drawing.height,
  });
  const pen = picture.getContext('2d');
  if (!pen) return;
  pen.fillStyle = getComputedStyle(document.body).backgroundColor;
  pen.fillRect(0, 0, picture.width, picture.height);
  pen.drawImage(drawing, 0, 0);
  picture.toBlob((blob) => {
    if (!blob) return;
    const address = URL.createObjectURL(blob);
    const name = title.toLocaleLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '-');
    Object.assign(document.createElement('a'), { href: address, download: `${name}.png` }).click();
    URL.revokeObjectURL(address);
  });
}
