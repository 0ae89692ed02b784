import { invalidArgument } from '../grpc/status.ts';
import type { StringMap } from '../grpc/wire.ts';
import type { Filter } from './filter.ts';
import { type Token, tokenize } from './tokens.ts';

/** Undefined too for keys such as `constructor` that every object inherits. */
const attributeOf = (attributes: StringMap, key: string) =>
  Object.hasOwn(attributes, key) ? attributes[key] : undefined;

/** A recursive-descent parser; each method reads one rule of the grammar. */
export class FilterParser {
  readonly #tokens: readonly Token[];
  #next = 0;

  constructor(expression: string) {
    this.#tokens = tokenize(expression);
  }

  parse(): Filter {
    const filter = this.#combination();
    if (this.#next < this.#tokens.length) throw this.#unexpected();
    return filter;
  }

  /** One term, or several joined by one operator: mixing AND with OR takes parentheses. */
  #combination(): Filter {
    const terms = [this.#term()];
    let operator: string | undefined;
    while (this.#isWord('AND') || this.#isWord('OR')) {
      const found = this.#take().text;
      operator ??= found;
      if (found !== operator)
        throw invalidArgument('Invalid filter: AND and OR can be combined by parentheses only.');
      terms.push(this.#term());
    }
    return operator === 'OR'
      ? (attributes) => terms.some((term) => term(attributes))
      : (attributes) => terms.every((term) => term(attributes));
  }

  #term(): Filter {
    if (this.#isWord('NOT') || this.#isSign('-')) {
      this.#take();
      const term = this.#term();
      return (attributes) => !term(attributes);
    }
    if (this.#isSign('(')) {
      this.#take();
      const inner = this.#combination();
      this.#expectSign(')');
      return inner;
    }
    return this.#isWord('hasPrefix') ? this.#prefix() : this.#comparison();
  }

  #prefix(): Filter {
    this.#take();
    this.#expectSign('(');
    this.#expectWord('attributes');
    this.#expectSign('.');
    const key = this.#key();
    this.#expectSign(',');
    const prefix = this.#literal();
    this.#expectSign(')');
    return (attributes) => attributeOf(attributes, key)?.startsWith(prefix) ?? false;
  }

  #comparison(): Filter {
    this.#expectWord('attributes');
    if (this.#isSign(':')) {
      this.#take();
      const key = this.#key();
      return (attributes) => attributeOf(attributes, key) !== undefined;
    }
    this.#expectSign('.');
    const key = this.#key();
    const operator = this.#take();
    if (operator.kind !== 'sign' || (operator.text !== '=' && operator.text !== '!='))
      throw this.#unexpected(-1);
    const value = this.#literal();
    return operator.text === '='
      ? (attributes) => attributeOf(attributes, key) === value
      : (attributes) => attributeOf(attributes, key) !== value;
  }

  #key(): string {
    const token = this.#take();
    if (token.kind === 'sign') throw this.#unexpected(-1);
    return token.text;
  }

  #literal(): string {
    const token = this.#take();
    if (token.kind !== 'string') throw this.#unexpected(-1);
    return token.text;
  }

  #isWord(text: string): boolean {
    return this.#matches('word', text);
  }

  #isSign(text: string): boolean {
    return this.#matches('sign', text);
  }

  #expectWord(text: string): void {
    if (!this.#isWord(text)) throw this.#unexpected();
    this.#take();
  }

  #expectSign(text: string): void {
    if (!this.#isSign(text)) throw this.#unexpected();
    this.#take();
  }

  #matches(kind: Token['kind'], text: string): boolean {
    const token = this.#tokens[this.#next];
    return token?.kind === kind && token.text === text;
  }

  #take(): Token {
    const token = this.#tokens[this.#next];
    if (!token) throw this.#unexpected();
    this.#next += 1;
    return token;
  }

  #unexpected(offset = 0) {
    const token = this.#tokens[this.#next + offset];
    return invalidArgument(
      `Invalid filter: unexpected ${token ? `'${token.text}'` : 'end of the expression'}.`,
    );
  }
}
