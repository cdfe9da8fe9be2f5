import { VaultUnusable } from './vault.ts'

type Settle = () => void
type Work<Tables> = { readonly run: (tables: Tables) => Promise<Settle>; readonly fail: (reason: unknown) => void }
type Transaction<Tables> = (run: (tables: Tables) => Promise<readonly Settle[]>) => Promise<readonly Settle[]>
type Or<T> = T | Promise<T>

/** Writers that share one commit at most; more wait for the next, so that the process answers others in between. */
const LARGEST = 256

/** Gathers writes and makes them durable together: what was asked for in one turn of the event loop, or while a commit runs, costs one commit. */
export class GroupCommit<Tables = void> {
  readonly #transaction: Transaction<Tables>
  #queue: Work<Tables>[] = []
  #busy = false
  #closed = false

  constructor(transaction: Transaction<Tables>) {
    this.#transaction = transaction
  }

  /**
   * `prepare` reads and may refuse by throwing: only this caller is told. What it answers then writes and must not refuse:
   * an error there undoes the whole group. Resolves when the group is durable.
   */
  add<T>(prepare: (tables: Tables) => Or<() => Or<T>>): Promise<T> {
    if (this.#closed) return Promise.reject(new VaultUnusable('The vault is closed.'))
    return new Promise((resolve, reject) => {
      const run = async (tables: Tables): Promise<Settle> => {
        let write: () => Or<T>
        try {
          write = await prepare(tables)
        } catch (refusal) {
          return () => reject(refusal)
        }
        const value = await write()
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
    if (this.#busy || this.#queue.length === 0) return
    this.#busy = true
    setImmediate(() => void this.#flush())
  }

  async #flush(): Promise<void> {
    const group = this.#queue.splice(0, LARGEST)
    try {
      const settled = await this.#transaction(async (tables) => {
        const settles: Settle[] = []
        for (const work of group) settles.push(await work.run(tables))
        return settles
      })
      for (const settle of settled) settle()
    } catch (reason) {
      for (const work of group) work.fail(reason)
    }
    this.#busy = false
    this.#schedule()
  }
}
