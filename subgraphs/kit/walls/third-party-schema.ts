import type { Audience } from '../../../schema/audience.ts';

/** The schema in which a third party's views stand; for its login every name of a table means its view. */
export const thirdPartySchema = ({ id }: Pick<Audience, 'id'>): string => id;

/** The column of every view that says which coordinates consents in force open of a row. */
export const consentedColumn = 'consented_coordinates';

/** The column of every view that says whether the public sees a row too. */
export const seenByPublicColumn = 'seen_by_public';
