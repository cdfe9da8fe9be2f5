import { z } from 'zod'
import { defineRoute } from '../define-route.ts'
import { Day, Id, Moment } from '../values.ts'
import { Grant } from './role.ts'
import {
  AppTicket,
  AppToSetUp,
  Code,
  codeProblem,
  EmailAddress,
  LinkToken,
  NewPassword,
  noLinks,
  organisationAccount,
  PasskeyMade,
  PasskeyName,
  PasskeyToMake,
  passkeyProblem,
  passwordProblems,
  RecoveryCodes,
} from './way-in.ts'

const path = '/api/v1/identity/invitations'
const noInvitation = { 'no-invitation': { status: 404, title: 'This link was used already, or is too old; ask for a new one' } } as const

/** The link goes by mail to the person alone. Only where no mail server is set up it is in this answer, to be handed over. */
const Invitation = z.strictObject({ account: Id, link: z.string().optional(), until: Moment, mailed: z.boolean() })

export const Grants = z.array(Grant).max(100, { error: 'Give 100 roles or fewer' })

export const inviteAccount = defineRoute({
  id: 'inviteAccount',
  method: 'POST',
  path,
  action: 'account.manage',
  summary: 'Invite somebody: makes their account and a one-time link, good for seven days, with which they choose how to sign in',
  body: z.strictObject({
    name: z.string().trim().min(1, { error: 'Enter the name' }).max(100, { error: 'Use 100 characters or fewer' }),
    email: EmailAddress,
    grants: Grants,
    review: Day,
  }),
  status: 201,
  answer: Invitation,
  problems: {
    'email-taken': { status: 409, title: 'Somebody has an account with this e-mail address' },
    'review-not-ahead': { status: 422, title: 'Choose a day for the review from tomorrow on, at most a year ahead' },
  },
})

export const inviteAgain = defineRoute({
  id: 'inviteAgain',
  method: 'POST',
  path: `${path}/:account`,
  action: 'account.manage',
  summary: 'A new one-time link for somebody who lost theirs, or every way to sign in; the older link is worthless',
  params: z.strictObject({ account: Id }),
  answer: Invitation,
  problems: { 'no-such-account': { status: 404, title: 'There is no such account' }, ...organisationAccount },
})

export const showInvitation = defineRoute({
  id: 'showInvitation',
  method: 'POST',
  path: `${path}/shown`,
  action: 'public',
  summary: 'Who is invited, what they need to set up an app or a passkey, and whether they may choose links that are mailed',
  body: z.strictObject({ invitation: LinkToken }),
  answer: z.strictObject({ name: z.string(), email: z.string(), app: AppToSetUp, passkey: PasskeyToMake, link: z.boolean() }),
  problems: noInvitation,
})

export const joinByPasskey = defineRoute({
  id: 'joinByPasskey',
  method: 'POST',
  path: `${path}/passkey`,
  action: 'public',
  summary: 'Use an invitation up with a passkey; the answer sets the cookie `__Host-session`',
  body: z.strictObject({ invitation: LinkToken, name: PasskeyName, passkey: PasskeyMade }),
  status: 204,
  answer: z.undefined(),
  problems: { ...noInvitation, ...passkeyProblem },
})

export const joinByPassword = defineRoute({
  id: 'joinByPassword',
  method: 'POST',
  path: `${path}/password`,
  action: 'public',
  summary: 'Use an invitation up with a password and an app; the answer has ten recovery codes, this once, and sets the cookie `__Host-session`',
  body: z.strictObject({ invitation: LinkToken, password: NewPassword, app: AppTicket, code: Code }),
  answer: RecoveryCodes,
  problems: { ...noInvitation, ...passwordProblems, ...codeProblem },
})

export const joinByLink = defineRoute({
  id: 'joinByLink',
  method: 'POST',
  path: `${path}/link`,
  action: 'public',
  summary:
    'Use an invitation up by choosing links that are mailed; for champions and stakeholders alone. The answer sets the cookie `__Host-session`',
  body: z.strictObject({ invitation: LinkToken }),
  status: 204,
  answer: z.undefined(),
  problems: {
    ...noInvitation,
    ...noLinks,
    'link-not-enough': { status: 422, title: 'Your roles need more than a link; choose a passkey, or a password and an app' },
  },
})
