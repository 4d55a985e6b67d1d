/**
 * A registration number as the registers write it, `19登-000003`: two digits, 登, a hyphen, six digits.
 * Full-width digits and the several dashes that stand in for the hyphen are read as the plain ones.
 * Undefined for anything else.
 */
export const registrationNumber = (text: string): string | undefined => {
  const plain = text
    .normalize('NFKC')
    .trim()
    .replace(/[‐‑‒–—―−ー]/u, '-');
  return /^[0-9]{2}登-[0-9]{6}$/.test(plain) ? plain : undefined;
};
