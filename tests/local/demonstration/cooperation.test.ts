import { describe, expect, it } from '@jest/globals';
import { rowsOf, textOf, type Row } from './demonstration-rows.ts';

/** Whether a property is there in those states alone. */
const isGivenIn = (table: string, property: string, states: readonly string[]): void => {
  for (const row of rowsOf(table))
    expect({ state: row['state'], given: row[property] !== null }).toEqual({
      state: row['state'],
      given: states.includes(textOf(row, 'state')),
    });
};

/** The instants and days of a row that are given, in the order in which they must follow one another. */
const inOrder = (row: Row, properties: readonly string[]): void => {
  const given = properties.map((property) => row[property]).filter((at) => at !== null);
  expect(given).toEqual(given.toSorted());
};

describe('what the two sides say to each other in the demonstration', () => {
  it('holds of each consultation what its state has come to', () => {
    const from = (state: string) => {
      const all = ['PROPOSED', 'AGREED', 'HELD', 'MINUTES_AGREED', 'FOLLOW_UP', 'CLOSED'];
      return all.slice(all.indexOf(state));
    };
    isGivenIn('consultation', 'agreedAt', from('AGREED'));
    for (const property of ['heldOn', 'minutes', 'minutesBy'])
      isGivenIn('consultation', property, from('HELD'));
    isGivenIn('consultation', 'minutesAgreedAt', from('MINUTES_AGREED'));
    isGivenIn('consultation', 'closedAt', ['CLOSED']);
    for (const row of rowsOf('consultation'))
      inOrder(row, ['proposedAt', 'agreedAt', 'heldOn', 'minutesAgreedAt', 'closedAt']);
  });

  it('has agreed on something in those that are followed up, all of it done where they are closed', () => {
    const states = new Map(rowsOf('consultation').map(({ id, state }) => [id, state]));
    for (const row of rowsOf('action_item')) {
      expect(row['doneAt'] === null).toBe(row['state'] === 'OPEN');
      if (row['state'] === 'OPEN') expect(states.get(row['consultationId'])).toBe('FOLLOW_UP');
    }
    const followed = [...states].filter(([, state]) => state === 'FOLLOW_UP' || state === 'CLOSED');
    expect(new Set(rowsOf('action_item').map((row) => row['consultationId']))).toEqual(
      new Set(followed.map(([id]) => id)),
    );
  });

  it('puts an amendment in force with the second consent, and not before', () => {
    isGivenIn('amendment', 'inForceAt', ['IN_FORCE']);
    for (const row of rowsOf('amendment')) {
      const consents = [row['consentedByJapanAt'], row['consentedByKyrgyzstanAt']].filter(
        (at) => at !== null,
      );
      const needed = { PROPOSED: 0, CONSENTED_BY_JAPAN: 1, CONSENTED_BY_KYRGYZSTAN: 1, IN_FORCE: 2 };
      if (row['state'] !== 'WITHDRAWN' && row['state'] !== 'DECLINED')
        expect(consents).toHaveLength(needed[row['state'] as keyof typeof needed]);
      expect(row['state'] === 'IN_FORCE' ? consents.toSorted().at(-1) : null).toBe(row['inForceAt']);
    }
  });

  it('declines what the other side proposed, by a reason, and where the own side has not consented', () => {
    for (const table of ['consultation', 'amendment']) {
      isGivenIn(table, 'declinedAt', ['DECLINED']);
      isGivenIn(table, 'declineReason', ['DECLINED']);
      for (const row of rowsOf(table)) inOrder(row, ['proposedAt', 'declinedAt']);
    }
    const consentOfOther = { JAPAN: 'consentedByKyrgyzstanAt', KYRGYZSTAN: 'consentedByJapanAt' } as const;
    for (const row of rowsOf('amendment').filter(({ state }) => state === 'DECLINED'))
      expect(row[consentOfOther[row['originator'] as keyof typeof consentOfOther]]).toBeNull();
    for (const { sender, subjectId } of rowsOf('notice').filter(({ kind }) =>
      String(kind).endsWith('_DECLINED'),
    )) {
      const declined = [...rowsOf('consultation'), ...rowsOf('amendment')].find(({ id }) => id === subjectId);
      expect(declined?.['originator']).not.toBe(sender);
    }
  });

  it('settles a difference where the other side than its proposer agreed', () => {
    isGivenIn('dispute', 'resolvedAt', ['RESOLVED']);
    for (const row of rowsOf('dispute')) {
      expect(row['settlement'] === null).toBe(row['settlementBy'] === null);
      if (row['state'] === 'RAISED') expect(row['settlement']).toBeNull();
      if (row['state'] === 'RESOLVED') expect(row['settlement']).not.toBeNull();
    }
  });

  it('keeps of persons what their requests may still hold, and nothing once that is over', () => {
    const day = 86_400_000;
    isGivenIn('travel_document_request', 'closedAt', ['CLOSED']);
    for (const row of rowsOf('travel_document_request')) {
      inOrder(row, ['sentAt', 'receivedAt', 'answeredAt', 'departedAt', 'closedAt']);
      const longest = Date.parse(textOf(row, 'sentAt')) + 180 * day;
      const over = row['departedAt'] ?? row['closedAt'];
      const soon = typeof over === 'string' ? Date.parse(over) + 30 * day : longest;
      expect(Date.parse(textOf(row, 'retainedUntil'))).toBe(Math.min(longest, soon));
      const isErased = row['erasedAt'] !== null;
      expect(isErased).toBe(textOf(row, 'retainedUntil').slice(0, 10) < '2026-11-24');
      for (const property of ['fullName', 'bornOn']) expect(row[property] === null).toBe(isErased);
      if (isErased) expect([row['passportNumber'], row['documentNumber']]).toEqual([null, null]);
      if (row['documentNumber'] !== null) expect(row['declineReason']).toBeNull();
      if (row['declineReason'] !== null) expect(row['answeredAt']).not.toBeNull();
    }
    expect(new Set(rowsOf('travel_document_request').map(({ erasedAt }) => erasedAt === null)).size).toBe(2);
  });

  it('answers requests for consent by a consent or by a reason', () => {
    isGivenIn('consent_request', 'consentId', ['GRANTED']);
    isGivenIn('consent_request', 'declineReason', ['REFUSED']);
    isGivenIn('consent_request', 'answeredAt', ['GRANTED', 'REFUSED']);
  });

  it('shows consents in force, one that has run out and one that was withdrawn', () => {
    const rows = rowsOf('consent');
    for (const row of rows) inOrder(row, ['givenAt', 'validFrom', 'validUntil']);
    const standing = rows.map(({ withdrawnAt, validUntil }) =>
      withdrawnAt === null ? (String(validUntil) > '2026-11-24' ? 'in force' : 'over') : 'withdrawn',
    );
    expect(new Set(standing)).toEqual(new Set(['in force', 'over', 'withdrawn']));
  });
});

describe('the notices of the demonstration', () => {
  it('go from one side to the other, each instant after the one before', () => {
    for (const row of rowsOf('notice')) {
      expect(new Set([row['sender'], row['recipient']]).size).toBe(2);
      inOrder(row, ['occurredAt', 'sentAt', 'receivedAt', 'acknowledgedAt']);
      inOrder(row, ['receivedAt', 'publishedAt']);
    }
  });

  it('are numbered in the order in which they arrived', () => {
    const rows = rowsOf('notice');
    const byArrival = rows.toSorted((a, b) => Number(a['arrival']) - Number(b['arrival']));
    expect(byArrival.map(({ arrival }) => arrival)).toEqual(rows.map((_, at) => at + 1));
    inOrder(Object.fromEntries(byArrival.map((row, at) => [at, row['receivedAt']])), [
      ...rows.map((_, at) => String(at)),
    ]);
  });

  it('are acknowledged or still wait, on both sides, and some that are owed promptly came late', () => {
    for (const recipient of ['JAPAN', 'KYRGYZSTAN']) {
      const own = rowsOf('notice').filter((row) => row['recipient'] === recipient);
      expect(new Set(own.map(({ acknowledgedAt }) => acknowledgedAt === null)).size).toBe(2);
    }
    const late = rowsOf('notice').filter(
      ({ kind, occurredAt, receivedAt }) =>
        (kind === 'MISCONDUCT_REPORTED' || kind === 'EXAM_FRAUD_REPORTED') &&
        Date.parse(String(receivedAt)) - Date.parse(String(occurredAt)) > 7 * 86_400_000,
    );
    expect(late.length).toBeGreaterThan(0);
  });

  it('say of every record that is told what it is told by, once for each version', () => {
    const keys = rowsOf('notice').map(({ kind, subjectId, subjectVersion }) =>
      JSON.stringify([kind, subjectId, subjectVersion]),
    );
    expect(new Set(keys).size).toBe(keys.length);
    const told = new Set(rowsOf('notice').map((row) => row['subjectId']));
    for (const table of ['misconduct_report', 'exam_fraud_report', 'inquiry', 'consultation', 'amendment'])
      expect(rowsOf(table).filter(({ id }) => !told.has(id))).toEqual([]);
    const silent = rowsOf('field_suspension').filter(({ announcedAt }) => announcedAt === null);
    expect(silent.filter(({ id }) => told.has(id))).toEqual([]);
  });

  it('agree with what Japan’s page shows of a certification that it received', () => {
    const numbers = new Map(rowsOf('certification').map(({ id, number }) => [id, number]));
    const last = new Map<unknown, Row>();
    for (const row of rowsOf('notice').filter(({ subjectType }) => subjectType === 'Certification'))
      last.set(numbers.get(row['subjectId']), row);
    for (const { certificationNumber, receivedAt, publishedAt } of rowsOf('publication_in_japan'))
      expect(last.get(certificationNumber)).toMatchObject({ receivedAt, publishedAt });
  });
});

describe('Japan’s registers and notifications in the demonstration', () => {
  it('are weekly, each with as many entries as the one before and its difference come to', () => {
    const registers = rowsOf('support_organization_register').toSorted((a, b) =>
      textOf(a, 'asOf') < textOf(b, 'asOf') ? -1 : 1,
    );
    for (const [at, { entries, added, noLongerListed, asOf }] of registers.entries()) {
      const before = registers[at - 1];
      if (before === undefined) continue;
      expect(Date.parse(String(asOf)) - Date.parse(textOf(before, 'asOf'))).toBe(7 * 86_400_000);
      expect(entries).toBe(Number(before['entries']) + Number(added) - Number(noLongerListed));
    }
    const listed = rowsOf('support_organization').filter(({ listingStatus }) => listingStatus === 'LISTED');
    expect(registers.at(-1)?.['entries']).toBe(listed.length);
  });

  it('name each of the differences that they count, and in Kyrgyzstan those of the register that was published', () => {
    const changes = rowsOf('support_organization_change');
    const counted = (registerId: unknown, kind: string) =>
      changes.filter((change) => change['registerId'] === registerId && change['kind'] === kind).length;
    for (const { id, added, changed, noLongerListed } of rowsOf('support_organization_register'))
      expect([counted(id, 'ADDED'), counted(id, 'CHANGED'), counted(id, 'NO_LONGER_LISTED')]).toEqual([
        added,
        changed,
        noLongerListed,
      ]);
    const published = rowsOf('published_support_organization_change');
    expect(published).toEqual(
      changes
        .filter(({ registerId }) => registerId === published[0]?.['registerId'])
        .map(({ organizationId: _, ...change }) => change),
    );
  });

  it('are published in Kyrgyzstan as the register that was published lists them', () => {
    const [publication] = rowsOf('publication_in_kyrgyzstan').filter(({ registerId }) => registerId !== null);
    const register = rowsOf('support_organization_register').find(
      ({ id }) => id === publication?.['registerId'],
    );
    const entries = rowsOf('published_support_organization');
    expect(entries).toHaveLength(Number(register?.['entries']));
    expect(new Set(entries.map(({ lastListedOn }) => lastListedOn))).toEqual(new Set([register?.['asOf']]));
  });

  it('come to the result that the investigation of each notification found', () => {
    const investigations = new Map(rowsOf('investigation').map((row) => [row['notificationId'], row]));
    for (const row of rowsOf('nonconformity_notification')) {
      const found = investigations.get(row['id']);
      expect(found?.['result'] ?? null).toBe(row['result']);
      expect(found?.['agencyId'] ?? row['agencyId']).toBe(row['agencyId']);
      inOrder({ ...row, resultProvidedAt: found?.['resultProvidedAt'] ?? null }, [
        'occurredOn',
        'notifiedAt',
        'resultProvidedAt',
        'resultReceivedAt',
      ]);
    }
    const own = [...investigations.values()].filter(({ notificationId }) => notificationId !== null);
    expect(new Set(own.map(({ state }) => state))).toEqual(new Set(['INVESTIGATING', 'RESULT_PROVIDED']));
  });

  it('show Japan of guidance what was given to an agency that was ever certified for it', () => {
    const known = new Set(
      rowsOf('sending_agency')
        .filter(({ sendsToJapan }) => sendsToJapan === true)
        .map(({ id }) => id),
    );
    for (const row of rowsOf('guidance'))
      expect(row['concernsJapan']).toBe((row['agencyIds'] as readonly string[]).some((id) => known.has(id)));
    expect(new Set(rowsOf('guidance').map(({ concernsJapan }) => concernsJapan)).size).toBe(2);
  });

  it('close an agency for which nothing runs any more', () => {
    const closed = rowsOf('sending_agency').filter(({ closedOn }) => closedOn !== null);
    expect(closed.length).toBeGreaterThan(0);
    for (const { id, closedOn } of closed) {
      const running = rowsOf('certification').filter(
        ({ agencyId, state }) => agencyId === id && (state === 'IN_FORCE' || state === 'SUSPENDED'),
      );
      const applied = rowsOf('certification_application').filter(
        ({ agencyId, state }) => agencyId === id && (state === 'APPLIED' || state === 'UNDER_REVIEW'),
      );
      expect([...running, ...applied]).toEqual([]);
      expect(String(closedOn) < '2026-11-24').toBe(true);
    }
  });
});

describe('the drafts of misconduct reports in the demonstration', () => {
  it('that were sent are a report under their own id, with what it says', () => {
    const reports = new Map(rowsOf('misconduct_report').map((row) => [row['id'], row]));
    const sent = rowsOf('misconduct_report_draft').filter(({ state }) => state === 'SENT');
    expect(sent).toHaveLength(2);
    for (const { id, category, summary, subjectId, changedAt } of sent)
      expect(reports.get(id)).toMatchObject({ category, summary, subjectId, sentAt: changedAt });
  });

  it('hold at home what no report says', () => {
    const kept = rowsOf('misconduct_report_draft').flatMap(({ victims, evidenceReference }) => [
      victims,
      evidenceReference,
    ]);
    const told = JSON.stringify([rowsOf('misconduct_report'), rowsOf('notice'), rowsOf('inbox')]);
    for (const value of kept) if (typeof value === 'string') expect(told).not.toContain(value);
  });
});
