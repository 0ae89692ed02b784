/** Typing errors forgiven in a word: none in short ones and numbers, where another word is nearer than an error. */
export function errorsForgiven(word: string): number {
  if (/\p{N}/u.test(word) || word.length < 4) return 0;
  return word.length < 6 ? 1 : 2;
}

let twoBack = new Uint8Array(64);
let oneBack = new Uint8Array(64);
let row = new Uint8Array(64);

/**
 * Whether `word` becomes `term` (or, with `prefix`, a beginning of it) by at most `most` errors: a letter left out, too
 * much, another one, or two neighbours swapped. Both have at most 32 letters.
 */
export function isWithin(word: string, term: string, most: number, prefix = false): boolean {
  const columns = Math.min(term.length, word.length + most);
  if (word.length - columns > most || (!prefix && term.length - word.length > most)) return false;
  for (let column = 0; column <= columns; column++) row[column] = column;
  for (let line = 1; line <= word.length; line++) {
    [twoBack, oneBack, row] = [oneBack, row, twoBack];
    row[0] = line;
    let best = line;
    for (let column = 1; column <= columns; column++) {
      const cost = cellCost(word, term, line, column);
      row[column] = cost;
      if (cost < best) best = cost;
    }
    if (best > most) return false;
  }
  if (!prefix) return at(row, columns) <= most;
  return row.subarray(0, columns + 1).some((cost) => cost <= most);
}

/** Errors between the first `line` letters of the word and the first `column` letters of the term. */
function cellCost(word: string, term: string, line: number, column: number): number {
  const letter = word.charCodeAt(line - 1);
  const other = term.charCodeAt(column - 1);
  const cost = Math.min(
    at(oneBack, column - 1) + (letter === other ? 0 : 1),
    at(oneBack, column) + 1,
    at(row, column - 1) + 1,
  );
  const swapped =
    line > 1 && column > 1 && word.charCodeAt(line - 2) === other && term.charCodeAt(column - 2) === letter;
  return swapped ? Math.min(cost, at(twoBack, column - 2) + 1) : cost;
}

const at = (cells: Uint8Array, column: number): number => cells[column] ?? 255;
