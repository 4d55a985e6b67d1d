import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, it, expect } from '@jest/globals';
import { parties } from '../../../schema/audience.ts';
import type { Party } from '../../../schema/audience.ts';
import type { Marking } from '../../../schema/marking.ts';
import { digestOf, readApproval, signApproval } from '../../../schema/matrix/approval.ts';
import type { ApprovalKey } from '../../../schema/matrix/approval.ts';
import { approvalFiles, checkApprovals } from '../../../schema/matrix/check-approvals.ts';
import type { MatrixRow } from '../../../schema/matrix/matrix-rows.ts';
import { ownedPart } from '../../../schema/matrix/owned-part.ts';

const row = (coordinate: string, marking: Marking, ...owners: Party[]): MatrixRow => ({
  coordinate,
  parent: undefined,
  owners,
  marking,
  description: '',
});

const approvedRows = [
  row('A.japanese', ['JAPAN'], 'JAPAN'),
  row('A.kyrgyz', ['KYRGYZSTAN'], 'KYRGYZSTAN'),
  row('A.common', ['JAPAN', 'KYRGYZSTAN'], 'JAPAN', 'KYRGYZSTAN'),
];

const keyPair = (party: Party): { secret: ApprovalKey; published: ApprovalKey } => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return {
    secret: { party, holder: 'a test', key: privateKey.export({ format: 'jwk' }) },
    published: { party, holder: 'a test', key: publicKey.export({ format: 'jwk' }) },
  };
};
const keys = { JAPAN: keyPair('JAPAN'), KYRGYZSTAN: keyPair('KYRGYZSTAN') };

const made: string[] = [];
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true });
});

const record = (folder: string, party: Party, rows: readonly MatrixRow[], key = keys[party].secret): void => {
  const files = approvalFiles(folder, party);
  const part = ownedPart(rows, party);
  const approval = { party, sha256: digestOf(part), approvedOn: '2026-11-24', statement: 'for a test' };
  writeFileSync(files.approved, part);
  writeFileSync(files.approval, JSON.stringify(signApproval(approval, key)));
};

/** A folder in which both parties have approved the rows. */
const approvedFolder = (rows: readonly MatrixRow[] = approvedRows): string => {
  const folder = mkdtempSync(join(tmpdir(), 'kopuro-approvals-'));
  made.push(folder);
  mkdirSync(join(folder, 'keys'));
  for (const party of parties) {
    writeFileSync(approvalFiles(folder, party).key, JSON.stringify(keys[party].published));
    record(folder, party, rows);
  }
  return folder;
};

const replaced = (coordinate: string, marking: Marking): MatrixRow[] =>
  approvedRows.map((each) => (each.coordinate === coordinate ? { ...each, marking } : each));

describe('a matrix and its approvals', () => {
  it('pass together when they are the same', () => {
    expect(checkApprovals(approvedRows, approvedFolder())).toEqual({ faults: [], notes: [] });
  });

  it.each([
    ['A.japanese', 'public', [/^A\.japanese would be released to public, but JAPAN has approved JAPAN;/]],
    [
      'A.japanese',
      ['JAPAN', 'KYRGYZSTAN_CENTER'],
      [/^A\.japanese would be released to JAPAN, KYRGYZSTAN_CENTER/],
    ],
    ['A.kyrgyz', ['JAPAN', 'KYRGYZSTAN'], [/but KYRGYZSTAN has approved KYRGYZSTAN/]],
    ['A.common', 'public', [/but JAPAN has approved/, /but KYRGYZSTAN has approved/]],
  ] satisfies [string, Marking, RegExp[]][])(
    'fail when %s becomes wider: %j',
    (coordinate, marking, expected) => {
      const { faults } = checkApprovals(replaced(coordinate, marking), approvedFolder());
      expect(faults).toEqual(expected.map((message): unknown => expect.stringMatching(message)));
    },
  );

  it('fail when something is new, until its owner approves it', () => {
    const rows = [...approvedRows, row('A.fresh', ['JAPAN_ISA'], 'JAPAN')];
    const folder = approvedFolder();
    expect(checkApprovals(rows, folder).faults).toEqual([
      expect.stringMatching(
        /^A\.fresh is new and would be released to JAPAN_ISA, which JAPAN has not approved/,
      ),
    ]);
    record(folder, 'JAPAN', rows);
    expect(checkApprovals(rows, folder)).toEqual({ faults: [], notes: [] });
  });

  it('fail when something common is approved by one side only', () => {
    const rows = replaced('A.common', 'public');
    const folder = approvedFolder();
    record(folder, 'JAPAN', rows);
    expect(checkApprovals(rows, folder).faults).toEqual([
      expect.stringContaining('but KYRGYZSTAN has approved'),
    ]);
  });

  it('fail when something changes hands to an owner that has not approved it', () => {
    const rows = approvedRows.map((each) =>
      each.coordinate === 'A.japanese' ? { ...each, owners: ['KYRGYZSTAN'] as const } : each,
    );
    expect(checkApprovals(rows, approvedFolder()).faults).toEqual([
      expect.stringMatching(/^A\.japanese is new .* which KYRGYZSTAN has not approved/),
    ]);
  });

  it('pass with a note when something becomes narrower, or is gone', () => {
    expect(checkApprovals(replaced('A.japanese', ['JAPAN_ISA']), approvedFolder())).toEqual({
      faults: [],
      notes: ['A.japanese is narrower than JAPAN approved: JAPAN_ISA instead of JAPAN'],
    });
    expect(checkApprovals(approvedRows.slice(1), approvedFolder())).toEqual({
      faults: [],
      notes: ['A.japanese, approved by JAPAN, is no longer there'],
    });
  });
});

describe('an approval that nobody gave', () => {
  const wider = replaced('A.japanese', 'public');

  it('is not one: the file is missing', () => {
    const folder = approvedFolder();
    rmSync(approvalFiles(folder, 'JAPAN').approval);
    expect(checkApprovals(approvedRows, folder).faults).toEqual([
      expect.stringMatching(/^no approval of JAPAN: /),
    ]);
  });

  it('is not one: signed with the other party’s key', () => {
    const folder = approvedFolder();
    record(folder, 'JAPAN', wider, { ...keys.KYRGYZSTAN.secret, party: 'JAPAN' });
    expect(checkApprovals(wider, folder).faults).toEqual([
      expect.stringContaining('is not signed by the approval key of JAPAN'),
    ]);
  });

  it('is not one: the other party’s approval under this party’s name', () => {
    const folder = approvedFolder();
    writeFileSync(
      approvalFiles(folder, 'JAPAN').approval,
      readFileSync(approvalFiles(folder, 'KYRGYZSTAN').approval),
    );
    expect(checkApprovals(approvedRows, folder).faults).toEqual([
      expect.stringContaining('is not signed by the approval key of JAPAN'),
    ]);
  });

  it('is not one: what was approved was changed afterwards', () => {
    const folder = approvedFolder();
    writeFileSync(approvalFiles(folder, 'JAPAN').approved, ownedPart(wider, 'JAPAN'));
    expect(checkApprovals(wider, folder).faults).toEqual([
      expect.stringContaining('is not what JAPAN approved'),
    ]);
  });

  it.each(['sha256', 'approvedOn', 'statement', 'signature'] as const)(
    'is not one: its %s was changed',
    (field) => {
      const folder = approvedFolder();
      const file = approvalFiles(folder, 'JAPAN').approval;
      const approval = readApproval(readFileSync(file, 'utf8'));
      writeFileSync(file, JSON.stringify({ ...approval, [field]: `${approval[field].slice(1)}A` }));
      expect(checkApprovals(approvedRows, folder).faults).toEqual([
        expect.stringContaining('is not signed by the approval key of JAPAN'),
      ]);
    },
  );

  it.each([
    ['a key of another kind', { kty: 'oct', k: 'AAAA' }],
    ['a key that cannot be read', { kty: 'OKP', crv: 'Ed25519', x: '!' }],
  ])('is not one: its key is %s', (_, key) => {
    const folder = approvedFolder();
    writeFileSync(
      approvalFiles(folder, 'JAPAN').key,
      JSON.stringify({ party: 'JAPAN', holder: 'a test', key }),
    );
    expect(checkApprovals(approvedRows, folder).faults).toEqual([
      expect.stringContaining('is not signed by the approval key of JAPAN'),
    ]);
  });

  it.each([
    ['no JSON', 'approved'],
    ['a list', '[]'],
    ['of nobody', '{"party":"FRANCE"}'],
    ['incomplete', '{"party":"JAPAN","sha256":"00"}'],
  ])('is not one: it is %s', (_, text) => {
    const folder = approvedFolder();
    writeFileSync(approvalFiles(folder, 'JAPAN').approval, text);
    expect(checkApprovals(approvedRows, folder).faults).toEqual([
      expect.stringMatching(/^no approval of JAPAN: .*japan\.json: /),
    ]);
  });
});
