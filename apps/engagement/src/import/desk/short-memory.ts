/** There is no room for more at the moment. */
export class MemoryFull extends Error {
  readonly type = 'memory-full'
}

type Kept<Value> = { readonly value: Value; readonly bytes: number; readonly until: number }

/** Keeps personal data in memory only, for a bounded time and up to a bounded size. Time is given in milliseconds since 1970. */
export class ShortMemory<Value> {
  private readonly kept = new Map<string, Kept<Value>>()
  private used = 0

  constructor(
    private readonly limits: { readonly bytes: number; readonly milliseconds: number },
    /** Overwrites what is forgotten, where that can be done. */
    private readonly wipe: (value: Value) => void = () => undefined,
  ) {}

  /**
   * Answers until when it is kept.
   * @throws MemoryFull
   */
  keep(id: string, value: Value, bytes: number, now: number): number {
    this.sweep(now)
    this.forget(id)
    if (this.used + bytes > this.limits.bytes) throw new MemoryFull('no room in memory for another file')
    const until = now + this.limits.milliseconds
    this.kept.set(id, { value, bytes, until })
    this.used += bytes
    return until
  }

  recall(id: string, now: number): { readonly value: Value; readonly until: number } | undefined {
    this.sweep(now)
    return this.kept.get(id)
  }

  forget(id: string): void {
    const kept = this.kept.get(id)
    if (!kept) return
    this.kept.delete(id)
    this.used -= kept.bytes
    this.wipe(kept.value)
  }

  sweep(now: number): void {
    for (const [id, { until }] of this.kept) if (until <= now) this.forget(id)
  }

  forgetAll(): void {
    for (const id of this.kept.keys()) this.forget(id)
  }
}
