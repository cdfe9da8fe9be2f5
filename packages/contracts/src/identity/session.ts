import { z } from 'zod'
import { defineRoute } from '../define-route.ts'
import { Principal } from './role.ts'

/** The longest password that is read at all. */
export const longestPassword = 128

export const signIn = defineRoute({
  id: 'signIn',
  method: 'POST',
  path: '/api/v1/identity/sign-in',
  action: 'public',
  summary: 'Sign in; the answer sets the cookie `__Host-session`, which programs may send back as their credential',
  body: z.strictObject({
    email: z.email({ error: 'Enter an e-mail address like name@example.org' }).max(254, { error: 'Use 254 characters or fewer' }),
    password: z
      .string()
      .min(1, { error: 'Enter your password' })
      .max(longestPassword, { error: `Use ${longestPassword} characters or fewer` }),
  }),
  answer: Principal,
  problems: { 'wrong-credentials': { status: 401, title: 'The e-mail address or the password is not right' } },
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
