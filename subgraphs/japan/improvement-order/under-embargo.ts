/** Whether public notice of an order is still to come: that follows from the act alone, and no plan ends it. */
export const isUnderEmbargo = ({ publicNoticeDate }: Readonly<Record<string, unknown>>): boolean =>
  publicNoticeDate === null;
