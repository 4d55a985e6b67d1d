import { tokenFacts } from './access-token.ts';

const clock = new Intl.DateTimeFormat(undefined, { timeStyle: 'short' });
const calendar = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });
const day = 24 * 60 * 60 * 1000;

/** The hour alone where it cannot be mistaken for another day's. */
const momentIn = (moment: Date) => (moment.getTime() - Date.now() < day ? clock : calendar).format(moment);

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
        {validUntil !== undefined && ` until ${momentIn(validUntil)}`}
      </span>
    </p>
  );
}
