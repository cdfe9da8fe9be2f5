import { ConfigurationError } from './configuration-error.ts'
import { isLoopback } from './oidc-setting.ts'

/** Vault and accounts on PostgreSQL: where, with name and password. */
export type DatabaseSetting = { readonly url: string }

const OPTIONS = ['host', 'sslmode', 'sslrootcert', 'sslcert', 'sslkey']

const wrong = (what: string): ConfigurationError => new ConfigurationError(`HEARD_DATABASE_URL ${what}`)

const parsed = (text: string): URL => {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url === undefined || !/^postgres(?:ql)?:$/.test(url.protocol) || !/^\/[^/]+$/.test(url.pathname)) {
    throw wrong('must be empty (embedded) or an address such as postgresql://heard:password@db.example/heard, with a password in percent-encoding')
  }
  return url
}

/** Reads HEARD_DATABASE_URL, of which nothing is repeated, as it has a password in it; undefined: embedded. @throws ConfigurationError */
export const readDatabaseSetting = (text: string, profile: 'development' | 'production'): DatabaseSetting | undefined => {
  if (text === '') return undefined
  const { hostname, searchParams } = parsed(text)
  if ([...searchParams.keys()].some((name) => !OPTIONS.includes(name))) {
    throw wrong(`has an option that is not known here; known are ${OPTIONS.join(', ')}`)
  }
  const [socket, mode] = [searchParams.get('host'), searchParams.get('sslmode')]
  if (socket !== null && (hostname !== '' || !socket.startsWith('/'))) {
    throw wrong('must name one host, or none and the folder of a socket: postgresql:///heard?host=/run/postgresql')
  }
  if (mode !== null && mode !== 'disable' && mode !== 'verify-full') throw wrong('must have sslmode=verify-full, or sslmode=disable')
  const here = hostname === '' || isLoopback(new URL(`http://${hostname}`))
  if (profile === 'production' && !here && mode !== 'verify-full') {
    throw wrong('must have sslmode=verify-full in production, unless the server is on this machine')
  }
  return { url: text }
}
