import {
  acceptPlace,
  announceGathering,
  cancelForPerson,
  cancelGathering,
  cancelRegistration,
  changeGathering,
  changeRegistration,
  dayKey,
  declineMiniEvent,
  eventsFacts,
  eventsTasks,
  giveEvaluation,
  listEvaluations,
  listGatherings,
  listMiniEventRequests,
  listRegistrations,
  myRegistration,
  noteArrival,
  noteHeadcount,
  notePermission,
  prepareGathering,
  publishHeard,
  registerForGathering,
  requestMiniEvent,
  showHeard,
  showPreparation,
  showReach,
  takeDoorItems,
  withdrawEvaluation,
} from '@heard/contracts/events'
import { defineService, ProgrammeOutline, programmeOutlineProjection, RateLimiter, readModelAnswersErasure, Submissions } from '@heard/service-kit'
import { eventsLedger } from './events.audit.ts'
import { EvaluationController } from './evaluation/evaluation.controller.ts'
import { GiveEvaluationHandler, ListEvaluationsHandler, WithdrawEvaluationHandler } from './evaluation/evaluation.handlers.ts'
import { evaluationsProjection } from './evaluation/evaluations.projection.ts'
import { ShowDayKeyHandler, TakeDoorItemsHandler } from './gathering/door.handlers.ts'
import { ForgetReceipt } from './gathering/forget-receipt.ts'
import { GatheringController, RegistrationController } from './gathering/gathering.controller.ts'
import {
  AnnounceHandler,
  CancelHandler,
  ChangeHandler,
  GatheringViews,
  ListGatheringsHandler,
  Planning,
} from './gathering/gathering.handlers.ts'
import { gatheringListProjection } from './gathering/gathering-list.projection.ts'
import { GatheringWatch } from './gathering/gathering-watch.ts'
import { MoveUpWaiting } from './gathering/move-up-waiting.ts'
import { Places } from './gathering/places.ts'
import { PrepareHandler, ShowPreparationHandler } from './gathering/preparation.handlers.ts'
import {
  ChangeRegistrationHandler,
  ListRegistrationsHandler,
  NoteHeadcountHandler,
  RegisterHandler,
  ShowMyRegistrationHandler,
  StepMyRegistrationHandler,
  StepRegistrationHandler,
} from './gathering/registration.handlers.ts'
import { registrationsProjection } from './gathering/registrations.projection.ts'
import { RegistrationMail, TellRegistered } from './gathering/tell-registered.ts'
import { HeardController } from './heard/heard.controller.ts'
import { PublishHeardHandler, ShowHeardHandler, ShowReachHandler } from './heard/heard.handlers.ts'
import { residentLimiter } from './limits.ts'
import { AgreeWhenAnnounced } from './mini-event/agree-when-announced.ts'
import { MiniEventController } from './mini-event/mini-event.controller.ts'
import { DeclineMiniEventHandler, ListMiniEventRequestsHandler, RequestMiniEventHandler } from './mini-event/mini-event.handlers.ts'
import { miniEventListProjection } from './mini-event/mini-event-list.projection.ts'
import { RequestWhenWished } from './mini-event/request-when-wished.ts'
import { TasksController } from './mini-event/tasks.controller.ts'

const gatheringRoutes = [announceGathering, changeGathering, cancelGathering, prepareGathering, showPreparation, listGatherings]
const afterRoutes = [giveEvaluation, withdrawEvaluation, listEvaluations, publishHeard, showHeard, showReach]
const registrationRoutes = [
  registerForGathering,
  myRegistration,
  changeRegistration,
  cancelRegistration,
  acceptPlace,
  listRegistrations,
  cancelForPerson,
  noteArrival,
  noteHeadcount,
  notePermission,
  dayKey,
  takeDoorItems,
]

/** The events service: gatherings, and who comes to them. */
export const events = defineService({
  name: 'events',
  routes: [...gatheringRoutes, ...registrationRoutes, ...afterRoutes, requestMiniEvent, listMiniEventRequests, declineMiniEvent, eventsTasks],
  facts: eventsFacts,
  ledger: eventsLedger,
  projections: [programmeOutlineProjection, gatheringListProjection, registrationsProjection, evaluationsProjection, miniEventListProjection],
  controllers: [GatheringController, RegistrationController, EvaluationController, HeardController, MiniEventController, TasksController],
  providers: [
    { provide: RateLimiter, useFactory: residentLimiter },
    ProgrammeOutline,
    Planning,
    GatheringViews,
    AnnounceHandler,
    ChangeHandler,
    CancelHandler,
    PrepareHandler,
    ShowPreparationHandler,
    ListGatheringsHandler,
    Submissions,
    Places,
    RegistrationMail,
    GatheringWatch,
    RegisterHandler,
    ChangeRegistrationHandler,
    StepMyRegistrationHandler,
    StepRegistrationHandler,
    NoteHeadcountHandler,
    ShowDayKeyHandler,
    TakeDoorItemsHandler,
    ShowMyRegistrationHandler,
    ListRegistrationsHandler,
    GiveEvaluationHandler,
    WithdrawEvaluationHandler,
    ListEvaluationsHandler,
    PublishHeardHandler,
    ShowHeardHandler,
    ShowReachHandler,
    RequestMiniEventHandler,
    DeclineMiniEventHandler,
    ListMiniEventRequestsHandler,
  ],
  policies: [AgreeWhenAnnounced, RequestWhenWished, MoveUpWaiting, TellRegistered, ForgetReceipt, readModelAnswersErasure('events')],
})
