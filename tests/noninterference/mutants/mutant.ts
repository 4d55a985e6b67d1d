import type { AudienceId } from '../../../schema/audience.ts';
import type { Patch } from '../walls/patch.ts';
import type { Wall } from '../walls/open-walls.ts';

/** A leak sown into the product while it is loaded, to see whether the tests would notice it. */
export interface Mutant {
  readonly name: string;
  /** Its class in the catalogue of leaks, and the wall in which it is sown. */
  readonly leak: string;
  readonly wall: Wall | 'schema' | 'edge';
  readonly patches: readonly Patch[];
  /**
   * What must notice it: the worlds with these walls standing and for this audience, the direct questions, or a named
   * test. Nothing else is asked, so that each is judged by itself.
   */
  readonly by:
    | { readonly walls: Wall | 'all'; readonly audience: AudienceId }
    | { readonly probes: Wall | 'all'; readonly audience: AudienceId }
    | { readonly test: string };
}
