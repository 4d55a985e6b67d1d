/** How the invented sources write Kyrgyz and Russian letters in Latin ones. */
const letters: Readonly<Record<string, string>> = {
  ...{
    а: 'a',
    б: 'b',
    в: 'v',
    г: 'g',
    д: 'd',
    е: 'e',
    ж: 'zh',
    з: 'z',
    и: 'i',
    й: 'y',
    к: 'k',
    л: 'l',
    м: 'm',
  },
  ...{ н: 'n', ң: 'ng', о: 'o', ө: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'u', ү: 'u', х: 'kh', ч: 'ch' },
  ...{ ш: 'sh', ы: 'y', э: 'e', ю: 'yu', я: 'ya' },
};

/** A Cyrillic name in Latin letters, capital for capital; what is no Cyrillic letter stays. */
export const latinSpelling = (name: string): string =>
  [...name]
    .map((letter) => {
      const small = letter.toLowerCase();
      const latin = letters[small];
      if (latin === undefined) return letter;
      return small === letter ? latin : latin.charAt(0).toUpperCase() + latin.slice(1);
    })
    .join('');
