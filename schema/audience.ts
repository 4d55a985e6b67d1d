/**
 * Who asks. Each audience has one clearance, one view at the gateway and one login at each database.
 * Source: Memorandum, preamble and section 3 (who is not a third party).
 */

/** The two sides of the Memorandum. */
export const parties = ['JAPAN', 'KYRGYZSTAN'] as const;
export type Party = (typeof parties)[number];

/** To whom an element may be released: a whole party, or one of its agencies. */
export const recipients = [
  'JAPAN',
  'KYRGYZSTAN',
  'JAPAN_ISA',
  'JAPAN_MOFA',
  'JAPAN_MHLW',
  'JAPAN_NPA',
  'KYRGYZSTAN_MINISTRY',
  'KYRGYZSTAN_CENTER',
] as const;
export type Recipient = (typeof recipients)[number];

/** An agency of a side, as it stands among the recipients. */
export type Agency = Exclude<Recipient, Party>;

export const audienceIds = [
  'public',
  'japan_isa',
  'japan_mofa',
  'japan_mhlw',
  'japan_npa',
  'kyrgyzstan_ministry',
  'kyrgyzstan_center',
  'third_party_otit',
  'third_party_embassy',
] as const;
export type AudienceId = (typeof audienceIds)[number];

export interface Audience {
  readonly id: AudienceId;
  /** The name a token carries as its subject; the public has none. */
  readonly tokenName: string | undefined;
  /** Whose gateway keys may assert this audience. */
  readonly assertedBy: readonly Party[];
  /** The recipients this audience counts as: its agency and its party. Empty for third parties and the public. */
  readonly recipients: readonly Recipient[];
}

const japanese = (id: AudienceId, tokenName: string, agency: Recipient): Audience => ({
  id,
  tokenName,
  assertedBy: ['JAPAN'],
  recipients: ['JAPAN', agency],
});
const kyrgyz = (id: AudienceId, tokenName: string, agency: Recipient): Audience => ({
  id,
  tokenName,
  assertedBy: ['KYRGYZSTAN'],
  recipients: ['KYRGYZSTAN', agency],
});
const thirdParty = (id: AudienceId, tokenName: string, registeredWith: Party): Audience => ({
  id,
  tokenName,
  assertedBy: [registeredWith],
  recipients: [],
});

/** Every audience there is. Whoever is not in this table gets nothing. */
export const audiences: Readonly<Record<AudienceId, Audience>> = {
  public: { id: 'public', tokenName: undefined, assertedBy: parties, recipients: [] },
  japan_isa: japanese('japan_isa', 'japan-isa', 'JAPAN_ISA'),
  japan_mofa: japanese('japan_mofa', 'japan-mofa', 'JAPAN_MOFA'),
  japan_mhlw: japanese('japan_mhlw', 'japan-mhlw', 'JAPAN_MHLW'),
  japan_npa: japanese('japan_npa', 'japan-npa', 'JAPAN_NPA'),
  kyrgyzstan_ministry: kyrgyz('kyrgyzstan_ministry', 'kyrgyz-ministry', 'KYRGYZSTAN_MINISTRY'),
  kyrgyzstan_center: kyrgyz('kyrgyzstan_center', 'kyrgyz-center', 'KYRGYZSTAN_CENTER'),
  third_party_otit: thirdParty('third_party_otit', 'third-party-otit', 'JAPAN'),
  third_party_embassy: thirdParty('third_party_embassy', 'third-party-embassy', 'KYRGYZSTAN'),
};

/** Whether an audience is a third party: known by name, and of neither side. Only a consent opens anything to it. */
export const isThirdParty = ({ tokenName, recipients: own }: Audience): boolean =>
  tokenName !== undefined && own.length === 0;

/** Whether a text names an audience. */
export const isAudienceId = (text: string): text is AudienceId => Object.hasOwn(audiences, text);

/** The agencies of a side. */
export const agenciesOf = (party: Party): readonly Recipient[] =>
  Object.values(audiences)
    .filter(({ recipients: own }) => own.includes(party))
    .flatMap(({ recipients: own }) => own.filter((recipient) => recipient !== party));
