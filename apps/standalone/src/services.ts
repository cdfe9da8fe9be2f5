import { completePolicy } from '@heard/audit-trail'
import { champions } from '@heard/champions'
import type { FactDefinitions, Route } from '@heard/contracts'
import { engagement } from '@heard/engagement'
import { events } from '@heard/events'
import { reporting } from '@heard/reporting'
import { platformService, recordService, type ServiceManifest } from '@heard/service-kit'
import { evidence } from './evidence/evidence.service.ts'

/** The four services. */
export const services: readonly ServiceManifest[] = [engagement, champions, events, reporting]

/** With evidence packs, what an installation has once, and what the platform brings by itself. */
const manifests = [...services, evidence, recordService, platformService]

/** Every operation of the API. */
export const routes: readonly Route[] = manifests.flatMap((service) => service.routes)

/** Every fact that may be recorded; a type that two services claim would be a defect. */
export const facts: FactDefinitions = Object.assign({}, ...manifests.map((service) => service.facts))

/** What the public ledger says of each of them; nothing starts while one is undecided. */
export const ledgerPolicy = completePolicy(
  facts,
  manifests.map((service) => service.ledger),
)
