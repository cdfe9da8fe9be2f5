import { z } from 'zod'
import { defineRoute } from '../define-route.ts'
import { seenBy } from '../seen-by.ts'
import { Day, Id } from '../values.ts'
import { Grants } from './invitation.ts'
import { Grant } from './role.ts'
import { organisationAccount } from './way-in.ts'

const path = '/api/v1/identity/accounts'

/** An account on the screen of who runs the installation: `name` and `email` are personal data, for that screen only. */
export const AccountView = z
  .strictObject({
    account: Id,
    name: z.string(),
    email: seenBy('account.manage', z.string()),
    grants: z.array(Grant),
    /** Whether there is a way to sign in; not before an invitation was followed. */
    joined: z.boolean(),
    /** Whether they sign in by their organisation, which also says what their roles are. */
    organisation: z.boolean(),
    /** The day by which somebody must say that the account is still needed, and whether that day is over. */
    review: Day.optional(),
    overdue: z.boolean(),
  })
  .meta({ id: 'Account' })
export type AccountView = z.infer<typeof AccountView>

const noSuchAccount = { 'no-such-account': { status: 404, title: 'There is no such account' } } as const
const lastAdministrator = {
  'last-administrator': { status: 409, title: 'This is the last account that can run the installation; make another one first' },
} as const

export const listAccounts = defineRoute({
  id: 'listAccounts',
  method: 'GET',
  path,
  action: 'account.view',
  summary: 'All accounts with their roles, by e-mail address, and when somebody last looked at them all',
  answer: z.strictObject({
    accounts: z.array(AccountView),
    /** Of the newest review; left out before the first. */
    reviewed: Day.optional(),
  }),
})

export const giveRoles = defineRoute({
  id: 'giveRoles',
  method: 'PUT',
  path: `${path}/:account/roles`,
  action: 'account.manage',
  summary: 'Give an account these roles; the ones it had are gone at once',
  params: z.strictObject({ account: Id }),
  body: z.strictObject({ grants: Grants }),
  status: 204,
  answer: z.undefined(),
  problems: { ...noSuchAccount, ...lastAdministrator, ...organisationAccount },
})

export const removeAccount = defineRoute({
  id: 'removeAccount',
  method: 'DELETE',
  path: `${path}/:account`,
  action: 'account.manage',
  summary: 'Erase the account of somebody who left: name, e-mail address, password, sessions and roles; only its random id stays, in the record',
  params: z.strictObject({ account: Id }),
  status: 204,
  answer: z.undefined(),
  problems: {
    ...noSuchAccount,
    'own-account': { status: 409, title: 'Nobody removes their own account; ask another administrator' },
    ...lastAdministrator,
  },
})

export const reviewAccess = defineRoute({
  id: 'reviewAccess',
  method: 'POST',
  path: `${path}/reviews`,
  action: 'account.review',
  summary: 'Say that all accounts and roles were looked at and are right',
  body: z.strictObject({ accounts: z.int().min(0) }),
  status: 201,
  answer: z.strictObject({ on: Day }),
  problems: { 'accounts-changed': { status: 409, title: 'Accounts were made or removed meanwhile; look at them again' } },
})

export const keepAccount = defineRoute({
  id: 'keepAccount',
  method: 'PUT',
  path: `${path}/:account/review`,
  action: 'account.manage',
  summary: 'Say that somebody still needs their account and its roles, and when to look again',
  params: z.strictObject({ account: Id }),
  body: z.strictObject({ next: Day }),
  status: 204,
  answer: z.undefined(),
  problems: {
    ...noSuchAccount,
    'review-not-ahead': { status: 422, title: 'Choose a day for the review from tomorrow on, at most a year ahead' },
  },
})
