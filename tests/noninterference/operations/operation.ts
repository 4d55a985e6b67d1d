import type { RootKind } from './roots.ts';

/** Where an operation comes from. */
export type OperationKind = 'directed' | 'record' | 'random-view' | 'random-full' | 'fixed';

/** One thing to ask of every world alike. */
export interface Operation {
  readonly kind: OperationKind;
  /** A GraphQL question, or an address of its own. */
  readonly query?: string;
  readonly path?: string;
  readonly operationName?: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  /** What it does; a question of its own address is a query. */
  readonly does: RootKind;
  readonly door: 'post' | 'get' | 'stream';
  readonly accept?: string;
  /** The restricted coordinate that it aims at, and how it is dressed up. */
  readonly aim?: { readonly coordinate: string; readonly disguise: string };
  /** Whether it names a restricted coordinate. */
  readonly namesRestricted: boolean;
}
