import { Grant } from '@heard/contracts/identity'
import { z } from 'zod'

/** Which roles each value of the claim means: `{ "heard-analysts": [{ "role": "analyst", "programme": "*" }] }`. */
export const RoleMapping = z.record(z.string().min(1).max(200), z.array(Grant).min(1).max(100))
export type RoleMapping = Readonly<Record<string, readonly Grant[]>>

type Claims = Readonly<Record<string, unknown>>
const isClaims = (value: unknown): value is Claims => typeof value === 'object' && value !== null && !Array.isArray(value)

/** A claim by its name, or by a path of names with dots in between, as Keycloak nests them. */
export const claimAt = (claims: Claims, name: string): unknown => {
  if (Object.hasOwn(claims, name)) return claims[name]
  let found: unknown = claims
  for (const part of name.split('.')) found = isClaims(found) && Object.hasOwn(found, part) ? found[part] : undefined
  return found
}

const Values = z.union([z.string().transform((value) => [value]), z.array(z.string())]).catch([])

/** Whether the provider says that there are more values than it sends (OpenID Connect Core 5.6.2): Entra ID does so from 200 groups on. */
const isElsewhere = (claims: Claims, name: string): boolean => isClaims(claims._claim_names) && Object.hasOwn(claims._claim_names, name)

const keyOf = ({ role, programme, organisation, community }: Grant): string => JSON.stringify([role, programme, organisation, community])

/** The roles that somebody's claims mean, each once; nothing when the provider did not send all values. */
export const grantsFor = (mapping: RoleMapping, claims: Claims, name: string): readonly Grant[] | undefined => {
  if (isElsewhere(claims, name)) return undefined
  const granted = Values.parse(claimAt(claims, name)).flatMap((value) => (Object.hasOwn(mapping, value) ? (mapping[value] ?? []) : []))
  return [...new Map(granted.map((grant) => [keyOf(grant), grant])).values()]
}
