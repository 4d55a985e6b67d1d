import type { Filter } from '../../kit/list/filters.ts';
import { inState, stateToday } from './certification-state.ts';

/** Which of an agency's certifications is its certification for Japan: the one in force today, else the latest. */
export const certificationForJapan = {
  where: `"destination" = 'JP'`,
  orderBy: `${inState('IN_FORCE')} desc, "valid_from" desc, "number"`,
} as const;

const { where, orderBy } = certificationForJapan;

/** The agencies whose certification for Japan, by the rule above, stands in a state today. */
export const stateForJapanIs: Filter = (value, add) => {
  const withOne = `"id" in (select "agency_id" from "certification" where ${where} and ${inState(value)})`;
  // Of several, one in force is always the one.
  if (value === 'IN_FORCE') return withOne;
  // The first part finds the few agencies that can be meant; the second asks each which certification it is.
  const state =
    `select ${stateToday} from "certification" where "agency_id" = "sending_agency"."id" and ${where} ` +
    `order by ${orderBy} limit 1`;
  return `${withOne} and (${state}) = ${add(value)}::text`;
};
