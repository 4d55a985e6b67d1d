/** Works out once for each thing what is read of it again and again, for as long as it is there: for what does not change. */
export const oncePer = <Key extends object, T extends object>(read: (key: Key) => T): ((key: Key) => T) => {
  const known = new WeakMap<Key, T>();
  return (key) => {
    const before = known.get(key);
    if (before !== undefined) return before;
    const found = read(key);
    known.set(key, found);
    return found;
  };
};
