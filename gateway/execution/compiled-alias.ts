import type { Linked } from './compile/code-writer.ts';
import type { Entities } from './compile/entity-code.ts';
import type { EntityBatchAlias } from './plan.ts';

/** One `_entities` of a request, compiled. */
export interface CompiledAlias {
  readonly alias: EntityBatchAlias;
  /** How its representations begin in the request's variables. */
  readonly opening: string;
  readonly gather: Linked<(data: object) => Entities>;
  /** By path. */
  readonly scrubs: readonly (Linked<(data: unknown) => void> | undefined)[];
  readonly merge: Linked<(into: object, from: object) => void>;
  readonly rewrite: ((data: unknown) => void) | undefined;
  /** Names after its output rewrites. */
  readonly names: ReadonlyMap<string, string>;
  /** The keys that it fills. */
  readonly keys: readonly string[];
  /** Whether entities hold objects, which targets on different paths must not share. */
  readonly deep: boolean;
  /** For each path, whether not even targets on it may share, since later fetches tell them apart by type. */
  readonly apart: readonly boolean[];
}
