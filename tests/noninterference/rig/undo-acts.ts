import type { Patch } from '../walls/patch.ts';

/**
 * Has every act taken back at the end of its transaction, after everything that it answers by was worked out: whatever is
 * asked, the worlds stand still.
 */
export const undoActs: readonly Patch[] = [
  {
    file: 'subgraphs/kit/server/request-context.ts',
    find: 'dataSource.transaction((manager) => work((sql, parameters) => manager.query(sql, [...parameters]))),',
    replace: `{
      const undone = new Error('undone');
      let given: unknown;
      return dataSource
        .transaction(async (manager) => {
          given = await work((sql, parameters) => manager.query(sql, [...parameters]));
          throw undone;
        })
        .catch((error: unknown) => {
          if (error !== undone) throw error;
          return given as never;
        });
    },`,
  },
];
