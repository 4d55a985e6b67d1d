import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { parties } from './audience.ts';
import type { Party } from './audience.ts';
import { build } from './build.ts';
import { digestOf, readApprovalKey, signApproval } from './matrix/approval.ts';
import { approvalFiles, checkApprovals } from './matrix/check-approvals.ts';
import { ownedPart } from './matrix/owned-part.ts';

const usage = `Records a party's approval of its part of the released matrix.

  node schema/approve.ts --key FILE [--key FILE ...] [--statement TEXT]
      approves with each key what its party holds in schema/released-matrix.md
  node schema/approve.ts --new-key FILE --party ${parties.join('|')}
      makes an approval key; FILE must be outside the project, its public half goes to schema/approvals/keys`;

const root = join(import.meta.dirname, '..');
const folder = join(root, 'schema', 'approvals');

/** An approval claims no more than this unless its signer says more. */
const demonstration =
  'Demonstration only: given by the developers of this project with a key of their own. No authority has approved it.';

const asParty = (text: string | undefined): Party => {
  const party = parties.find((known) => known === text);
  if (party === undefined) throw new Error(`--party must be one of ${parties.join(', ')}`);
  return party;
};

const json = (value: unknown): string => `${JSON.stringify(value, undefined, 2)}\n`;

const makeKey = (file: string, party: Party): void => {
  const path = resolve(file);
  if (!relative(root, path).startsWith('..'))
    throw new Error(`${file} is inside the project; a private key must never be in the repository`);
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const holder = `Demonstration key for ${party}, held by the developers of this project; no authority holds it.`;
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  // An existing key is never overwritten: the approvals it signed would lose their meaning.
  writeFileSync(path, json({ party, holder, key: privateKey.export({ format: 'jwk' }) }), {
    mode: 0o600,
    flag: 'wx',
  });
  const published = approvalFiles(folder, party).key;
  mkdirSync(dirname(published), { recursive: true });
  writeFileSync(published, json({ party, holder, key: publicKey.export({ format: 'jwk' }) }));
  console.log(`${file} is the private key of ${party}; ${relative(root, published)} is its public half`);
};

const approve = (keyFiles: readonly string[], statement: string): void => {
  const built = build(root);
  if (built.faults !== undefined)
    throw new Error('the schema does not pass its gate; run `npm run compose` first');
  if (readFileSync(join(root, 'schema', 'released-matrix.md'), 'utf8') !== built.matrix)
    throw new Error(
      'schema/released-matrix.md does not follow from the SDL; run `npm run compose` and read it first',
    );
  for (const keyFile of keyFiles) {
    const key = readApprovalKey(readFileSync(keyFile, 'utf8'));
    const files = approvalFiles(folder, key.party);
    const part = ownedPart(built.rows, key.party);
    const approvedOn = new Date().toISOString().slice(0, 10);
    const approval = signApproval({ party: key.party, sha256: digestOf(part), approvedOn, statement }, key);
    writeFileSync(files.approved, part);
    writeFileSync(files.approval, json(approval));
    console.log(
      `${key.party} approves ${String(part.split('\n').length - 2)} elements: ${relative(root, files.approval)}`,
    );
  }
  const left = checkApprovals(built.rows, folder).faults;
  console.log(
    left.length === 0
      ? 'Every element is approved.'
      : `${String(left.length)} are left, the first: ${left[0] ?? ''}`,
  );
};

try {
  const { values } = parseArgs({
    options: {
      key: { type: 'string', multiple: true },
      statement: { type: 'string', default: demonstration },
      'new-key': { type: 'string' },
      party: { type: 'string' },
    },
  });
  if (values['new-key'] !== undefined) makeKey(values['new-key'], asParty(values.party));
  else if (values.key !== undefined) approve(values.key, values.statement);
  else throw new Error(usage);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
