import type { Session } from '@heard/identity'
import type { Caller } from '../caller.ts'
import { Refused } from '../problems.ts'

/** The session of a request that only somebody signed in may send. @throws Refused */
export const sessionOf = ({ session }: Caller): Session => {
  if (!session) throw new Refused('not-signed-in')
  return session
}
