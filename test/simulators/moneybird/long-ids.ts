/** Makes ids as Moneybird gives them: eighteen digits and growing, far beyond what a JavaScript number can hold. */
export function longIds(random: () => number): () => string {
  let last = 490_000_000_000_000_001n + BigInt(Math.floor(random() * 1e15));
  return () => {
    last += BigInt(1 + Math.floor(random() * 1e9));
    return String(last);
  };
}
