import { given, type Sealed } from '@heard/contracts'
import type { WithdrawnBecause } from '@heard/contracts/reporting'
import { accept, type Decider, refuse } from '@heard/event-sourcing'
import type { WordingFact } from './wording.events.ts'

export type WithdrawWording = {
  readonly programme: string
  /** The published text of that reference, if there is one in this programme. */
  readonly published: Sealed | undefined
  /** The bytes that it names, which go with it. */
  readonly file?: Sealed | undefined
  readonly reason: WithdrawnBecause
}
export type WordingRefusal = 'unknown-wording'

/** References that are withdrawn. The first reason stays: a text that is gone is not withdrawn again. */
export const wordingDecider: Decider<WithdrawWording, readonly string[], WordingFact, WordingRefusal> = {
  initial: [],
  evolve: (withdrawn, { data }) => [...withdrawn, data.ref],
  decide({ programme, published, file, reason }, withdrawn) {
    if (!published) return refuse('unknown-wording')
    const { ref, binding } = published
    if (withdrawn.includes(ref)) return accept()
    return accept<WordingFact>({ type: 'WordingWithdrawn', data: { programme, ref, binding, reason, ...given({ file }) } })
  },
}
