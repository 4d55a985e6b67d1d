import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from './build.ts';
import { checkApprovals } from './matrix/check-approvals.ts';

// Composes the subgraphs, holds them to the gate, and writes the supergraph and the released matrix.
// With --check it writes nothing, and fails unless both files are current and their owners have approved the matrix.

const root = join(import.meta.dirname, '..');
const approvals = join('schema', 'approvals');

const run = (isCheck: boolean): number => {
  const built = build(root);
  if (built.faults !== undefined) {
    console.error(`The schema does not pass; ${String(built.faults.length)} to mend:`);
    for (const fault of built.faults) console.error(`- ${fault}`);
    return 1;
  }
  const artifacts = [
    { path: 'schema/supergraph.graphql', text: built.supergraph },
    { path: 'schema/released-matrix.md', text: built.matrix },
  ];
  const stale = artifacts.filter(({ path, text }) => {
    try {
      return readFileSync(join(root, path), 'utf8') !== text;
    } catch {
      return true;
    }
  });
  if (!isCheck) for (const { path, text } of stale) writeFileSync(join(root, path), text);

  const { faults, notes } = checkApprovals(built.rows, approvals);
  for (const note of notes) console.log(`note: ${note}`);
  for (const { path } of stale)
    if (isCheck) console.error(`${path} does not follow from the SDL; run \`npm run compose\` and commit it`);
    else console.log(`${path} is written`);
  for (const fault of faults) console.error(fault);
  const elements = String(built.rows.length);
  if (faults.length > 0)
    console.error(
      `The released matrix of ${elements} elements lacks approval; ${String(faults.length)} to mend.`,
    );
  else console.log(`${elements} elements, none wider than approved.`);
  return isCheck && (stale.length > 0 || faults.length > 0) ? 1 : 0;
};

try {
  const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } });
  process.chdir(root);
  process.exitCode = run(values.check);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
