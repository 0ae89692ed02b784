/** A file that can't be imported as a whole, and why. */
export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile';
}
