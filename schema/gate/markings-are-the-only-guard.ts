import { federationNames } from '../linked-names.ts';
import { schemaElements } from '../schema-elements.ts';
import type { Rule } from './rule.ts';

/** Federation's own guards. Our planner reads none of them; whoever wrote one would believe the element protected. */
const guards = ['@inaccessible', '@authenticated', '@requiresScopes', '@policy'] as const;

/** Nothing is guarded by anything but a marking: federation's own guards are refused, by link and by bare name. */
export const markingsAreTheOnlyGuard: Rule = ({ subgraphs }) =>
  subgraphs.flatMap(({ name, document }) => {
    const refused = new Set(guards.flatMap((guard) => [guard.slice(1), ...federationNames(document, guard)]));
    return [...schemaElements(document).values()].flatMap(({ coordinate, directives }) =>
      directives
        .filter((directive) => refused.has(directive.name.value))
        .map((directive) => ({
          coordinate,
          message: `${coordinate} in ${name} carries @${directive.name.value}, which guards nothing here; write who may see it with @public or @confidential`,
        })),
    );
  });
