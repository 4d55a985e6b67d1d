import { catalogOf } from './drift/catalog.ts';
import type { CatalogConnection, DriftCheck } from './drift/catalog.ts';
import { columnDrift } from './drift/column-drift.ts';
import { foreignFunctionDrift, functionDrift } from './drift/function-drift.ts';
import { guardDrift } from './drift/guard-drift.ts';
import { aclDrift, privilegeDrift } from './drift/grant-drift.ts';
import { policyDrift } from './drift/policy-drift.ts';
import { relationDrift } from './drift/relation-drift.ts';
import { roleDrift } from './drift/role-drift.ts';
import { detourDrift, surroundingDrift } from './drift/detour-drift.ts';
import { viewDrift } from './drift/view-drift.ts';
import { wallPlan } from './wall-plan.ts';
import type { WallSource } from './wall-plan.ts';

/** Everything in which a database could differ from its plan, in the order in which it is told. */
const checks: readonly DriftCheck[] = [
  roleDrift,
  columnDrift,
  relationDrift,
  privilegeDrift,
  aclDrift,
  policyDrift,
  guardDrift,
  functionDrift,
  foreignFunctionDrift,
  viewDrift,
  detourDrift,
  surroundingDrift,
];

/**
 * Compares a database with what its tables and markings say, as any login: each difference in plain words, with its mend.
 * Nothing is the answer of a sound database, and the only one upon which a subgraph may serve.
 */
export const findDrift = async (
  connection: CatalogConnection,
  expected: WallSource,
): Promise<readonly string[]> => {
  const read = catalogOf(connection);
  const plan = wallPlan(expected);
  const found: string[] = [];
  for (const check of checks) found.push(...(await check(read, plan)));
  return found;
};
