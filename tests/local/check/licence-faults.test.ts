import { describe, expect, it } from '@jest/globals';
import { licenceFaults } from '../../../local/check/licence-faults.ts';

const lockOf = (packages: Record<string, object>) => ({
  packages: { '': { license: 'UNLICENSED' }, ...packages },
});

describe('the licence gate', () => {
  it('passes packages under stated licences, and this project itself', () => {
    const lock = lockOf({
      'node_modules/graphql': { version: '16.15.0', license: 'MIT' },
      'node_modules/type-fest': { version: '4.0.0', license: '(MIT OR CC0-1.0)' },
      'node_modules/linked': { link: true },
    });
    expect(licenceFaults(lock, [])).toEqual([]);
  });

  it.each([
    ['at the top', 'node_modules/@apollo/gateway', {}],
    ['inside another package', 'node_modules/a/node_modules/@apollo/gateway', {}],
    ['needed for development only', 'node_modules/@apollo/gateway', { dev: true }],
    ['optional', 'node_modules/@apollo/gateway', { optional: true }],
  ])('refuses a package under the Elastic licence %s', (_where, path, flags) => {
    const lock = lockOf({ [path]: { version: '2.9.0', license: 'Elastic-2.0', ...flags } });
    expect(licenceFaults(lock, [])).toEqual([
      `@apollo/gateway@2.9.0 (${path}) is under Elastic-2.0: use a package under another licence`,
    ]);
  });

  it('refuses the Elastic licence in any spelling, and although excepted', () => {
    for (const license of [
      'ELv2 (Elastic License 2.0)',
      '(MIT OR Elastic-2.0)',
      'SEE LICENSE IN elastic.txt',
    ]) {
      const lock = lockOf({ 'node_modules/x': { version: '1.0.0', license } });
      expect(licenceFaults(lock, [{ name: 'x', reason: 'read' }])[0]).toContain(`is under ${license}`);
    }
  });

  it.each([undefined, '', 'UNLICENSED', 'SEE LICENSE IN LICENSE.md'])(
    'refuses a package whose licence is %p unless it is listed with its reason',
    (license) => {
      const lock = lockOf({
        'node_modules/x': { version: '1.0.0', ...(license === undefined ? {} : { license }) },
      });
      expect(licenceFaults(lock, [])).toEqual([
        'x@1.0.0 (node_modules/x) states no licence: find it and list it with its reason in licence-exceptions.ts',
      ]);
      expect(licenceFaults(lock, [{ name: 'x', reason: 'MIT, in its README' }])).toEqual([]);
    },
  );

  it('refuses an exception that nothing needs', () => {
    expect(licenceFaults(lockOf({}), [{ name: 'gone', reason: 'MIT' }])).toEqual([
      'gone needs no exception any more: take it off licence-exceptions.ts',
    ]);
  });
});
