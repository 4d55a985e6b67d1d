import type { Mutant } from './mutant.ts';

/** A rule of composition that lets pass what it should find; its own test must notice. */
const blind = (rule: string, leak: string, find: string, replace: string): Mutant => ({
  name: `the gate does not look: ${rule.replaceAll('-', ' ')}`,
  leak,
  wall: 'schema',
  by: { test: `tests/schema/gate/${rule}.test.ts` },
  patches: [{ file: `schema/gate/${rule}.ts`, find, replace }],
});

/** Leaks that the gate keeps out before anything is served. */
export const gateMutants: readonly Mutant[] = [
  blind(
    'abstract-as-strict-as-possible',
    'L05',
    'isAsStrictAs(markingOf(abstract), markingOf(possible))',
    "abstract !== ''",
  ),
  blind(
    'descriptions-name-nothing-stricter',
    'L12',
    'markingsOf.get(name)?.every((marking) => !isAsStrictAs(own, marking)) === true',
    "name === '' && markingsOf.get(name)?.every((marking) => !isAsStrictAs(own, marking)) === true",
  ),
  blind(
    'narrower-is-nullable',
    'L32',
    'if (isAsStrictAs(around, own)) return [];',
    'if (own !== around || isAsStrictAs(around, own)) return [];',
  ),
  {
    ...blind(
      'as-strict-as-dependencies',
      'L36',
      'if (isAsStrictAs(own, needed)) return [];',
      "if (directive === '@key' || isAsStrictAs(own, needed)) return [];",
    ),
    name: 'the gate lets a key be stricter than what it joins',
  },
  {
    ...blind(
      'as-strict-as-dependencies',
      'L35',
      'if (isAsStrictAs(own, needed)) return [];',
      "if (directive === '@requires' || isAsStrictAs(own, needed)) return [];",
    ),
    name: 'the gate lets a field require what is stricter',
  },
  {
    ...blind(
      'as-strict-as-dependencies',
      'L41',
      'if (isAsStrictAs(own, needed)) return [];',
      "if (directive === '@override' || isAsStrictAs(own, needed)) return [];",
    ),
    name: 'the gate lets a field move to where it is wider',
  },
  blind(
    'markings-survive',
    'L39',
    "if (found.kind === 'marked' && isAsStrictAs(found.marking, own.marking)) return [];",
    "if (found.kind !== 'nothing at all') return [];",
  ),
  blind(
    'interface-objects-bind-implementers',
    'L40',
    '|| isAsStrictAs(copied, marking)) return [];',
    '|| copied !== undefined) return [];',
  ),
  blind(
    'enum-values-as-wide-as-fields',
    'L42',
    'if (isAsStrictAs(released, marking)) return [];',
    'if (marking !== undefined || isAsStrictAs(released, marking)) return [];',
  ),
];
