type BrowserStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'clear' | 'length'>;

/** GraphiQL keeps the light or dark theme under this key. */
const theme = 'graphiql:theme';

/**
 * Where GraphiQL keeps tabs, queries and history: in the page's memory, never in the browser's storage, and a new one
 * for each token, so that the next person at the desk reads nothing of the former's. Only the theme is carried over.
 */
export function sessionMemory(former?: BrowserStorage): BrowserStorage {
  const kept = new Map<string, string>();
  const formerTheme = former?.getItem(theme);
  if (formerTheme) kept.set(theme, formerTheme);
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
    clear: () => {
      kept.clear();
    },
    get length() {
      return kept.size;
    },
  };
}
