import { z } from 'zod'
import { defineFacts, type FactOf } from '../define-facts.ts'
import { Id, Sealed, Slug } from '../values.ts'
import { EndedBecause } from './application.ts'

const application = { programme: Slug, application: Id }

export const championsFacts = defineFacts({
  /** Somebody aged 16 or over asked to volunteer. `details` holds ApplicationDetails, sealed for the purpose `volunteering` of the subject `person`. */
  ChampionApplied: { version: 1, data: z.strictObject({ ...application, person: Id, details: Sealed }) },
  ApplicationAccepted: { version: 1, data: z.strictObject(application) },
  /** `reason` is written for the applicant and sealed like the details. */
  ApplicationDeclined: { version: 1, data: z.strictObject({ ...application, reason: Sealed }) },
  /** Somebody who was accepted volunteers no longer: the retention of what was sealed for them counts from here. */
  VolunteeringEnded: { version: 1, data: z.strictObject({ ...application, why: EndedBecause.optional() }) },
})
export type ChampionsFact<T extends keyof typeof championsFacts = keyof typeof championsFacts> = FactOf<typeof championsFacts, T>
