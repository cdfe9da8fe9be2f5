import { z } from 'zod'
import { Slug } from '../values.ts'

/** What somebody may be in a programme. What each role may do is in @heard/identity/permissions, nowhere else. */
export const Role = z.enum([
  'connector',
  'coordinator',
  'analyst',
  'publisher',
  'stakeholder',
  'data-protection',
  'administrator',
  'champion',
  'auditor',
])
export type Role = z.infer<typeof Role>

/**
 * One role of one account, in one programme or in all of them (`*`).
 * A stakeholder always speaks for one organisation; a champion may be bound to one community; nobody else has either.
 */
export const Grant = z
  .strictObject({
    role: Role,
    programme: z.union([z.literal('*'), Slug]),
    organisation: Slug.optional(),
    community: Slug.optional(),
  })
  .refine((grant) => (grant.role === 'stakeholder') === (grant.organisation !== undefined), {
    path: ['organisation'],
    error: 'Name the organisation of a stakeholder, and of nobody else',
  })
  .refine((grant) => grant.role === 'champion' || grant.community === undefined, {
    path: ['community'],
    error: 'Only a champion is bound to a community',
  })
  .meta({ id: 'Grant' })
export type Grant = z.infer<typeof Grant>

/** Somebody who is signed in. `name` is for their own screen: never logged, never in a fact. */
export const Principal = z.strictObject({ account: z.uuid(), name: z.string(), grants: z.array(Grant) }).meta({ id: 'Principal' })
export type Principal = z.infer<typeof Principal>

/** Whom a service acts for, without a name: services need none. */
export type Actor = Omit<Principal, 'name'>
