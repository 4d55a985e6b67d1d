import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parse, validate } from 'graphql';
import { openViews } from '../../../gateway/view/open-views.ts';
import { audiences } from '../../../schema/audience.ts';

const projectFile = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');

describe('the first query of the analysts’ page', () => {
  const views = openViews(parse(projectFile('schema/supergraph.graphql')), Object.values(audiences));
  const query = parse(projectFile('gateway/pages/graphiql/first-query.graphql'));

  it.each([...views.keys()])('can be asked in the view of %s', (audience) => {
    const view = views.get(audience);
    expect(view && validate(view.schema, query)).toEqual([]);
  });
});
