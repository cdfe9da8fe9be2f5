/** Looks at something from time to time, because no fact tells that time has passed; one look comes after the other. */
export class Watch {
  private running: Promise<void> = Promise.resolve()
  private timer: NodeJS.Timeout | undefined

  /** `failed` is told why a look came to nothing; the next one is taken all the same. */
  constructor(
    private readonly work: () => Promise<void>,
    private readonly failed: (error: unknown) => void,
  ) {}

  /** Looks every so many milliseconds; the process does not stay for it. */
  start(everyMs: number): void {
    this.timer = setInterval(() => void this.look(), everyMs)
    this.timer.unref()
  }

  /** Looks now, once what is being looked at already is done. */
  look(): Promise<void> {
    this.running = this.running.then(this.work).catch(this.failed)
    return this.running
  }

  /** Ends with the look that is going on. */
  async stop(): Promise<void> {
    clearInterval(this.timer)
    await this.running
  }
}
