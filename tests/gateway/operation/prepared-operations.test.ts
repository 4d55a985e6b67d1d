import { describe, expect, it } from '@jest/globals';
import { parseOperation } from '../../../gateway/operation/parse-operation.ts';
import type { PreparedOperation } from '../../../gateway/operation/prepared-operation.ts';
import { PreparedOperations } from '../../../gateway/operation/prepared-operations.ts';

const question = (query: string, operationName?: string) => ({ query, operationName, variables: {} });
const prepared = (change: Partial<PreparedOperation> = {}): PreparedOperation => ({
  parsed: parseOperation(question('{ a }')),
  introspection: undefined,
  data: 'nothing',
  coordinates: 1,
  lasting: true,
  bytes: 1_000,
  ...change,
});

describe('the prepared operations of a view', () => {
  it('prepare a text once, however many ask for it at the same time', async () => {
    const operations = new PreparedOperations(100_000);
    let times = 0;
    const prepare = async () => {
      times += 1;
      await new Promise((resolve) => setImmediate(resolve));
      return prepared();
    };
    const [first, ...others] = await Promise.all(
      [1, 2, 3].map(() => operations.get(question('{ a }'), prepare)),
    );
    expect(others.every((one) => one === first)).toBe(true);
    expect(await operations.get(question('{ a }'), prepare)).toBe(first);
    expect(times).toBe(1);
  });

  it('tell texts apart, and the operations of one text', async () => {
    const operations = new PreparedOperations(100_000);
    const ask = (query: string, name?: string) =>
      operations.get(question(query, name), () => Promise.resolve(prepared()));
    const all = [await ask('{ a }'), await ask('{ a} '), await ask('{ a }', 'b'), await ask('b\n{ a }')];
    expect(new Set(all).size).toBe(4);
    expect(operations.size).toBe(4);
  });

  it('answer no text as the one that it looks like together with a name', () => {
    const operations = new PreparedOperations(100_000);
    const read = (text: string, name?: string) => {
      const one = question(text, name);
      return operations.accept(one, () => ({ parsed: parseOperation(one), conditions: [] }));
    };
    read('query b { a }', 'b');
    for (const text of ['\0b\nquery b { a }', '\0\nb\nquery b { a }', '\0\n\0b\nquery b { a }'])
      expect(() => read(text)).toThrow();
  });

  it('keep no refusal, and nothing that could end otherwise the next time', async () => {
    const operations = new PreparedOperations(100_000);
    await expect(operations.get(question('{ a }'), () => Promise.reject(new Error('no')))).rejects.toThrow(
      'no',
    );
    await operations.get(question('{ a }'), () => Promise.resolve(prepared({ lasting: false })));
    expect(operations.size).toBe(0);
    const last = prepared();
    expect(await operations.get(question('{ a }'), () => Promise.resolve(last))).toBe(last);
  });

  it('hold no more than they may', async () => {
    const operations = new PreparedOperations(10_000);
    for (let at = 0; at < 100; at += 1)
      await operations.get(question(`{ a${String(at)} }`), () => Promise.resolve(prepared()));
    expect(operations.size).toBe(9);
  });
});
