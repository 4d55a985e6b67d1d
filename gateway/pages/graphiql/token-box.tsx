import { type SyntheticEvent, useState } from 'react';
import { looksLikeToken, pastedToken } from './access-token.ts';

interface TokenBoxProps {
  /** Whether a token is in use now, so that it can be cleared. */
  readonly inUse: boolean;
  /** Tells whether the token was taken into use. */
  readonly onOffer: (token: string) => Promise<boolean>;
  readonly onClear: () => void;
  readonly onTrouble: (trouble: string) => void;
}

/** The box into which an access token is pasted. It is emptied as soon as the token is in use. */
export function TokenBox({ inUse, onOffer, onClear, onTrouble }: TokenBoxProps) {
  const [pasted, setPasted] = useState('');
  const [checking, setChecking] = useState(false);

  const offer = async () => {
    const token = pastedToken(pasted);
    if (!looksLikeToken(token)) {
      onTrouble('This is no access token: paste the whole line that was printed for you.');
      return;
    }
    setChecking(true);
    if (await onOffer(token)) setPasted('');
    setChecking(false);
  };

  return (
    <form
      className="page-token"
      autoComplete="off"
      onSubmit={(event: SyntheticEvent) => {
        event.preventDefault();
        void offer();
      }}
    >
      <label htmlFor="access-token">Access token</label>
      {/* Without a name, so that no form could ever put it into an address. */}
      <input
        id="access-token"
        type="text"
        value={pasted}
        placeholder="paste one to see its view"
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        aria-describedby="access-token-keeping"
        onChange={(event) => {
          setPasted(event.target.value);
        }}
      />
      <button type="submit" disabled={checking || pasted.trim() === ''}>
        Use token
      </button>
      <button type="button" disabled={!inUse} onClick={onClear}>
        Clear token
      </button>
      <span id="access-token-keeping" className="page-hidden">
        Kept in this page only, until it is closed or reloaded. Queries and history are cleared when the token
        changes.
      </span>
    </form>
  );
}
