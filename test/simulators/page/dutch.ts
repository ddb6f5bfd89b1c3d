/** Writes a number with a comma, and dots between the thousands. */
export function dutch(number: string): string {
  const [whole = '0', decimals] = number.split('.');
  return whole.replaceAll(/\B(?=(\d{3})+$)/g, '.') + (decimals === undefined ? '' : `,${decimals}`);
}
