import type { DocumentNode } from 'graphql';

/** Works out once for each document what is read of it again and again: documents do not change. */
export const perDocument = <T extends object>(
  read: (document: DocumentNode) => T,
): ((document: DocumentNode) => T) => {
  const known = new WeakMap<DocumentNode, T>();
  return (document) => {
    const before = known.get(document);
    if (before !== undefined) return before;
    const found = read(document);
    known.set(document, found);
    return found;
  };
};
