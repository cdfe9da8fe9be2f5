import type { ProgrammeView } from '@heard/contracts/engagement'
import type { Principal } from '@heard/contracts/identity'

type Listed = Pick<ProgrammeView, 'id' | 'organisations'>

/** The organisations that somebody is the contact of. */
export const ownOrganisations = ({ grants }: Principal, { id }: Pick<Listed, 'id'>): string[] =>
  grants.flatMap(({ role, programme, organisation }) =>
    role === 'stakeholder' && organisation !== undefined && (programme === '*' || programme === id) ? [organisation] : [],
  )

/** An organisation whose questions and promises another one took over. */
export type TakenOver = { readonly from: string; readonly by: string }

/** Who of these answers now for an organisation: itself, or the first of those that took over from it. */
const answersAmong = ({ organisations }: Pick<Listed, 'organisations'>, own: readonly string[], organisation: string): string | undefined => {
  const passed = new Set<string>()
  for (let at: string | undefined = organisation; at !== undefined && !passed.has(at); ) {
    if (own.includes(at)) return at
    passed.add(at)
    const next: string | undefined = organisations.find(({ id }) => id === at)?.successor
    at = next
  }
  return undefined
}

/** What organisations took over from others, in the order of the programme. */
export const takenOver = (listed: Pick<Listed, 'organisations'>, own: readonly string[]): readonly TakenOver[] =>
  listed.organisations.flatMap(({ id }) => {
    const by = answersAmong(listed, own, id)
    return by === undefined || by === id ? [] : [{ from: id, by }]
  })

/** Whether somebody speaks for an organisation: as its contact, or as that of one that succeeded it. For buttons: the service decides. */
export const speaksFor = (principal: Principal, listed: Listed, organisation: string): boolean =>
  answersAmong(listed, ownOrganisations(principal, listed), organisation) !== undefined
