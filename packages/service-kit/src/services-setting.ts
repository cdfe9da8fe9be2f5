import { ConfigurationError } from './configuration-error.ts'

/** What can run as a process of its own: a service, the record of the installation, or the portal in front of them. */
export const parts = ['engagement', 'champions', 'events', 'reporting', 'record', 'portal'] as const
export type Part = (typeof parts)[number]

export const isPart = (name: string): name is Part => (parts as readonly string[]).includes(name)

/** Where parts are found: for each of them one address, or several of replicas. */
export type ServiceAddresses = ReadonlyMap<Part, readonly string[]>

const EXAMPLE = 'engagement=http://10.0.0.5:3001,http://10.0.0.6:3001;record=http://10.0.0.7:3005'
const wrong = (what: string): ConfigurationError => new ConfigurationError(`HEARD_SERVICES ${what}, such as ${EXAMPLE}`)

const addressOf = (part: string, text: string): string => {
  const url = URL.canParse(text) ? new URL(text) : undefined
  const isAddress = url !== undefined && /^https?:$/.test(url.protocol) && url.username === '' && url.pathname === '/' && url.search === ''
  if (!isAddress) throw wrong(`must have http:// or https:// addresses without a path for ${part}`)
  return url.origin
}

const entryOf = (text: string): readonly [Part, readonly string[]] => {
  const [, name = '', addresses = ''] = /^([a-z]+)=(.+)$/.exec(text) ?? []
  if (!isPart(name) || name === 'portal') throw wrong(`must name ${parts.slice(0, -1).join(', ')}, each with its addresses`)
  return [name, addresses.split(',').map((address) => addressOf(name, address.trim()))]
}

/** Reads HEARD_SERVICES. @throws ConfigurationError */
export const readServiceAddresses = (text: string): ServiceAddresses => {
  const entries = text
    .split(';')
    .map((entry) => entry.trim())
    .filter(Boolean)
    .map(entryOf)
  const twice = entries.find(([name], index) => entries.findIndex(([other]) => other === name) !== index)
  if (twice) throw wrong(`names ${twice[0]} twice; put its addresses behind one another, with commas`)
  return new Map(entries)
}
