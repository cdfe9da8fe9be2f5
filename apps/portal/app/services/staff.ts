import type { Call } from '@heard/contracts'
import { type ProgrammeView, showProgramme } from '@heard/contracts/engagement'
import type { Principal } from '@heard/contracts/identity'
import { mayAct, mayActSomewhere } from '@heard/identity/permissions'
import { createContext } from 'react-router'
import { answerOf } from './calling.ts'

/** Who is signed in; set by the staff layout before any loader or action of a staff page runs. */
export const principalContext = createContext<Principal>()

/** Whether somebody may do this in this programme, as far as their roles tell: for menus and buttons. The service decides. */
export const mayHere = (principal: Principal, action: string, programme: string): boolean => {
  const here = principal.grants.filter((grant) => grant.programme === '*' || grant.programme === programme)
  return mayActSomewhere({ ...principal, grants: here }, action).allowed
}

/** Whether these grants reach the private log, which holds every programme. */
export const mayProve = (principal: Principal): boolean => mayAct(principal, 'private-log.read', {}).allowed

export const programmeOf = (params: { readonly programme?: string | undefined }): string => params.programme ?? ''

/** The programme of a staff page. Not called `programme` in loader data: the shell would offer a resident's menu. */
export const theProgramme = async (call: Call, programme: string): Promise<ProgrammeView> =>
  answerOf(await call(showProgramme, { params: { programme } }))
