import type { ItemOutcome, SealedItem } from '@heard/contracts'
import type { z } from 'zod'
import type { DayKeys } from './day-keys.ts'
import { Refused } from './problems.ts'

/** Refusals that say nothing of the item: it is to be sent again as it is. So is one that could not be taken in for a fault of ours. */
const passing = new Set(['not-caught-up', 'busy'])

type Taking<T> = {
  readonly gathering: string
  readonly items: readonly SealedItem[]
  readonly content: z.ZodType<T>
  /** Takes one item in; answers whether that was done before. @throws Refused with what is wrong with it */
  take(item: string, content: T): Promise<{ readonly already: boolean; readonly receipt?: string }>
  /** Hears of a fault of ours. */
  failed(error: unknown): void
}

const parsed = (json: string): unknown => {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}

/**
 * Opens what a device sealed and takes it in, one after the other; what is refused comes back opened. Of what could not be taken in now nothing is said, so
 * that it waits on the device; the others are none the worse for it. Only where none at all was taken in that is an error.
 */
export const takeItems = async <T>(keys: DayKeys, { gathering, items, content, take, failed }: Taking<T>): Promise<ItemOutcome[]> => {
  const outcomes: ItemOutcome[] = []
  const faults: unknown[] = []
  for (const sealed of items) {
    const { item } = sealed
    const json = await keys.open(gathering, sealed)
    const read = content.safeParse(json === undefined ? undefined : parsed(json))
    // What is not meant for this route is not told to whoever may use it: their role may not be that of the other one.
    if (json === undefined || !read.success) {
      outcomes.push({ item, became: 'refused', why: 'cannot-read' })
      continue
    }
    try {
      const { already, receipt } = await take(item, read.data)
      outcomes.push(already ? { item, became: 'already' } : { item, became: 'kept', ...(receipt === undefined ? {} : { receipt }) })
    } catch (error) {
      if (error instanceof Refused && !passing.has(error.code)) {
        outcomes.push({ item, became: 'refused', why: error.code, content: json })
        continue
      }
      faults.push(error)
      if (!(error instanceof Refused)) failed(error)
    }
  }
  if (outcomes.length === 0 && faults.length > 0) throw faults[0]
  return outcomes
}
