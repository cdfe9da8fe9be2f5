import { z } from 'zod'
import { defineRoute } from '../define-route.ts'
import { Principal } from './role.ts'
import { EmailAddress, LinkToken, noLinks } from './way-in.ts'

const path = '/api/v1/identity/sign-in/link'

export const askForSignInLink = defineRoute({
  id: 'askForSignInLink',
  method: 'POST',
  path: `${path}/asked`,
  action: 'public',
  summary:
    'Mail a link to sign in, good once and for 15 minutes, to whoever signs in by links and has this address; the answer is the same for everybody',
  body: z.strictObject({ email: EmailAddress }),
  status: 204,
  answer: z.undefined(),
  problems: noLinks,
})

export const signInByLink = defineRoute({
  id: 'signInByLink',
  method: 'POST',
  path,
  action: 'public',
  summary: 'Sign in by a link that was mailed, and use it up',
  body: z.strictObject({ link: LinkToken }),
  answer: Principal,
  problems: { 'unknown-link': { status: 404, title: 'This link was used already, or is too old; ask for a new one' } },
})
