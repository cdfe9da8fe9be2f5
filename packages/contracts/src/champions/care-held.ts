import { z } from 'zod'
import { Day, Id, Moment } from '../values.ts'
import { Talk } from './talk.ts'

/** A talk of a champion with somebody of the team. `place` and `note` are left out when erased; a note is for both to read. */
export const OneToOne = Talk.extend({ meeting: Id, held: z.boolean(), note: z.string().optional() }).meta({ id: 'OneToOne' })
export type OneToOne = z.infer<typeof OneToOne>

/** That a champion needs support; texts are left out when there are none, or when they are erased. */
export const SupportAsked = z
  .strictObject({
    ask: Id,
    at: Moment,
    /** The day by which they hear from the team. */
    due: Day,
    words: z.string().optional(),
    answered: z.strictObject({ at: Moment, words: z.string().optional() }).optional(),
  })
  .meta({ id: 'SupportAsked' })
export type SupportAsked = z.infer<typeof SupportAsked>

/** What a champion has done of what there is to learn; of each, the newest day counts. */
export const TrainingDone = z.strictObject({ module: Id, on: Day, expires: Day.optional() }).meta({ id: 'TrainingDone' })
export type TrainingDone = z.infer<typeof TrainingDone>

/** What is held of how a champion is looked after. */
export const heldOfCare = {
  /** Every day on which they did one, the newest first. */
  trainings: z.array(TrainingDone),
  /** The next one first, then those that are over, the newest first. */
  meetings: z.array(OneToOne),
  /** Newest first. */
  asks: z.array(SupportAsked),
}

/** How a champion is looked after. */
export const ChampionCare = z.strictObject(heldOfCare).meta({ id: 'ChampionCare' })
export type ChampionCare = z.infer<typeof ChampionCare>
