import { describe, expect, it } from '@jest/globals';
import { grams, queryGrams, searchForm } from '../../../../subgraphs/kit/names/search-form.ts';

describe('the search form of a name', () => {
  it.each([
    ['Ｊａｐａｎ　Ｃａｒｅｅｒ　Ｎｅｔｗｏｒｋ', 'japancareernetwork'],
    ['一般財団法人\nJapan', '一般財団法人japan'],
    ['ﾌｧｰｽﾄｸﾗｽ（株）', 'ファーストクラス株'],
    ['ＴＷＧ・協同組合', 'twg協同組合'],
    ['Сары-Камыш Пример & Тревел', 'сарыкамышпримертревел'],
    ['Королёв', 'королев'],
    ['КОРОЛЁВ', 'королев'],
    ['Жаңы Көпүрө', 'жаңыкөпүрө'],
    ['４．ＡＲＲＯＷＳ株式会社', '4arrows株式会社'],
    ['々ガ', '々ガ'],
    ['・－、。 ', ''],
  ])('of "%s" is "%s"', (name, form) => {
    expect(searchForm(name)).toBe(form);
  });

  it('is its own search form', () => {
    for (const name of ['ＡＢ c', 'Ёж', 'ｶﾞ', 'İstanbul', '㍿ﾃｽﾄ'])
      expect(searchForm(searchForm(name))).toBe(searchForm(name));
  });
});

describe('grams', () => {
  it('are the distinct pieces of one to three code points', () => {
    expect(grams('Абаб')).toEqual(['а', 'б', 'аб', 'ба', 'аба', 'баб']);
    expect(grams('𠮷野')).toEqual(['𠮷', '野', '𠮷野']);
    expect(grams('')).toEqual([]);
  });

  it('of a short search text are the text itself', () => {
    expect(queryGrams('東京')).toEqual(['東京']);
    expect(queryGrams('A-B c')).toEqual(['abc']);
    expect(queryGrams('…')).toEqual([]);
  });

  it('of a longer search text are its pieces of three, and each is among those of a name that contains it', () => {
    expect(queryGrams('Көпүрө')).toEqual(['көп', 'өпү', 'пүр', 'үрө']);
    const indexed = new Set(grams('Жаңы Көпүрө Пример'));
    expect(queryGrams('ы көпүрө-при').every((gram) => indexed.has(gram))).toBe(true);
    expect(queryGrams('көпүрөө').every((gram) => indexed.has(gram))).toBe(false);
  });
});
