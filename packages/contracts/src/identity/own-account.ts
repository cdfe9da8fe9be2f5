import { z } from 'zod'
import { defineRoute } from '../define-route.ts'
import { Id, Moment } from '../values.ts'
import {
  AppTicket,
  AppToSetUp,
  Code,
  codeProblem,
  lastWayIn,
  NewPassword,
  organisationAccount,
  PasskeyAnswer,
  PasskeyMade,
  PasskeyName,
  PasskeyToGive,
  PasskeyToMake,
  Password,
  passkeyProblem,
  passwordProblems,
  RecoveryCodes,
  WayIn,
} from './way-in.ts'

const path = '/api/v1/identity/me'
const PasskeyId = z.string().regex(/^[\w-]{1,400}$/)
const noSuchPasskey = { 'no-such-passkey': { status: 404, title: 'There is no such passkey' } } as const

export const myAccount = defineRoute({
  id: 'myAccount',
  method: 'GET',
  path: `${path}/account`,
  action: 'own-account.view',
  summary: 'The own account: sessions, and ways to sign in',
  answer: z.strictObject({
    name: z.string(),
    email: z.string(),
    /** Whether a password is one of the ways in, and whether a code of an app goes with it. */
    password: z.boolean(),
    app: z.boolean(),
    /** Whether the person signs in by links that are mailed; there are no other ways in then. */
    link: z.boolean(),
    recoveryCodes: z.int(),
    /** What the organisation is called by which the person signs in; there are no other ways in then. */
    organisation: z.string().optional(),
    passkeys: z.array(z.strictObject({ id: PasskeyId, name: z.string(), made: Moment, used: Moment.optional() })),
    sessions: z.array(z.strictObject({ id: Id, began: Moment, used: Moment, way: WayIn, own: z.boolean() })),
  }),
})

export const endSession = defineRoute({
  id: 'endSession',
  method: 'DELETE',
  path: `${path}/sessions/:session`,
  action: 'own-account.view',
  summary: 'End one of the own sessions',
  params: z.strictObject({ session: Id }),
  status: 204,
  answer: z.undefined(),
  problems: { 'no-such-session': { status: 404, title: 'This session has ended already' } },
})

export const endOtherSessions = defineRoute({
  id: 'endOtherSessions',
  method: 'POST',
  path: `${path}/sessions/end-others`,
  action: 'own-account.view',
  summary: 'End all own sessions but this one',
  answer: z.strictObject({ ended: z.int() }),
})

export const askToConfirm = defineRoute({
  id: 'askToConfirm',
  method: 'GET',
  path: `${path}/confirm`,
  action: 'own-account.view',
  summary: 'The ways to confirm who one is, and what a browser needs to show a passkey',
  answer: z.strictObject({
    password: z.boolean(),
    app: z.boolean(),
    /** Whether a new session by a link is how to confirm. */
    link: z.boolean(),
    passkey: PasskeyToGive.optional(),
    organisation: z.string().optional(),
  }),
})

export const confirmIdentity = defineRoute({
  id: 'confirmIdentity',
  method: 'POST',
  path: `${path}/confirm`,
  action: 'own-account.view',
  summary: 'Show again who one is; sensitive actions are open for ten minutes then',
  body: z.union([z.strictObject({ password: Password, code: Code.optional() }), z.strictObject({ passkey: PasskeyAnswer })]),
  status: 204,
  answer: z.undefined(),
  problems: { 'not-confirmed': { status: 422, title: 'This is not right; try again' } },
})

export const changePassword = defineRoute({
  id: 'changePassword',
  method: 'PUT',
  path: `${path}/password`,
  action: 'own-account.change',
  summary: 'Change the own password; other sessions end',
  body: z.strictObject({ password: NewPassword }),
  status: 204,
  answer: z.undefined(),
  problems: { ...passwordProblems, 'no-password': { status: 409, title: 'There is no password to change; add one with an app first' } },
})

export const askForApp = defineRoute({
  id: 'askForApp',
  method: 'GET',
  path: `${path}/app`,
  action: 'own-account.change',
  summary: 'A new key for an app that shows codes; it counts once a code of it was sent back, within an hour',
  answer: AppToSetUp,
  problems: organisationAccount,
})

export const setPasswordAndApp = defineRoute({
  id: 'setPasswordAndApp',
  method: 'PUT',
  path: `${path}/password-and-app`,
  action: 'own-account.change',
  summary: 'Set password and app anew; the answer has ten recovery codes, this once. Other sessions end',
  body: z.strictObject({ password: NewPassword, app: AppTicket, code: Code }),
  answer: RecoveryCodes,
  problems: { ...passwordProblems, ...codeProblem, ...organisationAccount },
})

export const removePassword = defineRoute({
  id: 'removePassword',
  method: 'DELETE',
  path: `${path}/password`,
  action: 'own-account.change',
  summary: 'Sign in without password and app from now on; other sessions end',
  status: 204,
  answer: z.undefined(),
  problems: lastWayIn,
})

export const renewRecoveryCodes = defineRoute({
  id: 'renewRecoveryCodes',
  method: 'POST',
  path: `${path}/recovery-codes`,
  action: 'own-account.change',
  summary: 'Ten new recovery codes, shown this once; the older ones are worthless',
  answer: RecoveryCodes,
  problems: { 'no-app': { status: 409, title: 'There is no app that recovery codes could stand in for' } },
})

export const askToMakePasskey = defineRoute({
  id: 'askToMakePasskey',
  method: 'GET',
  path: `${path}/passkeys/options`,
  action: 'own-account.change',
  summary: 'What a browser needs to make a passkey; good once, for five minutes',
  answer: PasskeyToMake,
  problems: organisationAccount,
})

export const addPasskey = defineRoute({
  id: 'addPasskey',
  method: 'POST',
  path: `${path}/passkeys`,
  action: 'own-account.change',
  summary: 'Keep a passkey that a browser made',
  body: z.strictObject({ name: PasskeyName, passkey: PasskeyMade }),
  status: 204,
  answer: z.undefined(),
  problems: { ...passkeyProblem, ...organisationAccount },
})

export const renamePasskey = defineRoute({
  id: 'renamePasskey',
  method: 'PUT',
  path: `${path}/passkeys/:passkey`,
  action: 'own-account.view',
  summary: 'Call a passkey something else',
  params: z.strictObject({ passkey: PasskeyId }),
  body: z.strictObject({ name: PasskeyName }),
  status: 204,
  answer: z.undefined(),
  problems: noSuchPasskey,
})

export const removePasskey = defineRoute({
  id: 'removePasskey',
  method: 'DELETE',
  path: `${path}/passkeys/:passkey`,
  action: 'own-account.change',
  summary: 'Take a passkey away, never the last way in; other sessions end',
  params: z.strictObject({ passkey: PasskeyId }),
  status: 204,
  answer: z.undefined(),
  problems: { ...noSuchPasskey, ...lastWayIn },
})
