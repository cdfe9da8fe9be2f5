import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { type OrganisationSettings, RoleMapping } from '@heard/identity'
import { ConfigurationError } from './configuration-error.ts'

type Environment = Readonly<Record<string, string | undefined>>
type Profile = 'development' | 'production'

/** What HEARD_OIDC_… say, apart from the roles, which come from a file. */
export type OidcSetting = Omit<OrganisationSettings, 'roles'>

const PREFIX = 'HEARD_OIDC_'
const names = new Set(['ISSUER', 'CLIENT_ID', 'CLIENT_SECRET', 'CLIENT_SECRET_FILE', 'LABEL', 'SCOPES', 'ROLES_CLAIM', 'ROLES_FILE'])

const wrong = (name: string, what: string): ConfigurationError => new ConfigurationError(`${PREFIX}${name} ${what}`)

export const isLoopback = ({ hostname }: URL): boolean => /^(?:localhost|127\.0\.0\.1|\[::1\])$/.test(hostname)

const issuerOf = (given: string | undefined, profile: Profile): string => {
  const url = given === undefined ? null : URL.parse(given)
  const plain = url && !url.username && !url.password && !url.search && !url.hash
  const safe = url?.protocol === 'https:' || (profile === 'development' && url?.protocol === 'http:' && isLoopback(url))
  if (given === undefined || !plain || !safe) throw wrong('ISSUER', 'must be the https:// address of the issuer, without query or password')
  return given
}

const linesOf = (name: string, file: string, cwd: string): string => {
  try {
    return readFileSync(resolve(cwd, file), 'utf8')
  } catch {
    throw wrong(name, 'names a file that cannot be read')
  }
}

const secretOf = (environment: Environment, cwd: string): string => {
  const { HEARD_OIDC_CLIENT_SECRET: given, HEARD_OIDC_CLIENT_SECRET_FILE: file } = environment
  if (given && file) throw wrong('CLIENT_SECRET', `and ${PREFIX}CLIENT_SECRET_FILE are both set; keep one`)
  const secret = file ? linesOf('CLIENT_SECRET_FILE', file, cwd).trim() : given
  if (!secret) throw wrong('CLIENT_SECRET_FILE', 'must name the file with the client secret')
  return secret
}

const textOf = (environment: Environment, name: string, otherwise: string | undefined, shape: RegExp, what: string): string => {
  const value = environment[PREFIX + name] ?? otherwise
  if (value === undefined || !shape.test(value)) throw wrong(name, what)
  return value
}

const rolesIn = (file: string | undefined, cwd: string): RoleMapping => {
  if (!file) throw wrong('ROLES_FILE', 'must name the file that says which roles each value of the claim means')
  const text = linesOf('ROLES_FILE', file, cwd)
  try {
    const { data, error } = RoleMapping.safeParse(JSON.parse(text))
    if (data && Object.keys(data).length > 0) return data
    throw wrong(
      'ROLES_FILE',
      `is not right${error ? ` at ${error.issues[0]?.path.join('.') || 'its beginning'}: ${error.issues[0]?.message}` : ': it is empty'}`,
    )
  } catch (error) {
    throw error instanceof ConfigurationError ? error : wrong('ROLES_FILE', 'names a file that is no JSON')
  }
}

/**
 * Reads HEARD_OIDC_…; nothing when none of them is set.
 * @throws ConfigurationError, without any secret that was given
 */
export const readOidcSetting = (
  environment: Environment,
  profile: Profile,
  cwd: string,
): { readonly setting: OidcSetting; readonly roles: RoleMapping } | undefined => {
  const given = Object.keys(environment).filter((name) => name.startsWith(PREFIX) && environment[name] !== undefined)
  if (given.length === 0) return undefined
  const unknown = given.find((name) => !names.has(name.slice(PREFIX.length)))
  if (unknown) throw new ConfigurationError(`${unknown} is not known; there are ${[...names].map((name) => PREFIX + name).join(', ')}`)
  const setting = {
    issuer: issuerOf(environment.HEARD_OIDC_ISSUER, profile),
    clientId: textOf(environment, 'CLIENT_ID', undefined, /^[\x21-\x7e]{1,200}$/, 'must be the id that the provider gave to Heard'),
    clientSecret: secretOf(environment, cwd),
    label: textOf(environment, 'LABEL', 'your organisation', /^\S.{0,58}\S$/, 'must be a name of 2 to 60 characters'),
    scopes: textOf(
      environment,
      'SCOPES',
      'openid profile email',
      /^(?=.*\bopenid\b)[\w.:/-]+(?: [\w.:/-]+)*$/,
      'must hold openid, and stand with spaces in between',
    ),
    rolesClaim: textOf(environment, 'ROLES_CLAIM', 'roles', /^[\w.:/-]{1,200}$/, 'must be the name of a claim'),
  }
  return { setting, roles: rolesIn(environment.HEARD_OIDC_ROLES_FILE, cwd) }
}
