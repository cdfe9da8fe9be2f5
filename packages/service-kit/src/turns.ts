/** Lets what concerns the same thing be done one after the other, in the order it came; what fails lets the next one go on. */
export class Turns {
  private readonly last = new Map<string, { readonly done: Promise<unknown> }>()

  async take<T>(about: string, work: () => Promise<T>): Promise<T> {
    const before = this.last.get(about)?.done ?? Promise.resolve()
    const turn = { done: before.then(work, work) }
    this.last.set(about, turn)
    try {
      return await turn.done
    } finally {
      if (this.last.get(about) === turn) this.last.delete(about)
    }
  }
}
