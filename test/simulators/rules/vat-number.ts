const formats: Record<string, RegExp> = {
  AT: /^ATU\d{8}$/,
  BE: /^BE[01]?\d{9}$/,
  DE: /^DE\d{9}$/,
  DK: /^DK\d{8}$/,
  ES: /^ES[A-Z0-9]\d{7}[A-Z0-9]$/,
  FR: /^FR[A-Z0-9]{2}\d{9}$/,
  GB: /^GB(\d{9}|\d{12}|GD\d{3}|HA\d{3})$/,
  IE: /^IE\d[A-Z0-9+*]\d{5}[A-Z]{1,2}$/,
  IT: /^IT\d{11}$/,
  LU: /^LU\d{8}$/,
  NL: /^NL\d{9}B\d{2}$/,
  PL: /^PL\d{10}$/,
  SE: /^SE\d{12}$/,
};

/** Whether a VAT number has its country's form; a country outside the list only needs letters in front. */
export function isVatNumber(number: string): boolean {
  const compact = number.replaceAll(/[\s.-]/g, '').toUpperCase();
  const format = formats[compact.slice(0, 2)];
  return format ? format.test(compact) : /^[A-Z]{2}[A-Z0-9]{2,18}$/.test(compact);
}
