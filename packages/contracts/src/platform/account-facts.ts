import { z } from 'zod'
import { defineFacts } from '../define-facts.ts'
import { Grant } from '../identity/role.ts'
import { WayIn } from '../identity/way-in.ts'
import { Day, Id } from '../values.ts'

/**
 * What happened to accounts; in the stream `account-<id>`, reviews in `access-reviews`, refusals in `signins-refused`. An account is its random id: no name, no e-mail
 * address, nothing typed. The metadata say who did it; the actor `organisation` is an
 * organisation's own list of people; `cause` is `found` where the start of the platform found it done and not recorded.
 */
export const accountFacts = defineFacts({
  /** Somebody joined. `development`: it was made with the password that everybody can know. */
  AccountMade: { version: 1, data: z.strictObject({ account: Id, development: z.boolean() }) },
  /** All roles of an account from now on; the ones it had before are gone. */
  RolesGiven: { version: 1, data: z.strictObject({ account: Id, grants: z.array(Grant) }) },
  /** Somebody left: all but the id was erased. */
  AccountRemoved: { version: 1, data: z.strictObject({ account: Id }) },
  /** Somebody was sent a one-time link by which they choose how to sign in, good until that day; with the day of the first review where the account is new. */
  AccountInvited: { version: 1, data: z.strictObject({ account: Id, until: Day, review: Day.optional() }) },
  /** Somebody with the server itself made a one-time link to an account that administers everything, good until that day. */
  BreakGlassLinkMade: { version: 1, data: z.strictObject({ account: Id, until: Day }) },
  /** Somebody said that an account is still needed, and when to look again. */
  AccountKept: { version: 1, data: z.strictObject({ account: Id, next: Day }) },
  /** Somebody may sign in by a way that they could not before, or set it anew. */
  WayInAdded: { version: 1, data: z.strictObject({ account: Id, way: z.enum(['passkey', 'password', 'link', 'organisation']) }) },
  /** A way to sign in was taken away. */
  WayInRemoved: { version: 1, data: z.strictObject({ account: Id, way: z.enum(['passkey', 'password', 'link']) }) },
  /** Somebody signed in: the first time of that day by that way, and no other. Until November 2026 without the way. */
  SignedIn: { version: 1, data: z.strictObject({ account: Id, way: WayIn.optional() }) },
  /** Attempts to sign in that were refused on a day, since the last such fact: wrong credentials, and turned away as too many. Never whose or from where. */
  SignInsRefused: { version: 1, data: z.strictObject({ on: Day, wrong: z.int().min(0), tooMany: z.int().min(0) }) },
  /** Somebody looked at all accounts and roles, so many, and found them right. */
  AccessReviewed: { version: 1, data: z.strictObject({ accounts: z.int().min(0), on: Day }) },
})
