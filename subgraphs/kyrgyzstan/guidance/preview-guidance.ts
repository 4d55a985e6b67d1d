import { reading } from '../../kit/list/select.ts';
import { previewSending } from '../../kit/preview/preview-sending.ts';
import type { Resolvers } from '../../kit/subgraph.ts';
import { sendingAgency } from '../sending-agency/sending-agency.table.ts';
import { guidanceContent } from './give-guidance.ts';
import type { GuidanceInput } from './give-guidance.ts';
import { guidance } from './guidance.table.ts';

/** Who would see what of guidance or supervision, were it recorded now: of the agencies each sees those that it may see. */
export const guidancePreview: Resolvers = {
  Query: {
    previewGuidance: previewSending<GuidanceInput>({
      table: guidance,
      what: 'the guidance',
      content: async (input, sending) => {
        const { given, concernsJapan } = await guidanceContent(input, sending);
        return { ...given, concernsJapan };
      },
      derived: {
        'Guidance.agencies': async ({ agencyIds }, reader, { markings, query }) => {
          const wall = reading(sendingAgency, reader, markings);
          const seen = await query<{ readonly id: string }>(
            `select "id" from "sending_agency" where "id" = any($1::uuid[]) and ${wall.predicate}`,
            [agencyIds],
          );
          return (agencyIds as readonly string[]).filter((id) => seen.some((agency) => agency.id === id));
        },
      },
    }),
  },
};
