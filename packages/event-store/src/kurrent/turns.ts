/** Lets work that shares a key run one after the other, in the order of the calls, and everything else at once. */
export class Turns {
  readonly #last = new Map<string, Promise<void>>()

  async take<T>(keys: readonly string[], work: () => Promise<T>): Promise<T> {
    const before = keys.map((key) => this.#last.get(key))
    const { promise, resolve } = Promise.withResolvers<void>()
    for (const key of keys) this.#last.set(key, promise)
    await Promise.all(before)
    try {
      return await work()
    } finally {
      resolve()
      for (const key of keys) if (this.#last.get(key) === promise) this.#last.delete(key)
    }
  }
}
