import { z } from 'zod'
import { defineFacts, type FactOf } from '../define-facts.ts'
import { Id, Sealed, Slug } from '../values.ts'
import { EndedBecause, VolunteeringConsent } from './application.ts'

const application = { programme: Slug, application: Id }

/**
 * What happens to an application, and to the champion it may become, in the stream `application-<programme>.<application>`; what a programme asks of
 * applicants, in `recruiting-<programme>`.
 */
export const championsFacts = defineFacts({
  /**
   * Somebody aged 16 or over asked to volunteer. `details` holds ApplicationDetails, sealed for the purpose `volunteering` of the subject `person`; `consent`
   * names the words they agreed to, and facts from before have none.
   */
  ChampionApplied: { version: 1, data: z.strictObject({ ...application, person: Id, details: Sealed, consent: VolunteeringConsent.optional() }) },
  ApplicationAccepted: { version: 1, data: z.strictObject(application) },
  /** `reason` is written for the applicant and sealed like the details. */
  ApplicationDeclined: { version: 1, data: z.strictObject({ ...application, reason: Sealed }) },
  /** The applicant took it back. */
  ApplicationWithdrawn: { version: 1, data: z.strictObject(application) },
  /** Somebody who was accepted volunteers no longer: the retention of what was sealed for them counts from here. */
  VolunteeringEnded: { version: 1, data: z.strictObject({ ...application, why: EndedBecause.optional() }) },
  /** What a programme asks for from now on: references; and whether two people have to agree on a decision. */
  RecruitingSet: { version: 1, data: z.strictObject({ programme: Slug, references: z.boolean(), twoDecide: z.boolean() }) },
})
export type ChampionsFact<T extends keyof typeof championsFacts = keyof typeof championsFacts> = FactOf<typeof championsFacts, T>
