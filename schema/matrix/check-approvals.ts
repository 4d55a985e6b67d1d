import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parties } from '../audience.ts';
import type { Party } from '../audience.ts';
import type { Marking } from '../marking.ts';
import { describeMarking, isAsStrictAs } from '../marking-order.ts';
import { digestOf, isSignedBy, readApproval, readApprovalKey } from './approval.ts';
import type { MatrixRow } from './matrix-rows.ts';
import { readOwnedPart } from './owned-part.ts';

/** Where a party's approval stands: its signed word, what it approved, and its public key. */
export const approvalFiles = (folder: string, party: Party) => {
  const name = party.toLowerCase();
  return {
    approval: join(folder, `${name}.json`),
    approved: join(folder, `${name}.csv`),
    key: join(folder, 'keys', `${name}.json`),
  };
};

/** What the recorded approvals say of a matrix. Faults fail the build; notes do not. */
export interface ApprovalResult {
  readonly faults: readonly string[];
  readonly notes: readonly string[];
}

const mend = 'record its approval with `node schema/approve.ts --key FILE`';

/** What a party has approved, or why nothing of it counts. */
const approvedBy = (
  folder: string,
  party: Party,
): ReadonlyMap<string, Marking> | { readonly fault: string } => {
  const files = approvalFiles(folder, party);
  const read = <T>(path: string, reader: (text: string) => T): T => {
    try {
      return reader(readFileSync(path, 'utf8'));
    } catch (error) {
      throw new Error(`${path}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
    }
  };
  try {
    const approval = read(files.approval, readApproval);
    const key = read(files.key, readApprovalKey);
    if (approval.party !== party || !isSignedBy(approval, key))
      return { fault: `${files.approval} is not signed by the approval key of ${party}; ${mend}` };
    if (digestOf(read(files.approved, (text) => text)) !== approval.sha256)
      return { fault: `${files.approved} is not what ${party} approved; restore it, or ${mend}` };
    return read(files.approved, readOwnedPart);
  } catch (error) {
    return {
      fault: `no approval of ${party}: ${error instanceof Error ? error.message : String(error)}; ${mend}`,
    };
  }
};

/**
 * Compares a matrix with what its owners have approved. An element that is released to anyone to whom its owner has
 * not released it, a new element among them, is a fault; one that is narrower or gone is noted.
 */
export const checkApprovals = (rows: readonly MatrixRow[], folder: string): ApprovalResult => {
  const faults: string[] = [];
  const notes: string[] = [];
  for (const party of parties) {
    const approved = approvedBy(folder, party);
    if ('fault' in approved) {
      faults.push(approved.fault);
      continue;
    }
    const owned = rows.filter(({ owners }) => owners.includes(party));
    for (const { coordinate, marking } of owned) {
      const allowed = approved.get(coordinate);
      if (allowed === undefined)
        faults.push(
          `${coordinate} is new and would be released to ${describeMarking(marking)}, which ${party} has not approved; remove it, or ${mend}`,
        );
      else if (!isAsStrictAs(marking, allowed))
        faults.push(
          `${coordinate} would be released to ${describeMarking(marking)}, but ${party} has approved ${describeMarking(allowed)}; narrow it, or ${mend}`,
        );
      else if (!isAsStrictAs(allowed, marking))
        notes.push(
          `${coordinate} is narrower than ${party} approved: ${describeMarking(marking)} instead of ${describeMarking(allowed)}`,
        );
    }
    const present = new Set(owned.map(({ coordinate }) => coordinate));
    for (const coordinate of approved.keys())
      if (!present.has(coordinate)) notes.push(`${coordinate}, approved by ${party}, is no longer there`);
  }
  return { faults, notes };
};
