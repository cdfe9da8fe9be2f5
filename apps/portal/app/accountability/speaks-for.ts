import type { ProgrammeView } from '@heard/contracts/engagement'
import type { Principal } from '@heard/contracts/identity'

type Listed = Pick<ProgrammeView, 'id' | 'organisations'>

/** The organisations that somebody is the contact of. */
export const ownOrganisations = ({ grants }: Principal, { id }: Pick<Listed, 'id'>): string[] =>
  grants.flatMap(({ role, programme, organisation }) =>
    role === 'stakeholder' && organisation !== undefined && (programme === '*' || programme === id) ? [organisation] : [],
  )

/** Whether somebody speaks for an organisation: as its contact, or as that of one that succeeded it. For buttons: the service decides. */
export const speaksFor = (principal: Principal, listed: Listed, organisation: string): boolean => {
  const own = ownOrganisations(principal, listed)
  const passed = new Set<string>()
  for (let at: string | undefined = organisation; at !== undefined && !passed.has(at); ) {
    if (own.includes(at)) return true
    passed.add(at)
    const next: string | undefined = listed.organisations.find(({ id }) => id === at)?.successor
    at = next
  }
  return false
}
