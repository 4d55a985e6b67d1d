import { addDays } from '../days.ts';
import { demonstrationId } from '../demonstration-id.ts';
import { randomOf, type Random } from '../random.ts';
import { agencyNames, agencyWords, latestName, type AgencyName, type AgencyWords } from './agency-names.ts';
import { certificationPlans, type CertificationPlan } from './certification-plans.ts';
import { regions, type Region } from './regions.ts';

interface SendingAgencyRow {
  readonly id: string;
  readonly name: string;
  readonly names: readonly AgencyName[];
  readonly region: string | null;
  readonly contacts: AgencyContacts | null;
  readonly inn: string;
  readonly founders: readonly Founder[] | null;
  readonly sendsToJapan: boolean;
  readonly closedOn: string | null;
  readonly closingGround: string | null;
  readonly synthetic: true;
}

interface AgencyContacts {
  readonly address: string;
  readonly telephone: string | null;
  readonly website: string | null;
}

interface Founder {
  readonly name: string;
  readonly share: number | null;
}

/** A sending agency with the certifications that it holds or held. */
export interface Agency {
  readonly row: SendingAgencyRow;
  readonly plans: readonly CertificationPlan[];
}

const howMany = 172;

/** A taxpayer number that cannot be a real one: it begins with 0 and has a day 00. */
const invalidInn = (random: Random, serial: number): string => {
  const month = String(random.integer(1, 12)).padStart(2, '0');
  return `000${month}${String(random.integer(2010, 2023))}${String(60_000 + serial)}`;
};

const contactsOf = (random: Random, { town }: Region, serial: number): AgencyContacts => ({
  address: `${town}, ул. Пример, ${String(random.integer(1, 120))}`,
  telephone: `+996 000 ${String(100_000 + serial)}`,
  website: random.chance(0.6) ? `https://agency-${String(serial)}.example.org` : null,
});

const foundersOf = (random: Random, serial: number): readonly Founder[] => {
  const share = random.pick([100, 60, 51, 75]);
  const first = { name: `Пример Учредитель ${String(serial)}`, share };
  if (share === 100) return [first];
  return [first, { name: `ОсОО «Пример Капитал ${String(serial)}»`, share: 100 - share }];
};

const agency = (random: Random, words: AgencyWords, serial: number): Agency => {
  const inn = invalidInn(random, serial);
  const plans = certificationPlans(random);
  const names = agencyNames(random, words, plans[0]?.grantedOn ?? '');
  const region = random.weighted(regions);
  const row = {
    id: demonstrationId('sending-agency', inn),
    name: latestName(names, 'CYRILLIC') ?? '',
    names,
    region: random.chance(0.96) ? region.code : null,
    contacts: random.chance(0.95) ? contactsOf(random, region, serial) : null,
    inn,
    founders: random.chance(0.9) ? foundersOf(random, serial) : null,
    sendsToJapan: plans.some(({ destination }) => destination === 'JP'),
    closedOn: null,
    closingGround: null,
    synthetic: true,
  } as const;
  return { row, plans };
};

/** An agency of which every certification had ended by then is closed some weeks later. */
const endedBy = '2026-08-31';

const hasEnded = ({ plans }: Agency): boolean =>
  plans.every(({ events }) => {
    const last = events.at(-1);
    return (last?.kind === 'EXPIRED' || last?.kind === 'REVOKED') && last.date <= endedBy;
  });

/** The agencies, of which the first with nothing left that runs was closed; it had sent to Japan. */
const withOneClosed = (all: readonly Agency[]): readonly Agency[] => {
  const closed = all.find((each) => each.row.sendsToJapan && hasEnded(each));
  return all.map((each) =>
    each === closed
      ? {
          ...each,
          row: {
            ...each.row,
            closedOn: addDays(endedBy, 30),
            closingGround: 'Пример: по заявлению агентства',
          },
        }
      : each,
  );
};

/** The invented sending agencies, each with one certification at least. */
export const agencies = (): readonly Agency[] => {
  const random = randomOf('sending agencies');
  return withOneClosed(agencyWords(howMany).map((words, at) => agency(random, words, at + 1)));
};
