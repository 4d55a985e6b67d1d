/** What everything here is kept for: the purpose of the Memorandum (section 1). Any other use needs a consent (section 3). */
export const purposeCode = 'MOC_KG_2023';
