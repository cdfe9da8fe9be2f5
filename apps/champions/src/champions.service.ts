import {
  acceptApplication,
  applyAsChampion,
  championsFacts,
  championsTasks,
  declineApplication,
  endVolunteering,
  listApplications,
} from '@heard/contracts/champions'
import { defineService, ProgrammeOutline, programmeOutlineProjection, RateLimiter, readModelAnswersErasure } from '@heard/service-kit'
import { ApplicationController } from './application/application.controller.ts'
import { ApplyHandler, DecideHandler, EndHandler, ListApplicationsHandler } from './application/application.handlers.ts'
import { applicationListProjection } from './application/application-list.projection.ts'
import { TasksController } from './application/tasks.controller.ts'
import { championsLedger } from './champions.audit.ts'

/** The champions service. */
export const champions = defineService({
  name: 'champions',
  routes: [applyAsChampion, listApplications, acceptApplication, declineApplication, endVolunteering, championsTasks],
  facts: championsFacts,
  ledger: championsLedger,
  projections: [programmeOutlineProjection, applicationListProjection],
  controllers: [ApplicationController, TasksController],
  providers: [
    { provide: RateLimiter, useFactory: () => new RateLimiter({ burst: 200, perSecond: 1, mostAddresses: 100_000 }) },
    ProgrammeOutline,
    ApplyHandler,
    DecideHandler,
    EndHandler,
    ListApplicationsHandler,
  ],
  policies: [readModelAnswersErasure('champions')],
})
