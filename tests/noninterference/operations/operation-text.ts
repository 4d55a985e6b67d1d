import type { Draw } from '../worlds/draw.ts';
import type { RootKind } from './roots.ts';

/** A value of an enum, which a literal writes without quotes. */
export class EnumName {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

/** A value as a literal of the query language. */
const literal = (value: unknown): string => {
  if (value instanceof EnumName) return value.name;
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  if (typeof value === 'object' && value !== null)
    return `{${Object.entries(value)
      .map(([name, inner]) => `${name}: ${literal(inner)}`)
      .join(', ')}}`;
  return JSON.stringify(value);
};

/** A value as a variable carries it. */
const plain = (value: unknown): unknown => {
  if (value instanceof EnumName) return value.name;
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, plain(inner)]));
  return value;
};

/** An operation in the making: its fragments, its variables, and what it names. */
export class OperationText {
  readonly #shape: Draw;
  readonly #values: Draw;
  #drawing: Draw;
  readonly coordinates = new Set<string>();
  /** What the operation does. */
  does: RootKind = 'query';
  readonly variables: Record<string, unknown> = {};
  readonly #definitions: string[] = [];
  readonly #fragments: string[] = [];

  /**
   * @param shape draws the text
   * @param values draws what variables are given, so that one text can be asked with several values; the same unless
   *   given
   */
  constructor(shape: Draw, values: Draw = shape) {
    this.#shape = shape;
    this.#values = values;
    this.#drawing = shape;
  }

  /** What draws at this moment. */
  get draw(): Draw {
    return this.#drawing;
  }

  /** Adds a fragment; gives its name. */
  fragment(type: string, selection: string): string {
    const name = `F${String(this.#fragments.length)}`;
    this.#fragments.push(`fragment ${name} on ${type} ${selection}`);
    return name;
  }

  /** Adds a variable that is given, defaulted, or both; gives its name with the dollar sign. */
  variable(type: string, value: unknown, how: 'given' | 'defaulted'): string {
    const name = `v${String(this.#definitions.length)}`;
    const isDefaulted = how === 'defaulted' && !(value === null && type.endsWith('!'));
    this.#definitions.push(`$${name}: ${type}${isDefaulted ? ` = ${literal(value)}` : ''}`);
    if (!isDefaulted) this.variables[name] = plain(value);
    return `$${name}`;
  }

  /** A value as it stands in the text: a literal, or a variable of the type. */
  value(type: string, make: () => unknown): string {
    if (this.draw.chance(60)) return literal(make());
    if (this.draw.chance(30)) return this.variable(type, make(), 'defaulted');
    this.#drawing = this.#values;
    const value = make();
    this.#drawing = this.#shape;
    return this.variable(type, value, 'given');
  }

  /** The whole document. */
  document(selection: string, name?: string, before = ''): string {
    const head = this.#definitions.length === 0 ? '' : `(${this.#definitions.join(', ')})`;
    const isBare = this.does === 'query' && name === undefined && head === '';
    const opening = isBare ? '' : `${this.does} ${name ?? ''}${head} `;
    return [`${before}${opening}${selection}`, ...this.#fragments].join(' ');
  }
}
