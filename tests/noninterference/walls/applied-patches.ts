/** What a run's loader hook keeps: the patches it was given, and those that were applied. */
interface PatchLedger {
  readonly given: readonly string[];
  readonly applied: Set<string>;
}

// The hook is loaded before, and apart from, everything else: only the process is theirs in common.
const place = globalThis as { kopuroPatches?: PatchLedger };

/** Begins the ledger of the patches that a process was given. */
export const keepPatches = (given: readonly string[]): PatchLedger => {
  const ledger = { given, applied: new Set<string>() };
  place.kopuroPatches = ledger;
  return ledger;
};

/** Fails unless every patch that was given was applied: a fault that was never sown proves nothing when it is not found. */
export const checkPatches = (): void => {
  const { given, applied } = place.kopuroPatches ?? { given: [], applied: new Set() };
  const missing = given.filter((name) => !applied.has(name));
  if (missing.length > 0) throw new Error(`these patches were never loaded: ${missing.join(', ')}`);
};
