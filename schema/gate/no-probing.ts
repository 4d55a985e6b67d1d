import { unmarked } from '../marking.ts';
import { describeMarking, isAsStrictAs } from '../marking-order.ts';
import { probesOf } from './probes.ts';
import type { ProbeTable } from './probes.ts';
import { readMarkings } from '../read-markings.ts';
import { schemaElements } from '../schema-elements.ts';
import type { SchemaElement } from '../schema-elements.ts';
import type { Finding, Rule } from './rule.ts';

/** Entries of the table that speak of nothing that exists: what they meant to guard may stand open by another name. */
const staleEntries = (elements: ReadonlyMap<string, SchemaElement>, table: ProbeTable): Finding[] =>
  Object.entries(table).flatMap(([coordinate, looksAt]) =>
    [coordinate, ...looksAt]
      .filter((name) => !elements.has(name))
      .map((name) => ({
        coordinate,
        message: `the probe table's entry for ${coordinate} names ${name}, which does not exist; correct or remove it in schema/gate/probe-table.ts`,
      })),
  );

/**
 * No argument, input field or order value lets a caller put a question about a value that it cannot read. What each of
 * them looks at is the field of the listed rows that has its name (`RECEIVED_AT` orders by `receivedAt`), and what the
 * probe table says; each must be as strict as all of that. One of which neither says anything is refused.
 * Mutations write what they are given and are not held to this.
 */
export const noProbing =
  (table: ProbeTable): Rule =>
  (graph) => {
    const markings = readMarkings(graph.supergraph);
    const findings = probesOf(graph, table).flatMap(({ coordinate, reach, looksAt }) => {
      if (looksAt === undefined)
        return [
          {
            coordinate,
            message: `nothing says which fields ${coordinate} looks at; name it after the field, or list it in schema/gate/probe-table.ts`,
          },
        ];
      return looksAt
        .filter((name) => !isAsStrictAs(reach, markings.get(name) ?? unmarked))
        .map((name) => ({
          coordinate,
          message: `${coordinate} is open to ${describeMarking(reach)}, but looks at ${name}, released to ${describeMarking(markings.get(name) ?? unmarked)}; narrow ${coordinate} as far`,
        }));
    });
    // One input type can serve several lists.
    const distinct = new Map(findings.map((finding) => [finding.message, finding]));
    return [...distinct.values(), ...staleEntries(schemaElements(graph.supergraph), table)];
  };
