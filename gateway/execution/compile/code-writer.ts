/**
 * Collects the functions of one program's generated module. A function whose text already stands there is
 * not written again: equal work shares one compiled function.
 */
export class CodeWriter {
  readonly #functions: string[] = [];
  readonly #names = new Map<string, string>();
  readonly #constants: unknown[] = [];
  readonly #variables: string[] = [];
  readonly #links: { readonly name: string; readonly set: (value: unknown) => void }[] = [];
  #count = 0;

  /** A name that no other call gives. */
  fresh(prefix: string): string {
    this.#count += 1;
    return `${prefix}${String(this.#count)}`;
  }

  /** Writes `function NAME(parameters){body}` and gives its name. */
  define(parameters: string, body: string): string {
    const text = `(${parameters}){${body}}`;
    const known = this.#names.get(text);
    if (known !== undefined) return known;
    const name = this.fresh('f');
    this.#names.set(text, name);
    this.#functions.push(`function ${name}${text}`);
    return name;
  }

  /** Writes a function under a name taken before, so that bodies may refer to it while it is being made. */
  defineAs(name: string, parameters: string, body: string): void {
    this.#functions.push(`function ${name}(${parameters}){${body}}`);
  }

  /** A module variable; all work is synchronous, so one per program is enough. */
  variable(prefix: string): string {
    const name = this.fresh(prefix);
    this.#variables.push(name);
    return name;
  }

  /** A value that code refers to by the given name. */
  constant(value: unknown): string {
    this.#constants.push(value);
    return `k${String(this.#constants.length - 1)}`;
  }

  /** Adds module-level text as it is. */
  prelude(text: string): void {
    this.#functions.unshift(text);
  }

  /** A reference to a written function; callable once the module is built. */
  link<F>(name: string): Linked<F> {
    const holder: { f: F | undefined } = { f: undefined };
    this.#links.push({ name, set: (value) => (holder.f = value as F) });
    return {
      get f() {
        if (holder.f === undefined) throw new Error('the module is not built yet');
        return holder.f;
      },
    };
  }

  /**
   * Compiles the module.
   * @param runtime what the code may call, by name.
   */
  build(runtime: Readonly<Record<string, unknown>>): void {
    const names = [...Object.keys(runtime), ...this.#constants.map((_, at) => `k${String(at)}`)];
    const values = [...Object.values(runtime), ...this.#constants];
    const variables = this.#variables.length > 0 ? `let ${this.#variables.join(',')};` : '';
    const exported = this.#links.map(({ name }) => name).join(',');
    const source = `"use strict";${variables}\n${this.#functions.join('\n')}\nreturn [${exported}];`;
    // eslint-disable-next-line @typescript-eslint/no-implied-eval -- the one place where code is generated; every name from outside stands in it as a JSON string literal
    const make = new Function(...names, source) as (...given: unknown[]) => unknown[];
    const functions = make(...values);
    this.#links.forEach((link, at) => {
      link.set(functions[at]);
    });
  }
}

/** A function of a generated module. */
export interface Linked<F> {
  readonly f: F;
}
