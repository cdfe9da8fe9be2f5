import { VaultUnusable } from './vault.ts'

type Work = { readonly run: () => () => void; readonly fail: (reason: unknown) => void }

/** Writers that share one commit at most; more wait for the next, so that the process answers others in between. */
const LARGEST = 256

/** Gathers writes and makes them durable together: what was asked for in one turn of the event loop costs one commit. */
export class GroupCommit {
  readonly #transaction: (run: () => readonly (() => void)[]) => readonly (() => void)[]
  #queue: Work[] = []
  #scheduled = false
  #closed = false

  constructor(transaction: (run: () => readonly (() => void)[]) => readonly (() => void)[]) {
    this.#transaction = transaction
  }

  /**
   * `prepare` reads and may refuse by throwing: only this caller is told. What it answers then writes and must not refuse:
   * an error there undoes the whole group. Resolves when the group is durable.
   */
  add<T>(prepare: () => () => T): Promise<T> {
    if (this.#closed) return Promise.reject(new VaultUnusable('The vault is closed.'))
    return new Promise((resolve, reject) => {
      const run = () => {
        let write: () => T
        try {
          write = prepare()
        } catch (refusal) {
          return () => reject(refusal)
        }
        const value = write()
        return () => resolve(value)
      }
      this.#queue.push({ run, fail: reject })
      this.#schedule()
    })
  }

  /** Waits for what is queued and takes nothing more. */
  async close(): Promise<void> {
    if (this.#closed) return
    const last = this.add(() => () => undefined)
    this.#closed = true
    // Whoever wrote in the same commit is told if it fails.
    await last.catch(() => undefined)
  }

  #schedule(): void {
    if (this.#scheduled || this.#queue.length === 0) return
    this.#scheduled = true
    setImmediate(() => this.#flush())
  }

  #flush(): void {
    const group = this.#queue.splice(0, LARGEST)
    this.#scheduled = false
    this.#schedule()
    try {
      for (const settle of this.#transaction(() => group.map((work) => work.run()))) settle()
    } catch (reason) {
      for (const work of group) work.fail(reason)
    }
  }
}
