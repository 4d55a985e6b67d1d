import { DOC_EXPLORER_PLUGIN } from '@graphiql/plugin-doc-explorer';
import { useMonaco } from '@graphiql/react';
import { GraphiQL } from 'graphiql';
import { useCallback, useEffect } from 'react';
import { askGateway, type Question } from './ask-gateway.ts';
import { EditorManners } from './editor-manners.tsx';
import firstQuery from './first-query.graphql?raw';
import type { sessionMemory } from './session-memory.ts';

interface QueryDeskProps {
  readonly token: string | undefined;
  readonly memory: ReturnType<typeof sessionMemory>;
  /** Called when the gateway no longer accepts the token. */
  readonly onRefused: () => void;
}

/** GraphiQL for one session: its docs, its completion and its answers all come by the session's token. */
export function QueryDesk({ token, memory, onRefused }: QueryDeskProps) {
  const completion = useMonaco((state) => state.monacoGraphQL);
  // The completion outlives the desk; without this it would go on proposing the names of the former view until the
  // next one has come, or for good where it does not come.
  useEffect(
    () => () => {
      completion?.setSchemaConfig([]);
    },
    [completion],
  );

  const fetcher = useCallback(
    async ({ query, operationName, variables }: Question) => {
      const { status, body } = await askGateway({ query, operationName, variables }, token);
      if (status === 401) onRefused();
      return body;
    },
    [token, onRefused],
  );

  return (
    <GraphiQL
      fetcher={fetcher}
      storage={memory}
      defaultQuery={firstQuery}
      visiblePlugin={DOC_EXPLORER_PLUGIN}
      // A token belongs into its box, not into tabs and history.
      isHeadersEditorEnabled={false}
      showPersistHeadersSettings={false}
      inputValueDeprecation
      schemaDescription
    >
      <GraphiQL.Logo>{null}</GraphiQL.Logo>
      <EditorManners />
    </GraphiQL>
  );
}
