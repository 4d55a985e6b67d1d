import type { ReceivingEntityRow } from '../japan/receiving-entities.ts';
import type { SupportOrganizationRow } from '../japan/support-organizations.ts';
import type { Agency } from '../kyrgyzstan/agencies.ts';
import { latestName } from '../kyrgyzstan/agency-names.ts';
import type { Random } from '../random.ts';
import type { Originator } from './report-wording.ts';

export interface ReportSubject {
  readonly subjectKind: 'SENDING_AGENCY' | 'RECEIVING_ENTITY' | 'SUPPORT_ORGANIZATION' | 'UNREGISTERED';
  readonly subjectId: string | null;
  readonly subjectName: string;
  readonly subjectForm: 'PERSON' | 'BODY' | null;
  readonly subjectCountry: string | null;
}

/** Whom reports can be about. */
export interface Registers {
  readonly agencies: readonly Agency[];
  readonly entities: readonly ReceivingEntityRow[];
  readonly organizations: readonly SupportOrganizationRow[];
}

/** What a subject in a register is, the register says. */
const inRegister = { subjectForm: null, subjectCountry: null } as const;

/** Each side reports mostly on what it saw of the other's: by weight, for each originator. */
const kinds: Readonly<
  Record<Originator, readonly { kind: ReportSubject['subjectKind']; readonly weight: number }[]>
> = {
  JAPAN: [
    { kind: 'SENDING_AGENCY', weight: 55 },
    { kind: 'UNREGISTERED', weight: 33 },
    { kind: 'SUPPORT_ORGANIZATION', weight: 8 },
    { kind: 'RECEIVING_ENTITY', weight: 4 },
  ],
  KYRGYZSTAN: [
    { kind: 'RECEIVING_ENTITY', weight: 42 },
    { kind: 'SUPPORT_ORGANIZATION', weight: 26 },
    { kind: 'UNREGISTERED', weight: 26 },
    { kind: 'SENDING_AGENCY', weight: 6 },
  ],
};

/** An agency as a report of a side names it. */
export const reportedAgency = ({ row }: Agency, originator: Originator): ReportSubject => ({
  subjectKind: 'SENDING_AGENCY',
  subjectId: row.id,
  subjectName: originator === 'JAPAN' ? (latestName(row.names, 'LATIN') ?? row.name) : row.name,
  ...inRegister,
});

const unregistered = (random: Random, originator: Originator): ReportSubject => {
  const at = random.integer(1, 60);
  const number = String(at);
  const name = originator === 'JAPAN' ? `架空仲介業者${number}` : `Посредник Пример ${number}`;
  return {
    subjectKind: 'UNREGISTERED',
    subjectId: null,
    subjectName: name,
    subjectForm: at % 3 === 0 ? 'PERSON' : 'BODY',
    subjectCountry: originator === 'JAPAN' ? 'JP' : 'KG',
  };
};

/** The subject of a report that one side sent on a day; about an agency only where it was then certified for Japan. */
export const reportSubject = (
  random: Random,
  originator: Originator,
  day: string,
  registers: Registers,
): ReportSubject => {
  const { kind } = random.weighted(kinds[originator]);
  if (kind === 'SENDING_AGENCY') {
    const certified = registers.agencies.filter(({ plans }) =>
      plans.some(({ destination, grantedOn }) => destination === 'JP' && grantedOn < day),
    );
    return certified.length === 0
      ? unregistered(random, originator)
      : reportedAgency(random.pick(certified), originator);
  }
  if (kind === 'RECEIVING_ENTITY') {
    const { id, name } = random.pick(registers.entities);
    return { subjectKind: kind, subjectId: id, subjectName: name, ...inRegister };
  }
  if (kind === 'SUPPORT_ORGANIZATION') {
    const { id, name } = random.pick(registers.organizations);
    return { subjectKind: kind, subjectId: id, subjectName: name ?? '架空（個人）', ...inRegister };
  }
  return unregistered(random, originator);
};
