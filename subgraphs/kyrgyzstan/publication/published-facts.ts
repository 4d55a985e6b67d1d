/** What Japan told of something, as it was received. */
type Received = Readonly<Record<string, unknown>>;

/** What is published of an improvement order of what Japan told of it, by the fields of its type. */
export const publishedOrderOf = ({
  corporateNumber,
  organizationName = null,
  orderNumber = null,
  orderDate,
  deadline,
  groundArticles,
  reason,
  publicNoticeDate = null,
  synthetic = null,
}: Received): Received => ({
  corporateNumber,
  organizationName,
  orderNumber,
  orderDate,
  deadline,
  groundArticles,
  reason,
  publicNoticeDate,
  synthetic,
});

/** What is published of a register of support organizations, beside its entries. */
export const publishedRegisterOf = ({
  asOf,
  entries,
  added,
  changed,
  noLongerListed,
  digest,
}: Received): Received => ({ asOf, entries, added, changed, noLongerListed, digest });
