import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { classesWithoutMutant } from './mutants/classes-without-mutant.ts';
import { mutants } from './mutants/mutants.ts';
import { patched } from './walls/apply-patches.ts';
import { leaving } from './walls/open-walls.ts';

const root = join(import.meta.dirname, '../..');

describe('a leak that is sown', () => {
  it('is one of at least 45, each with a name of its own', () => {
    expect(mutants.length).toBeGreaterThanOrEqual(45);
    expect(new Set(mutants.map(({ name }) => name)).size).toBe(mutants.length);
  });

  it('is of every class of the catalogue, but for those that tell why there is none', () => {
    const catalogue = Array.from({ length: 90 }, (_, at) => `L${String(at + 1).padStart(2, '0')}`);
    const sown = new Set(mutants.flatMap(({ leak }) => leak.match(/L\d\d/g) ?? []));
    expect(catalogue.filter((name) => !sown.has(name))).toEqual(Object.keys(classesWithoutMutant));
  });

  it.each(mutants.map((mutant) => ({ name: mutant.name, mutant })))(
    'has its place in the product: $name',
    ({ mutant }) => {
      const { by } = mutant;
      const standing = 'test' in by ? 'all' : 'probes' in by ? by.probes : by.walls;
      const patches = [...leaving(standing), ...mutant.patches];
      expect(mutant.patches.length).toBeGreaterThan(0);
      for (const [file, ofFile] of Map.groupBy(patches, (patch) => patch.file)) {
        const text = readFileSync(join(root, file), 'utf8');
        expect(patched(text, ofFile)).not.toBe(text);
      }
    },
  );
});
