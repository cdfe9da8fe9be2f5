/** Lets what concerns the same thing be done one after the other, in the order it came; what fails lets the next one go on. */
export class Turns {
  private readonly last = new Map<string, Promise<unknown>>()

  take<T>(about: string, work: () => Promise<T>): Promise<T> {
    const before = this.last.get(about) ?? Promise.resolve()
    const done = before.then(work, work)
    const settled = done
      .catch(() => undefined)
      .then(() => {
        if (this.last.get(about) === settled) this.last.delete(about)
      })
    this.last.set(about, settled)
    return done
  }
}
