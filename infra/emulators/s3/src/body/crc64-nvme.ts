/** The polynomial of CRC-64/NVME, reflected, in two halves: numbers hold no 64 bits and BigInt is slow. */
const polynomial = { high: 0x9a6c9329, low: 0xac4bc9b5 };

const tableHigh = new Uint32Array(256);
const tableLow = new Uint32Array(256);
for (let index = 0; index < 256; index++) {
  let [high, low] = [0, index];
  for (let bit = 0; bit < 8; bit++) {
    const carry = low & 1;
    low = (low >>> 1) | ((high & 1) << 31);
    high >>>= 1;
    if (carry) [high, low] = [high ^ polynomial.high, low ^ polynomial.low];
  }
  tableHigh[index] = high;
  tableLow[index] = low;
}

/** Carries a CRC-64/NVME on over more bytes, in place; starts with zeros. */
export function updateCrc64Nvme(state: { high: number; low: number }, bytes: Buffer): void {
  let [high, low] = [~state.high, ~state.low];
  for (const byte of bytes) {
    const index = (low ^ byte) & 0xff;
    low = ((low >>> 8) | (high << 24)) ^ (tableLow[index] ?? 0);
    high = (high >>> 8) ^ (tableHigh[index] ?? 0);
  }
  state.high = ~high;
  state.low = ~low;
}
