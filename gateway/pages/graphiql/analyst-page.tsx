import { useCallback, useState } from 'react';
import { askGateway } from './ask-gateway.ts';
import { QueryDesk } from './query-desk.tsx';
import { sessionMemory } from './session-memory.ts';
import { TokenBox } from './token-box.tsx';
import { ViewLine } from './view-line.tsx';

/** One stretch of work under one token, or as the public. Ends when the token changes, with all that was typed. */
const newSession = (number: number, token?: string, former?: ReturnType<typeof sessionMemory>) => ({
  number,
  token,
  memory: sessionMemory(former),
});

const refusedToken =
  'The gateway refused this token: it may have expired, or be meant for another service. The view has not changed.';
const tokenNoLongerAccepted =
  'The gateway no longer accepts this token: it has probably expired. Paste a new one, or clear it.';

/** The analysts' page: whose view is shown and by which token, above the desk where questions are asked. */
export function AnalystPage() {
  const [session, setSession] = useState(() => newSession(1));
  const [trouble, setTrouble] = useState<string>();

  const tokenRefused = useCallback(() => {
    setTrouble(tokenNoLongerAccepted);
  }, []);

  const begin = (token?: string) => {
    setTrouble(undefined);
    setSession(({ number, memory }) => newSession(number + 1, token, memory));
  };

  /** Takes the token into use only when the gateway accepts it; tells whether it did. */
  const offer = async (token: string): Promise<boolean> => {
    try {
      const { status } = await askGateway({ query: '{ __typename }' }, token);
      if (status !== 200) {
        setTrouble(
          status === 401 ? refusedToken : `The gateway could not check the token (status ${String(status)}).`,
        );
        return false;
      }
      begin(token);
      return true;
    } catch (error) {
      setTrouble((error as Error).message);
      return false;
    }
  };

  return (
    <>
      <header className="page-header">
        <h1>Köpürö</h1>
        <ViewLine token={session.token} />
        <TokenBox
          inUse={session.token !== undefined}
          onOffer={offer}
          onClear={() => {
            begin();
          }}
          onTrouble={setTrouble}
        />
        <p className="page-narrow">This page is made for a window at least 640 pixels wide.</p>
        <p className="page-trouble" role="alert">
          {trouble}
        </p>
      </header>
      <main className="page-desk">
        <QueryDesk
          key={session.number}
          memory={session.memory}
          token={session.token}
          onRefused={tokenRefused}
        />
      </main>
    </>
  );
}
