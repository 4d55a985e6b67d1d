import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { answerBytes, shortText } from '../../../gateway/http/answer-bytes.ts';

const written = (answer: object): string => {
  const { content, release } = answerBytes(answer);
  const text = content.toString();
  release();
  return text;
};

describe('the text of a short answer', () => {
  it('is that of JSON.stringify, whatever the answer', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue({ maxDepth: 6 })), (answer) => {
        expect([undefined, JSON.stringify(answer)]).toContain(shortText(answer));
      }),
    );
    expect(shortText({ data: { name: '橋', missing: undefined } })).toBe('{"data":{"name":"橋"}}');
  });

  it('is none where a list is long, or a text', () => {
    expect(shortText({ data: { list: { edges: Array.from({ length: 9 }, () => 1) } } })).toBeUndefined();
    expect(shortText({ data: { name: 'x'.repeat(100_000) } })).toBeUndefined();
  });
});

describe('the bytes of an answer', () => {
  it('are those of JSON.stringify, whatever the answer', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue({ maxDepth: 6 })), (answer) => {
        expect(written(answer)).toBe(JSON.stringify(answer));
      }),
    );
  });

  it('are so for lists of any length, in every script, and broken characters', () => {
    for (const length of [0, 1, 7, 8, 9, 16, 17, 20_000]) {
      const edges = Array.from({ length }, (_, at) => ({ at, name: `көпүрө 橋 😀 \ud800 ${String(at)}` }));
      const answer = { data: { list: { edges }, numbers: edges.map(({ at }) => at) }, errors: undefined };
      expect(written(answer)).toBe(JSON.stringify(answer));
    }
  });

  it('are not those of another answer that is not sent yet', () => {
    const first = answerBytes({ data: { name: 'one' } });
    const second = answerBytes({ data: { name: 'another' } });
    expect([first.content.toString(), second.content.toString()]).toEqual([
      '{"data":{"name":"one"}}',
      '{"data":{"name":"another"}}',
    ]);
    first.release();
    second.release();
  });
});
