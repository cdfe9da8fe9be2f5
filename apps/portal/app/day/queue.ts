import type { ItemOutcome } from '@heard/contracts'

/** Where an item goes: to the door of a gathering, or to the notes of its tables. */
export type ItemKind = 'door' | 'note'

/** An item as it waits on the device: sealed, under the id that it will always have. `refused`: why it was not taken in, until it is sent once more. */
export type Queued = {
  readonly item: string
  readonly programme: string
  readonly gathering: string
  readonly kind: ItemKind
  readonly sealed: string
  readonly refused?: string
}
export type Batch = Pick<Queued, 'programme' | 'gathering' | 'kind'> & { readonly items: readonly Queued[] }
/** What a device changes once it knows what became of a batch. */
export type Settled = { readonly gone: readonly string[]; readonly refused: readonly Queued[] }

/** As many as the services take at once. */
const MOST = 25

export const waiting = (queue: readonly Queued[]): readonly Queued[] => queue.filter(({ refused }) => refused === undefined)

/** What to send next: items for one place, in the order they were noted; nothing where nothing waits. */
export const nextBatch = (queue: readonly Queued[]): Batch | undefined => {
  const [first, ...rest] = waiting(queue)
  if (!first) return undefined
  const { programme, gathering, kind } = first
  const alike = rest.filter((one) => one.programme === programme && one.gathering === gathering && one.kind === kind)
  return { programme, gathering, kind, items: [first, ...alike].slice(0, MOST) }
}

/** Whatever the server has is gone from the device, whatever it refused stays; what it did not speak of waits on. */
export const settled = ({ items }: Pick<Batch, 'items'>, outcomes: readonly ItemOutcome[]): Settled => {
  const found = new Map(outcomes.map((outcome) => [outcome.item, outcome]))
  return {
    gone: items.filter(({ item }) => ['kept', 'already'].includes(found.get(item)?.became ?? '')).map(({ item }) => item),
    refused: items.flatMap((one) => {
      const outcome = found.get(one.item)
      return outcome?.became === 'refused' ? [{ ...one, refused: outcome.why }] : []
    }),
  }
}
