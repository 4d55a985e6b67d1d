/** A failure told to the person at the terminal: what is wrong, and what to do about it. Never with a stack. */
export class Fault extends Error {
  /** What the reader can do; empty where the message says it all. */
  readonly mend: string;

  constructor(message: string, mend = '') {
    super(message);
    this.name = 'Fault';
    this.mend = mend;
  }
}

/** The text that a terminal shows for anything thrown: a fault with its mend, any other error by its message. */
export const told = (thrown: unknown): string => {
  if (thrown instanceof Fault)
    return thrown.mend === '' ? thrown.message : `${thrown.message}\n  ${thrown.mend}`;
  return thrown instanceof Error ? thrown.message : String(thrown);
};
