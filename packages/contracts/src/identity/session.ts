import { z } from 'zod'
import { defineRoute } from '../define-route.ts'
import { Principal } from './role.ts'
import { Code, EmailAddress, PasskeyAnswer, PasskeyToGive, Password, passkeyProblem } from './way-in.ts'

export const signIn = defineRoute({
  id: 'signIn',
  method: 'POST',
  path: '/api/v1/identity/sign-in',
  action: 'public',
  summary: 'Sign in; the answer sets the cookie `__Host-session`, which programs may send back as their credential',
  body: z.strictObject({
    email: EmailAddress,
    password: Password,
    /** Left out where the account needs none, as development accounts do. */
    code: Code.optional(),
  }),
  answer: Principal,
  problems: { 'wrong-credentials': { status: 401, title: 'The e-mail address, the password or the code is not right' } },
})

export const askForPasskey = defineRoute({
  id: 'askForPasskey',
  method: 'POST',
  path: '/api/v1/identity/sign-in/passkey/options',
  action: 'public',
  summary: 'What a browser needs to show a passkey; good once, for five minutes',
  answer: PasskeyToGive,
})

export const signInByPasskey = defineRoute({
  id: 'signInByPasskey',
  method: 'POST',
  path: '/api/v1/identity/sign-in/passkey',
  action: 'public',
  summary: 'Sign in by a passkey',
  body: z.strictObject({ passkey: PasskeyAnswer }),
  answer: Principal,
  problems: { 'passkey-not-taken': { ...passkeyProblem['passkey-not-taken'], status: 401 } },
})

export const signOut = defineRoute({
  id: 'signOut',
  method: 'POST',
  path: '/api/v1/identity/sign-out',
  action: 'public',
  summary: 'End this session; nothing happens when there is none',
  status: 204,
  answer: z.undefined(),
})

export const whoAmI = defineRoute({
  id: 'whoAmI',
  method: 'GET',
  path: '/api/v1/identity/me',
  action: 'public',
  summary: 'Who is signed in and in which roles; no principal when nobody is',
  answer: z.strictObject({ principal: Principal.optional() }),
})
