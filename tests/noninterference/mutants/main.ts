import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { startRunServer } from '../rig/server.ts';
import { findMutant } from './find-mutant.ts';
import { mutants } from './mutants.ts';
import { tryMutant } from './try-mutant.ts';
import type { Verdict } from './try-mutant.ts';
import { verdictTable } from './verdict-table.ts';

// Sows every mutant in turn and tells which were found, by what, and after how many operations.
// node tests/noninterference/mutants/main.ts [--only NAME] [--operations N] [--seed S] [--at-once K] [--table FILE]

const { values } = parseArgs({
  options: {
    only: { type: 'string', multiple: true },
    operations: { type: 'string', default: '1500' },
    seed: { type: 'string', default: '1' },
    'at-once': { type: 'string', default: '2' },
    table: { type: 'string' },
  },
});

const chosen = values.only === undefined ? mutants : values.only.map(findMutant);
const server = await startRunServer();
const verdicts: Verdict[] = [];
let next = 0;
try {
  await Promise.all(
    Array.from({ length: Number(values['at-once']) }, async () => {
      for (;;) {
        const mutant = chosen[next];
        next += 1;
        if (mutant === undefined) return;
        const verdict = await tryMutant(mutant, {
          server: server.url,
          operations: Number(values.operations),
          seed: Number(values.seed),
        });
        verdicts.push(verdict);
        process.stderr.write(
          `[${String(verdicts.length)}/${String(chosen.length)}] ${verdict.outcome}: ${mutant.name} (${verdict.by.slice(0, 200)})\n`,
        );
      }
    }),
  );
} finally {
  await server.stop();
}
const ordered = chosen.flatMap((mutant) => verdicts.filter((verdict) => verdict.mutant === mutant));
const table = verdictTable(ordered);
if (values.table !== undefined) writeFileSync(values.table, table);
console.log(table);
const missed = ordered.filter(({ outcome }) => outcome !== 'found');
process.exitCode = missed.length === 0 ? 0 : 1;
