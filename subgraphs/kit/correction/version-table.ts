import { ruleProperties } from '../storage/record-rule.ts';
import type { ChangeRule } from '../storage/change-rule.ts';
import type { Column, Table } from '../storage/table.ts';

/** The versions of a table's records. */
interface Versions {
  /** The type of the graph that a version is. */
  readonly type: string;
  /** The properties of a record that a version keeps. */
  readonly content: readonly string[];
  /** The acts by which a record comes to say something else. */
  readonly by: readonly string[];
  /**
   * Under the marking of which field of a version each property stands by which it is decided who sees a record: an
   * audience that may not read such a field may not read when the record was opened to others.
   */
  readonly decidedUnder?: Readonly<Record<string, string>>;
  /** The property that names the side whose a record is; none where all are of one side. */
  readonly whose?: string;
}

/**
 * Where is kept what records of a table said before they were corrected or withdrawn. A version is seen by whoever saw the
 * record when it ceased to say so: what decides that is kept as it was then, so that a record that is opened later does not
 * open what it said before. Each column stands under the marking of its field; no consent opens a version to a third party,
 * and nobody changes or removes a row.
 */
export const versionTable = (
  table: Table,
  { type, content, by, decidedUnder = {}, whose }: Versions,
): Table => {
  const decided = [
    ...new Set(
      [table.visible.public, ...Object.values(table.visible.recipients ?? {})].flatMap(ruleProperties),
    ),
  ];
  const kept = (properties: readonly string[], serves?: (property: string) => readonly string[]) =>
    properties.map((property): [string, Column] => {
      const { kind, nullable, holds } = table.columns[property] ?? { kind: 'text' };
      return [
        property,
        {
          kind,
          ...(nullable && { nullable }),
          ...(holds !== undefined && { holds }),
          ...(serves !== undefined && { serves: serves(property) }),
        },
      ];
    });
  const columns: Readonly<Record<string, Column>> = {
    id: { kind: 'uuid', serves: [type] },
    recordId: { kind: 'uuid', serves: [`${table.type}.earlierVersions`] },
    ...(whose !== undefined && { [whose]: { kind: 'text', serves: [] } satisfies Column }),
    version: { kind: 'integer' },
    recordedUntil: { kind: 'timestamptz(3)', serves: [`${type}.knownFrom`, `${type}.knownUntil`] },
    ground: { kind: 'text' },
    ...Object.fromEntries(
      kept(decided, (property) =>
        decidedUnder[property] === undefined ? [] : [`${type}.${decidedUnder[property]}`],
      ),
    ),
    ...Object.fromEntries(kept(content)),
  };
  const name = `${table.name}_version`;
  const rule: ChangeRule = whose === undefined ? 'always' : { namesOwnParty: whose };
  return {
    type,
    name,
    visible: table.visible,
    columns,
    indexes: [{ name: `${name}_of`, unique: true, on: '("record_id", "version")' }],
    changes: [{ by, inserts: Object.keys(columns), rule }],
  };
};
