/**
 * Sentinels tell clients the ports of masters, replicas and each other; a client that goes through links must be told the ports of
 * its links instead. A port in an answer is a bulk string of RESP: `$4 2110`, with line breaks.
 * @param seen the port that the client shall see, by the real one
 */
export function tellPortsAsSeen(seen: ReadonlyMap<number, number>): (piece: Buffer) => Buffer {
  const bulk = (port: number) => `$${String(port).length}\r\n${port}\r\n`;
  const real = new Map([...seen].map(([port, link]) => [bulk(port), bulk(link)]));
  return (piece) => {
    const text = piece.toString('latin1');
    const changed = text.replaceAll(/\$\d\r\n\d+\r\n/g, (found) => real.get(found) ?? found);
    return changed === text ? piece : Buffer.from(changed, 'latin1');
  };
}
