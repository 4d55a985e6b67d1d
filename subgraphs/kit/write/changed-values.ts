type Values = Readonly<Record<string, unknown>>;

/** A value as a text; null where there is none. */
export const textOf = (value: unknown): string | null => {
  if (value === null || value === undefined) return null;
  if (value instanceof Date) return value.toISOString();
  return typeof value === 'string' ? value : JSON.stringify(value);
};

/** What a change set, each value before and after it, as a history keeps it. */
export const changedValues = (before: Values, after: Values) =>
  Object.entries(after).map(([property, value]) => ({
    property,
    before: textOf(before[property]),
    after: textOf(value),
  }));
