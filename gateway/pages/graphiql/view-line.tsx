import { tokenFacts } from './access-token.ts';

const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' });

/** Says whose view the docs, the completion and the answers below belong to. */
export function ViewLine({ token }: { readonly token: string | undefined }) {
  if (token === undefined) {
    return (
      <p className="page-view" role="status">
        <strong>Public view</strong> <span>what everyone may see</span>
      </p>
    );
  }
  const { holder, validUntil } = tokenFacts(token);
  return (
    <p className="page-view page-view-token" role="status">
      <strong>The view of this token</strong>{' '}
      <span>
        {holder}
        {validUntil !== undefined && ` until ${clock.format(validUntil)}`}
      </span>
    </p>
  );
}
