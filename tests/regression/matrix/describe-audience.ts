import { describe, expect, it } from '@jest/globals';
import { buildClientSchema, getIntrospectionQuery, printSchema } from 'graphql';
import type { IntrospectionQuery } from 'graphql';
import type { AudienceId } from '../../../schema/audience.ts';
import { aimedQuestions } from '../operations/aimed-questions.ts';
import { questionsTogether } from '../operations/questions-together.ts';
import { coordinatesOf, withheldElements } from '../operations/withheld-elements.ts';
import type { WithheldElement } from '../operations/withheld-elements.ts';
import { api, supergraphDocument, views } from '../world/matrix-world.ts';
import type { MatrixWorld } from '../world/matrix-world.ts';
import { differences, transportsOf, warmed } from './compare.ts';
import { knownTo, schemaOf, sightOf } from './sights.ts';

/*
 * Every element that is withheld from an audience, by every path by which a name has been slipped past a check
 * somewhere, as that audience. Nothing here is a list written by hand: elements come from the committed supergraph and
 * its markings, places from its shape.
 */

const apiCoordinates = coordinatesOf(api);
/** Transports take turns; the first question about each outermost element goes by all of them. */
let turn = 0;

/** A name that stands in no operation: only a whole view could tell of it. */
const isNameable = ({ element }: WithheldElement): boolean => apiCoordinates.has(element.coordinate);

/** Describes the whole matrix of one audience. */
export const describeAudience = (audience: AudienceId, world: () => MatrixWorld): void => {
  describe(audience, () => {
    const withheld = withheldElements(supergraphDocument, audience);
    const inApi = withheld.filter(isNameable);

    it('has a view without any element that is withheld from it', () => {
      expect(inApi.length).toBeGreaterThan(0);
      expect(
        withheld.map(({ element }) => element.coordinate).filter((name) => knownTo(audience).has(name)),
      ).toEqual([]);
    });

    it.each(inApi.map((one) => ({ ...one, coordinate: one.element.coordinate })))(
      'is told of $coordinate as of what never was',
      async ({ element, cleared }) => {
        if (cleared === undefined) throw new Error('no audience is cleared for it');
        expect(knownTo(cleared).has(element.coordinate)).toBe(true);
        const { sight, routes } = sightOf(audience, cleared);
        const questions = questionsTogether(aimedQuestions(element, sight, routes));
        world().forget();

        const all = transportsOf(world());
        const faults = await Promise.all(
          questions.map((aimed, at) => {
            turn += 1;
            const one = all[turn % all.length];
            return differences(
              world(),
              audience,
              aimed,
              aimed.answeredWhenCleared ? cleared : undefined,
              (at === 0 && !aimed.isBelow) || one === undefined ? all : [one],
            );
          }),
        );
        expect(faults.flat()).toEqual([]);
        expect(world().received(audience)).toEqual([]);

        const [first, ...others] = questions;
        for (const aimed of [first, others.find(({ path }) => path.startsWith('nested named'))]) {
          if (aimed === undefined || aimed.isBelow || aimed.isFollowed) continue;
          expect(await warmed(world(), audience, cleared, aimed)).toEqual([]);
        }
        expect(world().received(audience)).toEqual([]);
      },
    );

    it('can name every withheld element that has a place in an operation', () => {
      const nowhere = inApi.filter(({ element, cleared }) => {
        if (cleared === undefined) return true;
        const { sight, routes } = sightOf(audience, cleared);
        return aimedQuestions(element, sight, routes).length === 0;
      });
      // Values of an enum that no argument takes: nothing but introspection, below, could tell of them.
      expect(
        nowhere
          .filter(({ element }) => element.kind !== 'enumValue')
          .map(({ element }) => element.coordinate),
      ).toEqual([]);
    });

    it('finds nothing of them in introspection or in the SDL, by any transport, also after the others have asked', async () => {
      const query = getIntrospectionQuery({ inputValueDeprecation: true, specifiedByUrl: true, oneOf: true });
      const own = await Promise.all(
        transportsOf(world()).map((transport) => world().ask(audience, { query, variables: {} }, transport)),
      );
      const texts = new Set(own.map(({ text }) => text));
      expect(texts.size).toBe(1);
      const [text = ''] = texts;
      const { data } = JSON.parse(text) as { readonly data: IntrospectionQuery };
      const introspected = buildClientSchema(data);
      const { text: sdl } = await world().get(audience, '/schema.graphql');
      expect(sdl.trim()).toBe(views.get(audience)?.sdl.trim());
      expect(printSchema(introspected)).toBe(printSchema(schemaOf(audience)));

      const seen = coordinatesOf(introspected);
      expect(seen.size).toBeGreaterThan(100);
      expect(withheld.map(({ element }) => element.coordinate).filter((name) => seen.has(name))).toEqual([]);
      // Names of one word are words of descriptions too.
      const compounds = withheld
        .map(({ element }) => element.coordinate.replace(/^.*[.(@]/, '').replace(/:\)$/, ''))
        .filter((name) => /[a-z][A-Z]|_/.test(name))
        .filter((name) => ![...knownTo(audience)].some((other) => other.split(/\W/).includes(name)));
      expect(compounds.length).toBeGreaterThan(5);
      for (const name of compounds) {
        expect(text).not.toMatch(new RegExp(`\\b${name}\\b`));
        expect(sdl).not.toMatch(new RegExp(`\\b${name}\\b`));
      }
    });

    it.each(
      withheld
        .filter((one) => !isNameable(one) && one.element.parent === undefined)
        .map(({ element }) => element.coordinate),
    )('knows nothing of %s, which belongs to nobody’s API', async (coordinate) => {
      const name = coordinate.replace('@', '');
      const sentences: readonly ((text: string) => string)[] = coordinate.startsWith('@')
        ? [(n) => `{ __typename @${n} }`, (n) => `query @${n}(graph: JAPAN, url: "x") { __typename }`]
        : [
            (n) => `{ __type(name: "${n}") { name kind enumValues { name } } }`,
            (n) => `query($given: ${n}) { __typename @include(if: $given) }`,
            (n) => `{ ... on ${n} { __typename } }`,
            (n) => `{ ...Named } fragment Named on ${n} { __typename }`,
          ];
      const faults = await Promise.all(
        sentences.map((sentence, at) =>
          differences(
            world(),
            audience,
            {
              path: `sentence ${String(at)}`,
              question: (n) => ({ query: sentence(n(coordinate, name)), variables: {} }),
              answeredWhenCleared: false,
              isBelow: false,
              isFollowed: false,
            },
            undefined,
            transportsOf(world()),
          ),
        ),
      );
      expect(faults.flat()).toEqual([]);
    });
  });
};
