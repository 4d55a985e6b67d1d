import { parseArgs } from 'node:util';
import { compareEngines } from './compare.ts';
import { studyCost } from './flat/cost.ts';
import { studyMemory } from './flat/memory.ts';
import { studyScale } from './scale/scale.ts';

/**
 * `npm run bench`: what the gateway costs, beside a bare proxy and a peer. `-- --long` takes longer and is steadier;
 * `-- --workload deep` measures only the workloads whose names hold that text. `-- --study NAME` runs a study of its own:
 * whether cost (`cost`), memory (`memory`) and the price of a large register (`scale`) stay what they are;
 * `--requests` and `--rows` make the last two shorter.
 */
const { values: given } = parseArgs({
  options: {
    long: { type: 'boolean', default: false },
    workload: { type: 'string', default: '' },
    study: { type: 'string', default: 'engines' },
    requests: { type: 'string', default: '1000000' },
    rows: { type: 'string', default: '1000000' },
  },
});

const studies: Readonly<Record<string, () => Promise<void>>> = {
  engines: () => compareEngines(given),
  cost: () => studyCost({ long: given.long }),
  memory: () => studyMemory({ requests: Number(given.requests) }),
  scale: () => studyScale(Number(given.rows)),
};

const study = studies[given.study];
if (study === undefined) {
  process.stderr.write(`--study is one of ${Object.keys(studies).join(', ')}\n`);
  process.exitCode = 1;
} else await study();
