import { beforeAll, describe, expect, it } from '@jest/globals';
import {
  permitColumns,
  type PermitFile,
} from '../../../../../subgraphs/kyrgyzstan/certification/permit-file/permit-file.ts';
import {
  permitStateOn,
  stateOn,
} from '../../../../../subgraphs/kyrgyzstan/certification/permit-file/permit-state.ts';
import { permitSummary } from '../../../../../subgraphs/kyrgyzstan/certification/permit-file/permit-summary.ts';
import { readPermitFile } from '../../../../../subgraphs/kyrgyzstan/certification/permit-file/read-permit-file.ts';
import { describeWithSharedData, sharedBytes } from '../../../../shared-data.ts';
import { faultsOf, valueOf } from '../../../reading.ts';

const granted = {
  synthetic: 'true',
  name_cyrillic: 'Көпүрө Пример',
  name_latin: 'Kopuro Primer',
  region_iso: 'KG-GB',
  inn: '00003201410281',
  permit_number: 'SYN-1',
  destination_country: 'JP',
  event: 'GRANTED',
  event_date: '2025-01-10',
  valid_until: '2026-01-09',
  ground: 'decision',
};
type Line = Partial<typeof granted>;
const read = (...lines: readonly Line[]) => {
  const written = lines.map((fields) =>
    permitColumns.map((column) => ({ ...granted, ...fields })[column]).join(','),
  );
  return readPermitFile(
    new TextEncoder().encode([permitColumns.join(','), ...written].join('\r\n')),
    'p.csv',
  );
};
const event = (kind: string, date: string, fields: Line = {}): Line => ({
  event: kind,
  event_date: date,
  ...fields,
});
const suspended = event('SUSPENDED', '2025-02-01');
const resumed = event('RESUMED', '2025-02-20');
const extended = event('EXTENDED', '2025-12-01', { valid_until: '2027-01-09' });
const revoked = event('REVOKED', '2025-03-01', { valid_until: '' });

describe('a file of permits', () => {
  it('keeps one agency by its INN through all spellings, each dated and with its script', () => {
    const { agencies } = valueOf(
      read({}, suspended, {
        ...resumed,
        name_cyrillic: 'Көпүрө-Пример',
        name_latin: 'Köpürö Primer',
        region_iso: 'KG-O',
      }),
    );
    expect(agencies).toEqual([
      {
        inn: '00003201410281',
        synthetic: true,
        region: 'KG-O',
        nameCyrillic: 'Көпүрө-Пример',
        nameLatin: 'Köpürö Primer',
        spellings: [
          { text: 'Көпүрө Пример', script: 'CYRILLIC', from: '2025-01-10', until: '2025-02-01' },
          { text: 'Көпүрө-Пример', script: 'CYRILLIC', from: '2025-02-20', until: '2025-02-20' },
          { text: 'Kopuro Primer', script: 'LATIN', from: '2025-01-10', until: '2025-02-01' },
          { text: 'Köpürö Primer', script: 'LATIN', from: '2025-02-20', until: '2025-02-20' },
        ],
      },
    ]);
  });

  it('does not make one agency of two that share a name', () => {
    expect(valueOf(read({}, { inn: '00003201410282', permit_number: 'SYN-2' })).agencies).toHaveLength(2);
  });

  it('keeps the events of a permit, a revocation without a last day', () => {
    expect(valueOf(read({}, revoked)).permits).toEqual([
      {
        number: 'SYN-1',
        inn: '00003201410281',
        destination: 'JP',
        events: [
          { row: 2, kind: 'GRANTED', date: '2025-01-10', validUntil: '2026-01-09', ground: 'decision' },
          { row: 3, kind: 'REVOKED', date: '2025-03-01', validUntil: null, ground: 'decision' },
        ],
      },
    ]);
  });
});

describe('the state of a permit', () => {
  const permit = (...lines: readonly Line[]) => {
    const [first] = valueOf(read({}, ...lines)).permits;
    if (first === undefined) throw new Error('no permit was read');
    return first;
  };

  it.each<[string, readonly Line[], string, string | undefined]>([
    ['before its grant', [], '2025-01-09', undefined],
    ['from its grant', [], '2025-01-10', 'IN_FORCE'],
    ['on its last day', [], '2026-01-09', 'IN_FORCE'],
    ['past its last day', [], '2026-01-10', 'EXPIRED'],
    ['past its first last day, extended', [extended], '2026-01-10', 'IN_FORCE'],
    ['the day before its suspension', [suspended], '2025-01-31', 'IN_FORCE'],
    ['from its suspension', [suspended], '2025-02-01', 'SUSPENDED'],
    ['suspended past its last day', [suspended], '2026-01-10', 'EXPIRED'],
    ['from its resumption', [suspended, resumed], '2025-02-20', 'IN_FORCE'],
    ['revoked past its last day', [suspended, revoked], '2030-01-01', 'REVOKED'],
  ])('%s', (_, lines, day, state) => {
    expect(permitStateOn(permit(...lines), day)).toBe(state);
  });
});

describe('the events of a permit', () => {
  it.each<[string, readonly Line[]]>([
    ['granted, extended', [{}, extended]],
    [
      'suspended, resumed, suspended again, revoked',
      [{}, suspended, resumed, event('SUSPENDED', '2025-02-20'), revoked],
    ],
    ['suspended on the day of its grant', [{}, event('SUSPENDED', '2025-01-10')]],
    ['revoked on its last day', [{}, event('REVOKED', '2026-01-09', { valid_until: '' })]],
  ])('may be %s', (_, lines) => {
    expect(valueOf(read(...lines)).permits[0]?.events).toHaveLength(lines.length);
  });

  it.each<[string, readonly Line[], string]>([
    [
      'begin with anything but the grant',
      [extended],
      'row 2, column event: permit SYN-1 is not granted and cannot be EXTENDED: put the line that grants it above',
    ],
    [
      'be granted twice',
      [{}, event('GRANTED', '2025-02-01')],
      'row 3, column event: permit SYN-1 is in force and cannot be GRANTED: only EXTENDED, SUSPENDED or REVOKED can follow; correct the event',
    ],
    [
      'be resumed without a suspension',
      [{}, resumed],
      'row 3, column event: permit SYN-1 is in force and cannot be RESUMED: only EXTENDED, SUSPENDED or REVOKED can follow; correct the event',
    ],
    [
      'be extended while suspended',
      [{}, suspended, extended],
      'row 4, column event: permit SYN-1 is suspended and cannot be EXTENDED: only RESUMED or REVOKED can follow; put the resumption above',
    ],
    [
      'go on after a revocation',
      [{}, revoked, event('RESUMED', '2025-04-01')],
      'row 4, column event: permit SYN-1 is revoked and cannot be RESUMED: nothing follows a revocation; a new permit has a new number',
    ],
    [
      'go on after the last day',
      [{}, event('EXTENDED', '2026-01-10', { valid_until: '2027-01-09' })],
      'row 3, column event: permit SYN-1 is expired since 2026-01-09 and cannot be EXTENDED: put the line that extends it in time above; a new permit has a new number',
    ],
    [
      'run backwards',
      [{}, event('SUSPENDED', '2025-01-09')],
      'row 3, column event_date: 2025-01-09 is before 2025-01-10 of row 2; put the lines of permit SYN-1 in order of date',
    ],
    [
      'extend by nothing',
      [{}, event('EXTENDED', '2025-12-01')],
      'row 3, column valid_until: "2026-01-09" does not extend the permit, which runs until 2026-01-09; correct it',
    ],
    [
      'change the last day by a suspension',
      [{}, { ...suspended, valid_until: '2026-06-30' }],
      'row 3, column valid_until: "2026-06-30" changes the permit\'s last day, 2026-01-09, which only an extension does; correct it',
    ],
    [
      'end before they begin',
      [{ valid_until: '2025-01-09' }],
      'row 2, column valid_until: "2025-01-09" is before the event of 2025-01-10; correct one of the two',
    ],
    [
      'change hands',
      [{}, { ...suspended, inn: '00003201410282' }],
      'row 3, column inn: "00003201410282", but row 2 has "00003201410281" for permit SYN-1; correct one of the two',
    ],
    [
      'change the country',
      [{}, { ...suspended, destination_country: 'TR' }],
      'row 3, column destination_country: "TR", but row 2 has "JP" for permit SYN-1; correct one of the two',
    ],
  ])('may not %s', (_, lines, fault) => {
    expect(faultsOf(read(...lines))).toEqual([`p.csv, ${fault}`]);
  });
});

describe('a line of a permit file is refused', () => {
  it.each<[string, Line, string]>([
    [
      'an INN that lost its noughts',
      { inn: '3201410281' },
      'inn: "3201410281" is no INN; write all 14 digits, as text so that no spreadsheet drops the noughts in front',
    ],
    [
      'a region of another country',
      { region_iso: 'KZ-10' },
      'region_iso: "KZ-10" is no region of the Kyrgyz Republic; write its ISO 3166-2 code, such as KG-GB',
    ],
    [
      'a country that is none',
      { destination_country: 'XX' },
      'destination_country: "XX" is no country; write its ISO 3166-1 code of two letters, such as JP',
    ],
    [
      'an unknown event',
      { event: 'CANCELLED' },
      'event: "CANCELLED" is no event; write one of GRANTED, EXTENDED, SUSPENDED, RESUMED, REVOKED',
    ],
    [
      'an impossible day',
      { event_date: '2025-02-30' },
      'event_date: "2025-02-30" is no day of the calendar; write it as 2026-08-03',
    ],
    ['a permit without a last day', { valid_until: '' }, 'valid_until: the field is empty; fill it in'],
    [
      'a Latin name in the Cyrillic column',
      { name_cyrillic: 'Kopuro' },
      'name_cyrillic: "Kopuro" has no Cyrillic letter; write the Cyrillic name',
    ],
    [
      'a Cyrillic name in the Latin column',
      { name_latin: 'Көпүрө' },
      'name_latin: "Көпүрө" has no Latin letter; write the Latin name',
    ],
    [
      'a permit number with a blank',
      { permit_number: 'SYN 1' },
      'permit_number: "SYN 1" is no permit number; write it without blanks and in at most 64 characters',
    ],
    [
      'a flag that is none',
      { synthetic: '1' },
      'synthetic: "1" is neither true nor false; write one of them',
    ],
  ])('for %s', (_, fields, fault) => {
    expect(faultsOf(read(fields))).toEqual([`p.csv, row 2, column ${fault}`]);
  });

  it('for a revocation with a last day', () => {
    expect(faultsOf(read({}, { ...revoked, valid_until: '2026-01-09' }))).toEqual([
      'p.csv, row 3, column valid_until: "2026-01-09" stands beside a revocation, which ends the permit; leave it empty',
    ]);
  });

  it('for an agency that is invented in one line and real in another', () => {
    expect(faultsOf(read({}, { ...suspended, synthetic: 'false' }))).toEqual([
      'p.csv, row 3, column synthetic: row 2 says the opposite of the agency with INN 00003201410281; correct one of the two',
    ]);
  });

  it('without its slip being reported again for every later line of the permit', () => {
    expect(faultsOf(read({ event_date: 'x' }, suspended, resumed))).toHaveLength(1);
  });

  it('and so is a file without any', () => {
    expect(faultsOf(read())).toEqual(['p.csv: no event stands below the heading']);
  });
});

describeWithSharedData('the sample of Kyrgyz permits', () => {
  let file: PermitFile;
  beforeAll(() => {
    file = valueOf(readPermitFile(sharedBytes('kyrgyz-permits-sample.csv'), 'kyrgyz-permits-sample.csv'));
  });

  it('has the totals that its maker states', () => {
    expect(permitSummary(file)).toEqual({
      lines: 85,
      events: { GRANTED: 46, EXTENDED: 26, SUSPENDED: 6, RESUMED: 4, REVOKED: 3 },
      agencies: 40,
      agenciesWithSeveralPermits: 6,
      agenciesForJapan: 12,
      spellingsCyrillic: 44,
      spellingsLatin: 44,
      permits: 46,
      suspensions: [
        {
          date: '2025-11-05',
          agencies: 1,
          resumed: 0,
          firstResumedOn: undefined,
          lastResumedOn: undefined,
          revoked: 1,
        },
        {
          date: '2026-01-12',
          agencies: 4,
          resumed: 4,
          firstResumedOn: '2026-01-22',
          lastResumedOn: '2026-01-29',
          revoked: 0,
        },
        {
          date: '2026-07-08',
          agencies: 1,
          resumed: 0,
          firstResumedOn: undefined,
          lastResumedOn: undefined,
          revoked: 0,
        },
      ],
    });
  });

  it('has 28 permits in force on 2026-08-03, 1 suspended, 3 revoked and 14 past their date', () => {
    expect(stateOn(file, '2026-08-03')).toEqual({ IN_FORCE: 28, SUSPENDED: 1, REVOKED: 3, EXPIRED: 14 });
  });

  it('keeps the four firms suspended on 2026-01-12 four firms, each in two spellings and none revoked', () => {
    const permits = file.permits.filter(({ events }) =>
      events.some(({ kind, date }) => kind === 'SUSPENDED' && date === '2026-01-12'),
    );
    const firms = file.agencies.filter(({ inn }) => permits.some((permit) => permit.inn === inn));
    expect(firms).toHaveLength(4);
    expect(firms.map(({ spellings }) => spellings.length)).toEqual([4, 4, 4, 4]);
    expect(permits.map((permit) => permitStateOn(permit, '2026-01-12'))).toEqual(Array(4).fill('SUSPENDED'));
    expect(permits.map((permit) => permitStateOn(permit, '2026-01-29'))).toEqual(Array(4).fill('IN_FORCE'));
    expect(permits.flatMap(({ events }) => events).filter(({ kind }) => kind === 'REVOKED')).toEqual([]);
  });
});
