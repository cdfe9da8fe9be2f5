import type { Route } from '@heard/contracts'
import { type Configuration, ConfigurationError, type Part, platformService, recordService, type ServiceManifest } from '@heard/service-kit'
import { hasVault } from '@heard/vault'
import { evidence } from '../evidence/evidence.service.ts'
import { services } from '../services.ts'
import { replicasOf } from './replicas.ts'

/** What runs in a process that has facts: everything, or one part. */
export type ServingPart = Exclude<Part, 'portal'>
export type Composition = {
  readonly part: ServingPart | undefined
  readonly services: readonly ServiceManifest[]
  /** Whether it has what an installation has once: accounts, both logs, evidence packs, the keeper of the vault. */
  readonly record: boolean
  /** All that answers in it. */
  readonly manifests: readonly ServiceManifest[]
}

export const compositionOf = (part: ServingPart | undefined): Composition => {
  const record = part === undefined || part === 'record'
  const chosen = part === undefined ? services : services.filter(({ name }) => name === part)
  return { part, services: chosen, record, manifests: [...chosen, ...(record ? [evidence, recordService] : []), platformService] }
}

/** The part that answers a route of the contracts. Health every process answers for itself; its detail is the record's. */
export const ownerOf = (route: Route): ServingPart => {
  const service = services.find(({ routes }) => routes.includes(route))
  return service ? (service.name as ServingPart) : 'record'
}

const needed = { HEARD_EVENT_STORE: 'eventStore', HEARD_DATABASE_URL: 'database' } as const

/** Parts meet on servers; what one of them alone can make, it makes first. @throws ConfigurationError */
export const refuseAlone = async (part: Part, configuration: Configuration): Promise<void> => {
  const missing = Object.entries(needed).find(([name, setting]) => !(part === 'portal' && name === 'HEARD_EVENT_STORE') && !configuration[setting])
  if (missing) {
    throw new ConfigurationError(
      `${missing[0]} must name a server for ${part} to run as a process of its own; npm start runs everything in one process`,
    )
  }
  if (part !== 'portal' && configuration.trustedProxies.length === 0) {
    throw new ConfigurationError(`HEARD_TRUSTED_PROXIES must name the address that the portal calls ${part} from, such as 127.0.0.1 or 10.0.0.0/24`)
  }
  const other = part === 'record' ? 'reporting' : 'record'
  if (part === 'record' || part === 'reporting') replicasOf(other, configuration, part)
  if (part === 'portal' || part === 'record' || !configuration.database) return
  if (!(await hasVault(configuration.database))) {
    throw new ConfigurationError('the database of HEARD_DATABASE_URL has no vault yet; start record first, which makes it, its keys and the accounts')
  }
}
