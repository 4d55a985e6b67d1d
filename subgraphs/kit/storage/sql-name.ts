/** The name of a property's column: `registeredOn` is `registered_on`. */
export const columnName = (property: string): string =>
  property.replace(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`);

/** A quoted SQL identifier. */
export const identifier = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** A quoted SQL text. */
export const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;
