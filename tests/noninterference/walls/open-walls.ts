import type { Patch } from './patch.ts';

/** The walls of which each must hold alone. */
export const wallNames = ['gateway', 'subgraph', 'database'] as const;
export type Wall = (typeof wallNames)[number];

/**
 * What takes each wall away. Tokens, clearances and the choice of login stay: without them nobody would be anybody.
 */
const openings: Readonly<Record<Wall, readonly Patch[]>> = {
  gateway: [
    {
      file: 'gateway/view/build-view.ts',
      find: 'reached.has(coordinate) || releasedTo(markings.get(coordinate) ?? unmarked, audience);',
      replace:
        "!coordinate.startsWith('Recipient') || reached.has(coordinate) || releasedTo(markings.get(coordinate) ?? unmarked, audience);",
    },
  ],
  subgraph: [
    {
      file: 'subgraphs/kit/clearance/may-ask.ts',
      find: 'const released = (coordinate: string) => releasedTo(markings.get(coordinate) ?? unmarked, audience);',
      replace:
        "const released = (coordinate: string) => coordinate !== '' || releasedTo(markings.get(coordinate) ?? unmarked, audience);",
    },
    { file: 'subgraphs/kit/schema/build-schema.ts', find: '  guard(schema, markings);', replace: '' },
    {
      file: 'subgraphs/kit/list/select.ts',
      find: "predicate: rule === 'true' ? rule : seen,",
      replace: "predicate: rule === seen ? rule : 'true',",
    },
    {
      file: 'subgraphs/kit/list/select.ts',
      find: 'const properties = new Set(releasedProperties(table, audience, markings));',
      replace:
        'const properties = new Set(Object.keys(table.columns).filter((name) => table.columns[name]?.internal !== true));',
    },
    {
      file: 'subgraphs/kit/list/select.ts',
      find: 'const rule = rowRule(table, audience);',
      replace: "const rule = 'always' as ReturnType<typeof rowRule>;",
    },
  ],
  database: [
    {
      file: 'subgraphs/kit/walls/masking-view.ts',
      find: "if (property === 'id' || (isOpen && rule === 'true')) return value;",
      replace: "if (property !== '' || (isOpen && rule === 'true')) return value;",
    },
    {
      file: 'subgraphs/kit/walls/masking-view.ts',
      find: 'where: either(rule, consented.cover(fields, [])),',
      replace: "where: either('true', consented.cover(fields, [])),",
    },
    {
      file: 'subgraphs/kit/walls/wall-plan.ts',
      find: 'const properties = releasedProperties(table, audience, markings);',
      replace: 'const properties = Object.keys(table.columns);',
    },
    {
      file: 'subgraphs/kit/walls/wall-plan.ts',
      find: 'const rule = rowRule(table, audience);',
      replace: "const rule = 'always' as ReturnType<typeof rowRule>;",
    },
    {
      file: 'subgraphs/kit/walls/search-function.ts',
      find: 'then ${rulePredicate(rowRule(table, audience))}',
      replace: 'then true',
    },
    {
      file: 'subgraphs/kit/walls/search-function.ts',
      find: 'released(markings, table.type, audience) &&',
      replace: "(table.type !== '' || released(markings, table.type, audience)) ||",
    },
  ],
};

/** The patches that leave one wall standing; none where all stand. */
export const leaving = (standing: Wall | 'all'): readonly Patch[] =>
  standing === 'all' ? [] : wallNames.filter((wall) => wall !== standing).flatMap((wall) => openings[wall]);
