import { ConfigurationError } from './configuration-error.ts'
import { isLoopback } from './oidc-setting.ts'

/** Facts on EventStoreDB or KurrentDB: where, with name and password, and what our streams there begin with. */
export type EventStoreSetting = { readonly url: string; readonly prefix: string }

const FORM = /^(?:esdb|kurrentdb)(?:\+discover)?:\/\/(?:[^\s/?@:]+:[^\s/?@]+@)?([^\s/?@,]+(?:,[^\s/?@,]+)*)\/?(?:\?([^\s?]*))?$/
const HOST = /^(?:[\w.-]+|\[[\da-f:]+\])(?::\d{1,5})?$/i
const OPTIONS = new Set([
  'connectionname',
  'defaultdeadline',
  'discoveryinterval',
  'gossiptimeout',
  'keepaliveinterval',
  'keepalivetimeout',
  'maxdiscoverattempts',
  'nodepreference',
  'tls',
  'tlscafile',
  'usercertfile',
  'userkeyfile',
])
const PREFIX = /^[a-z][a-z0-9_]*\.$/

const wrong = (what: string): ConfigurationError => new ConfigurationError(`HEARD_EVENT_STORE ${what}`)

const optionsIn = (query: string): ReadonlyMap<string, string> =>
  new Map(
    query
      .split('&')
      .filter(Boolean)
      .map((pair) => {
        const [name = '', value = ''] = pair.split('=')
        return [name.toLowerCase(), value] as const
      }),
  )

const check = (hosts: readonly string[], options: ReadonlyMap<string, string>, profile: 'development' | 'production'): void => {
  if (!hosts.every((host) => HOST.test(host))) throw wrong('must name hosts such as node1.example:2113, with commas between them')
  const unknown = [...options.keys()].find((name) => !OPTIONS.has(name))
  if (unknown !== undefined) throw wrong(`has an option that is not known here; known are ${[...OPTIONS].join(', ')}`)
  if ((options.get('nodepreference') ?? 'leader').toLowerCase() !== 'leader') throw wrong('must ask the leader; leave nodePreference out')
  const clear = options.get('tls') === 'false'
  const here = hosts.every((host) => isLoopback(new URL(`http://${host}`)))
  if (clear && profile === 'production' && !here) throw wrong('must not have tls=false in production, unless the server is on this machine')
}

/** Reads HEARD_EVENT_STORE, of which nothing is repeated, as it has a password in it; undefined: the embedded store. @throws ConfigurationError */
export const readEventStoreSetting = (text: string, prefix: string, profile: 'development' | 'production'): EventStoreSetting | undefined => {
  if (text.startsWith('sqlite:')) return undefined
  const [, hosts, query] = FORM.exec(text) ?? []
  if (hosts === undefined) throw wrong('must be sqlite: (the embedded store), esdb://… or kurrentdb://…, with a password in percent-encoding')
  check(hosts.split(','), optionsIn(query ?? ''), profile)
  if (!PREFIX.test(prefix))
    throw new ConfigurationError('HEARD_EVENT_STORE_PREFIX must be small letters and digits with a full stop at the end, such as heard.')
  return { url: text, prefix }
}
