import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it, expect } from '@jest/globals';
import { rules } from '../../../schema/gate/rules.ts';

const filesIn = (folder: string): string[] => readdirSync(join(import.meta.dirname, '../../../', folder));

/** What stands beside the rules without being one. */
const others = ['dependencies', 'gate', 'probe-table', 'probes', 'rule', 'rules'];

describe('the list of rules', () => {
  const names = rules.map(({ name }) => name).sort();

  it('names every file of the gate that is a rule', () => {
    const files = filesIn('schema/gate').map((file) => file.replace(/\.ts$/, ''));
    expect(files.filter((file) => !others.includes(file)).sort()).toEqual(names);
  });

  it('has a test for each', () => {
    const tests = filesIn('tests/schema/gate').map((file) => file.replace(/\.test\.ts$/, ''));
    expect(names.filter((name) => !tests.includes(name))).toEqual([]);
  });

  it('gives every rule a check of its own', () => {
    expect(new Set(rules.map(({ check }) => check)).size).toBe(rules.length);
  });
});
