import type { z } from 'zod'

/** The published shape of one fact type: its newest schema version, from 1, and its strict data schema. */
export type FactDefinition<Data extends z.ZodType = z.ZodType> = { readonly version: number; readonly data: Data }
export type FactDefinitions = Readonly<Record<string, FactDefinition>>

/** The facts that one room records, by type. Names are past tense; data holds ids, enumerations, numbers, dates and Sealed references only. */
export const defineFacts = <const Definitions extends Record<string, FactDefinition>>(definitions: Definitions): Definitions => definitions

/** The union of `{ type, data }` that the definitions allow. */
export type FactOf<Definitions extends FactDefinitions, Type extends keyof Definitions & string = keyof Definitions & string> = {
  [T in Type]: { readonly type: T; readonly data: z.output<Definitions[T]['data']> }
}[Type]
