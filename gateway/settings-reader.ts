/** Reads settings from the environment and gathers what is wrong with them, so that all is told at once. */
export interface SettingsReader {
  /** A setting's text without the space around it; undefined where there is none. */
  readonly given: (name: string) => string | undefined;
  /** A whole number within bounds; the fallback where none is given or the text is none. */
  readonly number: (name: string, fallback: number, least: number, most: number) => number;
  /** One of a few words. */
  readonly choice: <Word extends string>(name: string, fallback: Word, words: readonly Word[]) => Word;
  /** Notes a fault: what is wrong and how to mend it. */
  readonly fault: (text: string) => void;
  readonly faults: readonly string[];
}

/** A reader of this environment. */
export const settingsReader = (environment: Readonly<Record<string, string | undefined>>): SettingsReader => {
  const faults: string[] = [];
  const given = (name: string): string | undefined => {
    const value = environment[name]?.trim();
    return value === '' ? undefined : value;
  };
  return {
    given,
    number: (name, fallback, least, most) => {
      const text = given(name);
      if (text === undefined) return fallback;
      const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
      if (value >= least && value <= most) return value;
      faults.push(`${name} must be a whole number from ${String(least)} to ${String(most)}, not "${text}"`);
      return fallback;
    },
    choice: (name, fallback, words) => {
      const text = given(name);
      const word = words.find((one) => one === text);
      if (text !== undefined && word === undefined)
        faults.push(`${name} must be one of ${words.join(', ')}, not "${text}"`);
      return word ?? fallback;
    },
    fault: (text) => {
      faults.push(text);
    },
    faults,
  };
};
