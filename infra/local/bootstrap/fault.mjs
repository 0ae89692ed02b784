/** A failure that its reader can mend: printed without a stack, with what to do next. */
export class Fault extends Error {
  /**
   * @param {string} message what failed
   * @param {string} [remedy] what to do about it
   */
  constructor(message, remedy) {
    super(remedy ? `${message}\n  ${remedy.replaceAll('\n', '\n  ')}` : message);
    this.name = 'Fault';
  }
}
