import { z } from 'zod'
import { Id } from './values.ts'

/** An item as a device kept it: `item` is the id that the device chose for it, `sealed` what @heard/contracts/day made of it. */
const SealedItem = z.strictObject({
  item: Id,
  sealed: z
    .string()
    .regex(/^[\w-]+$/)
    .max(60_000),
})
export type SealedItem = z.infer<typeof SealedItem>

/** What a device sends at once. The same item may be sent again, from anywhere. */
export const SealedItems = z.strictObject({ items: z.array(SealedItem).min(1).max(25) })

const about = { item: Id }
/** What became of an item. One that is refused comes back opened, where it could be read, so that nothing typed is lost. `receipt`: of what is kept now. */
export const ItemOutcome = z
  .discriminatedUnion('became', [
    z.strictObject({ ...about, became: z.literal('kept'), receipt: z.string().optional() }),
    z.strictObject({ ...about, became: z.literal('already') }),
    z.strictObject({ ...about, became: z.literal('refused'), why: z.string(), content: z.string().optional() }),
  ])
  .meta({ id: 'ItemOutcome' })
export type ItemOutcome = z.infer<typeof ItemOutcome>

export const ItemOutcomes = z.strictObject({ items: z.array(ItemOutcome) })
