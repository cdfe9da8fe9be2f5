import { LedgerEntry } from '@heard/contracts/ledger'
import { canonicalJson, type Json } from '@heard/event-sourcing'
import { type Hasher, textOf } from '@heard/transparency-log/verify'
import { type LedgerDoubt, LedgerDoubts } from './ledger-doubt.ts'
import { Order } from './order.ts'
import { bindingsIn, parseJson, readWordingFile } from './wording-check.ts'

/** What came of checking what the entries say. */
export type LedgerChecked = {
  readonly entries: bigint
  /** Texts that entries are bound to: those that are there as they were published, and those that were withdrawn. */
  readonly wording: { readonly published: number; readonly withdrawn: number }
  /** The first hundred. */
  readonly doubts: readonly LedgerDoubt[]
  /** How many there are besides. */
  readonly furtherDoubts: number
}

/** The text of a binding's wording file (`wording/<binding>.json` beside the log); nothing when there is no such file. */
type WordingOf = (binding: string) => Promise<string | undefined>

/** Wording files that are read at the same time. */
const AT_ONCE = 8

/**
 * Checks what the public ledger says, entry by entry, where `verifyLog` checks that it is the log that was signed: give `entry` to it as `onEntry`.
 * Remembers the ids and bindings of entries, not the entries.
 */
export class LedgerCheck {
  readonly #sha256: Hasher
  readonly #doubts = new LedgerDoubts()
  readonly #order = new Order()
  readonly #facts = new Map<string, bigint>()
  readonly #bound = new Map<string, { readonly index: bigint; readonly field: string }>()
  readonly #withdrawn = new Map<string, bigint>()
  #entries = 0n

  constructor(sha256: Hasher) {
    this.#sha256 = sha256
  }

  /** Takes the next entry: its place in the log and its bytes, which are not kept. */
  entry(index: bigint, bytes: Uint8Array): void {
    this.#entries += 1n
    const text = textOf(bytes)
    const value = text === undefined ? undefined : parseJson(text)
    if (value === undefined || canonicalJson(value as Json) !== text) {
      this.#doubts.add(index, { type: 'entry-not-canonical', what: 'is not canonical JSON (RFC 8785)' })
    }
    const parsed = LedgerEntry.safeParse(value)
    if (parsed.success) this.#take(index, parsed.data)
    else if (value !== undefined) this.#doubts.add(index, { type: 'entry-not-in-schema', what: 'is in none of the published forms of an entry' })
  }

  /** Checks the wording of all entries given, which may be withdrawn later than they were published. Rejects only when `wordingOf` does. */
  async finish(wordingOf: WordingOf): Promise<LedgerChecked> {
    const count = { published: 0, withdrawn: 0 }
    const bound = [...this.#bound]
    for (let at = 0; at < bound.length; at += AT_ONCE) {
      const files = await Promise.all(bound.slice(at, at + AT_ONCE).map(async (one) => [...one, await wordingOf(one[0])] as const))
      for (const [binding, { index, field }, file] of files) {
        const state = this.#wordingState(binding, file)
        if (state === 'published' || state === 'withdrawn') count[state] += 1
        else this.#doubts.add(index, { ...state, field, binding, what: `has in its field "${field}" the binding ${binding}: ${state.what}` })
      }
    }
    const { first, count: doubts } = this.#doubts
    return { entries: this.#entries, wording: count, doubts: first, furtherDoubts: doubts - first.length }
  }

  #take(index: bigint, entry: LedgerEntry): void {
    const { fact } = entry
    const before = this.#facts.get(fact)
    if (before === undefined) this.#facts.set(fact, index)
    else this.#doubts.add(index, { type: 'fact-repeated', what: `tells the fact ${fact} again, which entry ${before} told` })
    for (const suspicion of this.#order.next(entry)) this.#doubts.add(index, suspicion)
    for (const [field, binding] of bindingsIn(entry)) if (!this.#bound.has(binding)) this.#bound.set(binding, { index, field })
    if (entry.type === 'wording.withdrawn') this.#withdrawn.set(entry.data.binding, index)
  }

  #wordingState(binding: string, file: string | undefined) {
    const withdrawn = this.#withdrawn.get(binding)
    if (withdrawn !== undefined) {
      if (file === undefined) return 'withdrawn'
      return { type: 'wording-not-withdrawn', what: `entry ${withdrawn} says that its words were withdrawn, and their file is still there` } as const
    }
    if (file === undefined) {
      return { type: 'wording-missing', what: 'the file with its words is not there, and no entry says that they were withdrawn' } as const
    }
    if (readWordingFile(this.#sha256, binding, file)) return 'published'
    return { type: 'wording-changed', what: 'the file with its words is not the one that was published' } as const
  }
}
