import { completePolicy } from '@heard/audit-trail'
import { champions } from '@heard/champions'
import type { FactDefinitions, Route } from '@heard/contracts'
import { healthDetail, live, ready } from '@heard/contracts'
import * as identityRoutes from '@heard/contracts/identity'
import { ledgerFacts, ledgerFactsLedger } from '@heard/contracts/ledger'
import { engagement } from '@heard/engagement'
import { events } from '@heard/events'
import { reporting } from '@heard/reporting'
import type { ServiceManifest } from '@heard/service-kit'

/** The four services of this process. */
export const services: readonly ServiceManifest[] = [engagement, champions, events, reporting]

/** Every operation of the API. */
export const routes: readonly Route[] = [
  ...services.flatMap((service) => service.routes),
  identityRoutes.signIn,
  identityRoutes.signOut,
  identityRoutes.whoAmI,
  identityRoutes.removeAccount,
  live,
  ready,
  healthDetail,
]

/** Every fact that may be recorded; a type that two services claim would be a defect. */
export const facts: FactDefinitions = Object.assign({}, ...services.map((service) => service.facts), ledgerFacts)

/** What the public ledger says of each of them; nothing starts while one is undecided. */
export const ledgerPolicy = completePolicy(facts, [...services.map((service) => service.ledger), ledgerFactsLedger])
