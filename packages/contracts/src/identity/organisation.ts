import { z } from 'zod'
import { defineRoute } from '../define-route.ts'
import { Principal } from './role.ts'

const path = '/api/v1/identity'

const Ticket = z.string().regex(/^[\w-]{51}$/, { error: 'Begin once more' })
/** `address`: where the browser goes. `ticket`: what it keeps until it is back. */
const Sent = z.strictObject({ address: z.url(), ticket: Ticket })
/** `answer`: the query that the browser came back with, as it was. */
const Back = z.strictObject({ ticket: Ticket, answer: z.string().max(8_000) })

const noOrganisation = { 'no-organisation': { status: 404, title: 'Nobody signs in by an organisation here' } } as const
const unreachable = {
  'organisation-unreachable': { status: 503, title: 'Your organisation’s sign-in does not answer; try again in a few minutes' },
} as const
const refused = {
  ...unreachable,
  'organisation-denied': { status: 422, title: 'Your organisation did not sign you in, or you stopped on the way' },
  'organisation-expired': { status: 422, title: 'This took too long, or was begun in another browser; begin once more' },
  'organisation-answer-wrong': { status: 422, title: 'What your organisation answered could not be trusted; begin once more' },
} as const

export const signInWays = defineRoute({
  id: 'signInWays',
  method: 'GET',
  path: `${path}/sign-in/ways`,
  action: 'public',
  summary: 'By what people can sign in here, besides passkeys and passwords',
  /** `links`: whether champions and stakeholders may sign in by links that are mailed. */
  answer: z.strictObject({ organisation: z.string().optional(), links: z.boolean() }),
})

export const askOrganisation = defineRoute({
  id: 'askOrganisation',
  method: 'POST',
  path: `${path}/sign-in/organisation/begun`,
  action: 'public',
  summary: 'Where a browser goes to sign in by its organisation; good once, for ten minutes',
  answer: Sent,
  problems: { ...noOrganisation, ...unreachable },
})

export const signInByOrganisation = defineRoute({
  id: 'signInByOrganisation',
  method: 'POST',
  path: `${path}/sign-in/organisation`,
  action: 'public',
  summary: 'Sign in by what the organisation answered; the roles follow what it says, every time',
  body: Back,
  answer: Principal,
  problems: {
    ...noOrganisation,
    ...refused,
    'organisation-details-missing': {
      status: 422,
      title: 'Your organisation did not say all that is needed: your name, your e-mail address and every role',
    },
    'organisation-no-role': { status: 403, title: 'Your organisation gives you no role here' },
    'email-taken': { status: 409, title: 'Somebody else has an account with your e-mail address' },
  },
})

export const askOrganisationAgain = defineRoute({
  id: 'askOrganisationAgain',
  method: 'POST',
  path: `${path}/me/confirm/organisation/begun`,
  action: 'own-account.view',
  summary: 'Where a browser goes to show once more who its person is',
  answer: Sent,
  problems: { ...noOrganisation, ...unreachable },
})

export const confirmByOrganisation = defineRoute({
  id: 'confirmByOrganisation',
  method: 'POST',
  path: `${path}/me/confirm/organisation`,
  action: 'own-account.view',
  summary: 'Confirm by what the organisation answered; sensitive actions are open until ten minutes after the person showed there who they are',
  body: Back,
  status: 204,
  answer: z.undefined(),
  problems: {
    ...noOrganisation,
    ...refused,
    'organisation-other-person': { status: 422, title: 'Somebody else signed in there' },
    'organisation-not-shown': { status: 422, title: 'Your organisation did not say that you showed just now who you are' },
  },
})
