import type { Mutant } from './mutant.ts';

const harness = { walls: 'all', audience: 'public' } as const;
const probing = { probes: 'all', audience: 'public' } as const;
const alone = { walls: 'gateway', audience: 'public' } as const;

/** Leaks in the first wall: views, validation, plans, caches, answers, identity. */
export const gatewayMutants: readonly Mutant[] = [
  {
    name: 'restricted fields stay in the view',
    leak: 'L01 L11',
    wall: 'gateway',
    by: harness,
    patches: [
      {
        file: 'gateway/view/hidden-coordinates.ts',
        find: 'if (!released(coordinate) || isInaccessible(node)) hidden.add(coordinate);',
        replace:
          'if ((!released(coordinate) && node.kind !== Kind.FIELD_DEFINITION) || isInaccessible(node)) hidden.add(coordinate);',
      },
    ],
  },
  {
    name: 'restricted filters stay in the view',
    leak: 'L12 L17',
    wall: 'gateway',
    by: harness,
    patches: [
      {
        file: 'gateway/view/hidden-coordinates.ts',
        find: 'if (!released(coordinate) || isInaccessible(node)) hidden.add(coordinate);',
        replace:
          'if ((!released(coordinate) && node.kind !== Kind.INPUT_VALUE_DEFINITION) || isInaccessible(node)) hidden.add(coordinate);',
      },
    ],
  },
  {
    name: 'every audience has the whole schema',
    leak: 'L11 L13 L14',
    wall: 'gateway',
    by: harness,
    patches: [
      {
        file: 'gateway/view/build-view.ts',
        find: '...[...types]\n        .filter(([name]) => reachable.has(name))',
        replace:
          '...[...visibleTypes(all, new Set())].filter(([name]) => reachable.has(name) || !/^(join|link)__|^Recipient$/.test(name))',
      },
    ],
  },
  {
    name: 'views are made from another audience’s markings',
    leak: 'L01 L46',
    wall: 'gateway',
    by: alone,
    patches: [
      {
        file: 'gateway/view/open-views.ts',
        find: 'buildView(supergraph, markings, audience)',
        replace:
          'buildView(supergraph, markings, { ...audience, recipients: audiences.flatMap((one) => one.recipients) })',
      },
    ],
  },
  {
    name: 'an empty set of recipients is everybody',
    leak: 'L75',
    wall: 'schema',
    by: harness,
    patches: [
      {
        file: 'schema/marking.ts',
        find: 'marking.some((recipient) => audience.recipients.includes(recipient))',
        replace: 'audience.recipients.every((recipient) => marking.includes(recipient))',
      },
    ],
  },
  {
    name: 'one party’s agency counts as the other party',
    leak: 'L75',
    wall: 'schema',
    by: { walls: 'all', audience: 'japan_isa' },
    patches: [
      {
        file: 'schema/marking.ts',
        find: 'marking.some((recipient) => audience.recipients.includes(recipient))',
        replace:
          "marking.some((recipient) => audience.recipients.includes(recipient) || (audience.recipients.length > 0 && recipient === 'KYRGYZSTAN'))",
      },
    ],
  },
  {
    name: 'all views share their prepared operations',
    leak: 'L44',
    wall: 'gateway',
    by: harness,
    patches: [
      {
        file: 'gateway/open-gateway.ts',
        find: 'new PreparedOperations(Math.floor(preparedBytes / views.size))',
        replace:
          '((views as { shared?: PreparedOperations }).shared ??= new PreparedOperations(preparedBytes))',
      },
    ],
  },
  {
    name: 'who asks at the same time shares the answer',
    leak: 'L48',
    wall: 'gateway',
    by: harness,
    patches: [
      {
        file: 'gateway/operation/request-path.ts',
        find: '  const executed = await executeOperation(',
        replace: `  const shared = ((gateway.facts as { shared?: Map<string, unknown> }).shared ??= new Map());
  const sharedKey = JSON.stringify([question.query, question.variables]);
  if (shared.has(sharedKey)) return shared.get(sharedKey) as Answer;
  setTimeout(() => shared.delete(sharedKey), 500).unref();
  const executed = await executeOperation(`,
      },
      {
        file: 'gateway/operation/request-path.ts',
        find: '    return completeAnswer(prepared.parsed, variables, executed);',
        replace:
          '    const answer = completeAnswer(prepared.parsed, variables, executed);\n    shared.set(sharedKey, answer);\n    return answer;',
      },
    ],
  },
  {
    name: 'every caller is cleared as another',
    leak: 'L46 L64',
    wall: 'gateway',
    by: harness,
    patches: [
      {
        file: 'gateway/clearance/clear.ts',
        find: 'clearances.get(audience.id)',
        replace: "clearances.get('japan_isa')",
      },
    ],
  },
  {
    name: 'a signed clearance is kept for every audience',
    leak: 'L45 L65',
    wall: 'gateway',
    by: harness,
    patches: [
      {
        file: 'gateway/clearance/sign-clearance.ts',
        find: '    const signed = new Map<string, { readonly until: number; readonly token: Promise<string> }>();',
        replace:
          '    const signed = ((audiences as { signed?: Map<string, { until: number; token: Promise<string> }> }).signed ??= new Map());',
      },
    ],
  },
  {
    name: 'the schema page shows another view',
    leak: 'L15 L54',
    wall: 'gateway',
    by: harness,
    patches: [
      {
        file: 'gateway/operation/request-path.ts',
        find: '  return view.sdl;',
        replace: "  return gateway.views.get('japan_isa')?.view.sdl ?? view.sdl;",
      },
    ],
  },
  {
    name: 'fields are neither validated nor verified',
    leak: 'L01 L26',
    wall: 'gateway',
    by: alone,
    patches: [
      {
        file: 'gateway/operation/validate-operation.ts',
        find: 'const rules = [...specified, ReservedNamesRule, KnownRootRule];',
        replace:
          "const rules = [...specified.filter(({ name }) => name !== 'FieldsOnCorrectTypeRule'), ReservedNamesRule, KnownRootRule];",
      },
      {
        file: 'gateway/operation/verify-operation.ts',
        find: 'verifyPlan(planned.plan, view.visible, facts, view.behind) === undefined',
        replace:
          '(planned.plan !== undefined || verifyPlan(planned.plan, view.visible, facts, view.behind) === undefined)',
      },
    ],
  },
  {
    name: 'filters are neither coerced to the view nor verified',
    leak: 'L16 L18',
    wall: 'gateway',
    by: harness,
    patches: [
      {
        file: 'gateway/operation/validate-operation.ts',
        find: 'const rules = [...specified, ReservedNamesRule, KnownRootRule];',
        replace:
          "const rules = [...specified.filter(({ name }) => name !== 'ValuesOfCorrectTypeRule'), ReservedNamesRule, KnownRootRule];",
      },
      {
        file: 'gateway/operation/verify-operation.ts',
        find: 'verifyPlan(planned.plan, view.visible, facts, view.behind) === undefined',
        replace:
          '(planned.plan !== undefined || verifyPlan(planned.plan, view.visible, facts, view.behind) === undefined)',
      },
    ],
  },
  {
    name: 'a bad token is answered as the public',
    leak: 'L66',
    wall: 'gateway',
    by: probing,
    patches: [
      {
        file: 'gateway/clearance/authenticate.ts',
        find: 'if (token === undefined) throw unauthenticated(\'Bearer error="invalid_request"\');',
        replace: 'if (token === undefined) return audiences.public;',
      },
    ],
  },
  {
    name: 'a token that fails its check is answered as the public',
    leak: 'L60 L66',
    wall: 'gateway',
    by: probing,
    patches: [
      {
        file: 'gateway/clearance/authenticate.ts',
        find: `if (!(error instanceof KeysUnavailable)) throw unauthenticated('Bearer error="invalid_token"');`,
        replace:
          "if (!(error instanceof KeysUnavailable)) return { sub: 'japan-isa', aud: rules.audience, scope } as JWTPayload;",
      },
    ],
  },
  {
    name: 'a token meant for others too is believed',
    leak: 'L62',
    wall: 'gateway',
    by: probing,
    patches: [
      {
        file: 'gateway/clearance/authenticate.ts',
        find: 'if (claims.aud !== rules.audience || claims.sub === undefined) return undefined;',
        replace: 'if (claims.sub === undefined) return undefined;',
      },
    ],
  },
  {
    name: 'a token of another kind is believed',
    leak: 'L62',
    wall: 'gateway',
    by: probing,
    patches: [{ file: 'gateway/clearance/authenticate.ts', find: "    typ: 'at+jwt',\n", replace: '' }],
  },
  {
    name: 'a token without our scope is believed',
    leak: 'L62',
    wall: 'gateway',
    by: probing,
    patches: [
      {
        file: 'gateway/clearance/authenticate.ts',
        find: "if (typeof scopes !== 'string' || !scopes.split(' ').includes(scope)) return undefined;",
        replace: '',
      },
    ],
  },
  {
    name: 'a token never grows too old',
    leak: 'L63',
    wall: 'gateway',
    by: probing,
    patches: [
      {
        file: 'gateway/clearance/authenticate.ts',
        find: '    maxTokenAge: longestAgeSeconds,\n',
        replace: '',
      },
    ],
  },
  {
    name: 'a token of another client is believed',
    leak: 'L62',
    wall: 'gateway',
    by: probing,
    patches: [
      {
        file: 'gateway/clearance/authenticate.ts',
        find: 'if (client !== undefined && client !== claims.sub) return undefined;',
        replace: '',
      },
    ],
  },
  {
    name: 'a gateway speaks for the other party’s callers',
    leak: 'L64',
    wall: 'gateway',
    by: probing,
    patches: [
      {
        file: 'gateway/clearance/sign-clearance.ts',
        find: 'audience.assertedBy.includes(party)',
        replace: '[party].includes(party)',
      },
    ],
  },
];
