/** A name of an agency as its table holds it. */
export interface StoredName {
  readonly value: string;
  readonly script: string;
  readonly seenFrom: string;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Names with some more, each script and spelling once from the first day of its use; by script, then as they came up. */
export const namesWith = (
  before: readonly StoredName[],
  more: readonly StoredName[],
): readonly StoredName[] => {
  const names = new Map(before.map((name) => [`${name.script} ${name.value}`, name]));
  for (const name of more) {
    const known = names.get(`${name.script} ${name.value}`);
    if (known === undefined || name.seenFrom < known.seenFrom)
      names.set(`${name.script} ${name.value}`, name);
  }
  return [...names.values()].sort(
    (a, b) => compare(a.script, b.script) || compare(a.seenFrom, b.seenFrom) || compare(a.value, b.value),
  );
};
