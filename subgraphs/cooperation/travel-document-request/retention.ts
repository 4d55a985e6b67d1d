const dayMs = 86_400_000;

/** The longest for which a request holds anything of a person, answered and closed or not. */
const longestDays = 180;

/** For how long it still does so once Japan has closed it, or recorded the departure: until the return can be expected to be over. */
const afterClosingDays = 30;

const daysAfter = (instant: string, days: number): string =>
  new Date(Date.parse(instant) + days * dayMs).toISOString();

/** The instant at which what a request holds of a person is erased at the latest, from its sending on. */
export const retainedFromSending = (sentAt: string): string => daysAfter(sentAt, longestDays);

/** The same once the person has left or it is closed: sooner, and never later than before. */
export const retainedFromClosing = (closedAt: string, before: Date): string => {
  const afterClosing = daysAfter(closedAt, afterClosingDays);
  return afterClosing < before.toISOString() ? afterClosing : before.toISOString();
};
