/**
 * Source text for reading and writing properties by names that strangers chose. Names enter generated code
 * only as JSON string literals, and names that every object inherits (`constructor`, `__proto__`, …) are
 * looked up and defined as own properties, so that no alias or JSON key can reach a prototype.
 */

const inherited = new Set(Object.getOwnPropertyNames(Object.prototype));

/** A JavaScript string literal. JSON is a subset of JavaScript since ES2019. */
export const literal = (text: string): string => JSON.stringify(text);

/** An expression for the own property of an object, `undefined` where there is none. */
export const readCode = (object: string, key: string): string =>
  inherited.has(key)
    ? `(own(${object},${literal(key)})?${object}[${literal(key)}]:undefined)`
    : `${object}[${literal(key)}]`;

/** A statement that sets an own property. */
export const writeCode = (object: string, key: string, value: string): string =>
  inherited.has(key) ? `define(${object},${literal(key)},${value});` : `${object}[${literal(key)}]=${value};`;

/** An entry of an object literal; `__proto__` computed, since as a plain entry it would set the prototype. */
export const entryCode = (key: string, value: string): string =>
  key === '__proto__' ? `["__proto__"]:${value}` : `${literal(key)}:${value}`;

/** What generated code calls: `own` tests for, `define` creates an own property. */
export const propertyRuntime = {
  own: (object: object, key: string): boolean => Object.hasOwn(object, key),
  define: (object: object, key: string, value: unknown): void => {
    Object.defineProperty(object, key, { value, writable: true, enumerable: true, configurable: true });
  },
};
