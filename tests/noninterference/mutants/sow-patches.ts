import { applyPatches } from '../walls/apply-patches.ts';
import type { Patch } from '../walls/patch.ts';

// The patches of one mutant stand in the environment as JSON: the product is loaded with them by the tests of this process.
const { KOPURO_MUTANT_PATCHES: text = '[]' } = process.env;

applyPatches(JSON.parse(text) as readonly Patch[]);
