/** Reads JSON; undefined when it is none, such as the page of a gateway (Moneybird, reference 4.1). */
export function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
