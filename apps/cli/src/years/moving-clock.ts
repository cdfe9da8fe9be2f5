const DAY_MS = 86_400_000
const MONDAY = 1

const nextMonday = (at: number): number => {
  const day = new Date(at).getUTCDay()
  return at + ((MONDAY - day + 7) % 7 || 7) * DAY_MS
}

/** A clock that is moved on by hand, never back. On its way it stops each Monday, and at its end, for what is looked at from time to time. */
export class MovingClock {
  private at: number

  /** Starts at nine in the morning (UTC) of a day like `2021-11-30`. */
  constructor(day: string) {
    this.at = Date.parse(`${day}T09:00:00.000Z`)
  }

  now(): number {
    return this.at
  }

  get today(): string {
    return new Date(this.at).toISOString().slice(0, 10)
  }

  /** Moves on to nine in the morning of a day; nowhere when that is over. */
  async to(day: string, look: () => Promise<void>): Promise<void> {
    const end = Date.parse(`${day}T09:00:00.000Z`)
    while (this.at < end) {
      this.at = Math.min(nextMonday(this.at), end)
      await look()
    }
  }
}
