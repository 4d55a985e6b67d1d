import { createHash } from 'node:crypto';

/** An id that is the same at every run, of the `n`th thing of a kind. */
export const idOf = (kind: string, n: number): string => {
  const digits = createHash('sha256')
    .update(`${kind} ${String(n)}`)
    .digest('hex');
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');
};

/** A day, `n` days after 2026-01-01. */
export const dayOf = (n: number): string => new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10);
