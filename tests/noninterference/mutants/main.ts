import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { openRunServer } from '../rig/server.ts';
import { findMutant } from './find-mutant.ts';
import { mutants } from './mutants.ts';
import { tryMutant } from './try-mutant.ts';
import type { Verdict } from './verdict.ts';
import { verdictTable } from './verdict-table.ts';

// Sows every mutant in turn and tells which were found, by what, and after how many operations.
// node tests/noninterference/mutants/main.ts [--only NAME] [--operations N] [--seed S] [--at-once K] [--table FILE]
//   [--verdicts FILE]
// With --verdicts, each verdict is kept there as it falls, and a later run of the same source goes on from there.

type KeptVerdict = Omit<Verdict, 'mutant'> & { readonly name: string };

const { values } = parseArgs({
  options: {
    only: { type: 'string', multiple: true },
    operations: { type: 'string', default: '1500' },
    seed: { type: 'string', default: '1' },
    'at-once': { type: 'string', default: '2' },
    table: { type: 'string' },
    verdicts: { type: 'string' },
  },
});

const chosen = values.only === undefined ? mutants : values.only.map(findMutant);
const kept = values.verdicts;
const verdicts: Verdict[] =
  kept === undefined || !existsSync(kept)
    ? []
    : (JSON.parse(readFileSync(kept, 'utf8')) as readonly KeptVerdict[]).map(({ name, ...rest }) => ({
        mutant: findMutant(name),
        ...rest,
      }));
const keep = (): void => {
  if (kept === undefined) return;
  const all: readonly KeptVerdict[] = verdicts.map(({ mutant, ...rest }) => ({ name: mutant.name, ...rest }));
  writeFileSync(kept, JSON.stringify(all, undefined, 1));
};
const untried = chosen.filter((mutant) => verdicts.every((verdict) => verdict.mutant !== mutant));
const server = await openRunServer();
let next = 0;
try {
  await Promise.all(
    Array.from({ length: Number(values['at-once']) }, async () => {
      for (;;) {
        const mutant = untried[next];
        next += 1;
        if (mutant === undefined) return;
        const verdict = await tryMutant(mutant, {
          operations: Number(values.operations),
          seed: Number(values.seed),
        });
        verdicts.push(verdict);
        keep();
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
