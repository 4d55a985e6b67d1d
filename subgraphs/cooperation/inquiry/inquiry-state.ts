import { localDaySql } from '../../kit/facts/local-day.ts';

/** The side that is asked, as SQL. */
export const askedParty = `case "originator" when 'JAPAN' then 'KYRGYZSTAN' else 'JAPAN' end`;

/** Whether the agreed day is over where the inquiry is answered. */
const isLate = `"due_on" < ${localDaySql(askedParty)}`;

/** How an inquiry stands today, as SQL: an accepted one is overdue from the end of its agreed day, by no act of anyone. */
export const inquiryStateToday = `case when "state" = 'ACCEPTED' and ${isLate} then 'OVERDUE' else "state" end`;
