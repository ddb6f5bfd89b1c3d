/** Work that is done once the simulator's clock has come to its moment, at the next look at it. */
export class Later {
  private work: { at: number; run: () => void }[] = [];
  private readonly now: () => number;

  constructor(now: () => number) {
    this.now = now;
  }

  /** Puts work aside. */
  add(at: number, run: () => void): void {
    this.work.push({ at, run });
  }

  /** Does everything whose moment has come, in order of time. */
  settle(): void {
    const now = this.now();
    const due = this.work.filter(({ at }) => at <= now).sort((a, b) => a.at - b.at);
    this.work = this.work.filter(({ at }) => at > now);
    for (const { run } of due) run();
  }
}
