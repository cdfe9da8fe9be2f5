import { Grant, Role } from '@heard/contracts/identity'
import type { FieldError } from '../../../components/field.ts'
import { type FormValues, first } from '../../../components/form.tsx'

type Named = { readonly id: string; readonly name: string }
/** A programme, as far as roles name parts of it. */
export type Place = Named & { readonly organisations: readonly Named[]; readonly communities: readonly Named[] }

export const roleNames = {
  connector: 'Connector',
  coordinator: 'Coordinator',
  analyst: 'Analyst',
  publisher: 'Publisher',
  stakeholder: 'Contact of an organisation',
  'data-protection': 'Data protection',
  administrator: 'Administrator',
  champion: 'Champion',
  auditor: 'Auditor',
} as const satisfies Record<Role, string>

const nameOf = (list: readonly Named[], id: string): string => list.find((each) => each.id === id)?.name ?? id

/** A role in words: what, for or in whom, and where. */
export const grantText = ({ role, programme, organisation, community }: Grant, places: readonly Place[]): string => {
  const place = places.find(({ id }) => id === programme)
  const within = [
    ...(organisation === undefined ? [] : [nameOf(place?.organisations ?? [], organisation)]),
    ...(community === undefined ? [] : [nameOf(place?.communities ?? [], community)]),
  ]
  return [roleNames[role], ...within, programme === '*' ? 'All programmes' : nameOf(places, programme)].join(', ')
}

/** Identifies a role among those of one account. */
export const grantKey = ({ role, programme, organisation = '', community = '' }: Grant): string =>
  [role, programme, organisation, community].join('/')

const PART = /^([^/]+)\/([^/]+)$/

/** A part of a programme as a form sends it, `programme/part`: only one of the programme chosen will do. */
const partOf = (values: FormValues, name: string, programme: string): string | undefined | 'elsewhere' => {
  const [, place, part] = PART.exec(first(values, name) ?? '') ?? []
  if (part === undefined) return undefined
  return place === programme ? part : 'elsewhere'
}

const problem = (field: string, message: string): { readonly errors: readonly FieldError[] } => ({ errors: [{ field, message }] })

/** The role that a form gives. Empty when none was chosen. */
export const readGrant = (values: FormValues): { readonly grants: readonly Grant[] } | { readonly errors: readonly FieldError[] } => {
  const typed = first(values, 'role') ?? ''
  const programme = first(values, 'programme') ?? ''
  if (typed === '') return { grants: [] }
  const role = Role.safeParse(typed)
  if (!role.success) return problem('role', 'Choose a role from the list')
  if (programme === '') return problem('programme', 'Choose a programme, or all of them')
  const [organisation, community] = [partOf(values, 'organisation', programme), partOf(values, 'community', programme)]
  if (role.data === 'stakeholder') {
    if (organisation === undefined) return problem('organisation', 'Choose the organisation that this person speaks for')
    if (organisation === 'elsewhere') return problem('organisation', 'Choose an organisation of the programme you chose')
  } else if (organisation !== undefined) return problem('organisation', 'Only the contact of an organisation has one. Choose “None”')
  if (role.data !== 'champion' && community !== undefined) return problem('community', 'Only a champion is bound to a community. Choose “None”')
  if (community === 'elsewhere') return problem('community', 'Choose a community of the programme you chose')
  const grant = Grant.safeParse({
    role: role.data,
    programme,
    ...(organisation === undefined ? {} : { organisation }),
    ...(community === undefined ? {} : { community }),
  })
  return grant.success ? { grants: [grant.data] } : problem('programme', 'Choose a programme from the list')
}
