import {
  acceptApplication,
  applicationForm,
  applyAsChampion,
  championsFacts,
  championsTasks,
  declineApplication,
  endVolunteering,
  listApplications,
  myApplication,
  setRecruiting,
  showRecruiting,
  withdrawMyApplication,
} from '@heard/contracts/champions'
import {
  defineService,
  ProgrammeOutline,
  programmeOutlineProjection,
  RateLimiter,
  Receipts,
  readModelAnswersErasure,
  Submissions,
} from '@heard/service-kit'
import { ApplicationController } from './application/application.controller.ts'
import { ApplyHandler, DecideHandler, EndHandler, ListApplicationsHandler } from './application/application.handlers.ts'
import { applicationListProjection } from './application/application-list.projection.ts'
import { MyApplicationHandler, MyApplications, WithdrawMyApplicationHandler } from './application/my-application.handlers.ts'
import { TasksController } from './application/tasks.controller.ts'
import { championsLedger } from './champions.audit.ts'
import { RecruitingController } from './recruiting/recruiting.controller.ts'
import { Recruiting } from './recruiting/recruiting.ts'

/** The champions service. */
export const champions = defineService({
  name: 'champions',
  routes: [
    applicationForm,
    applyAsChampion,
    myApplication,
    withdrawMyApplication,
    listApplications,
    acceptApplication,
    declineApplication,
    endVolunteering,
    setRecruiting,
    showRecruiting,
    championsTasks,
  ],
  facts: championsFacts,
  ledger: championsLedger,
  projections: [programmeOutlineProjection, applicationListProjection],
  controllers: [ApplicationController, RecruitingController, TasksController],
  providers: [
    { provide: RateLimiter, useFactory: () => new RateLimiter({ burst: 200, perSecond: 1, mostAddresses: 100_000 }) },
    ProgrammeOutline,
    Receipts,
    Submissions,
    Recruiting,
    MyApplications,
    MyApplicationHandler,
    WithdrawMyApplicationHandler,
    ApplyHandler,
    DecideHandler,
    EndHandler,
    ListApplicationsHandler,
  ],
  policies: [readModelAnswersErasure('champions')],
})
