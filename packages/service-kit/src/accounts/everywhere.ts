import type { Route } from '@heard/contracts'
import { mayAct } from '@heard/identity'
import type { Caller } from '../caller.ts'
import { Refused } from '../problems.ts'

/** Accounts belong to the whole installation: a grant for one programme does not reach them. @throws Refused */
export const everywhere = (caller: Caller, { action }: Route): void => {
  const judgement = mayAct(caller.principal, action, {})
  if (!judgement.allowed) throw new Refused(judgement.why)
}
