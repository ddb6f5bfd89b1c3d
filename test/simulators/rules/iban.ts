/** Whether a bank account number is one that the books take: an IBAN with the right check digits, or plain digits. */
export function isBankAccount(number: string): boolean {
  const compact = number.replaceAll(/[\s.]/g, '').toUpperCase();
  return /^[A-Z]{2}/.test(compact) ? isIban(compact) : /^\d{3,20}$/.test(compact);
}

/** Checks an IBAN by its remainder: country and check digits move to the end, letters count from ten. */
export function isIban(iban: string): boolean {
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(iban)) return false;
  if (iban.startsWith('NL') && !/^NL\d{2}[A-Z]{4}\d{10}$/.test(iban)) return false;
  const digits = [...iban.slice(4), ...iban.slice(0, 4)].map((sign) => Number.parseInt(sign, 36)).join('');
  return BigInt(digits) % 97n === 1n;
}
