import {
  acceptForPerson,
  acceptPlace,
  announceGathering,
  arrangeMiniEventTalk,
  cancelForPerson,
  cancelGathering,
  cancelRegistration,
  changeGathering,
  changeRegistration,
  dayKey,
  declineMiniEvent,
  dropTemplate,
  evaluationLink,
  eventsFacts,
  eventsTasks,
  giveEvaluation,
  keepTemplate,
  listEvaluations,
  listGatherings,
  listMiniEventRequests,
  listRegistrations,
  listTemplates,
  myPermissions,
  myRegistration,
  noteArrival,
  noteHeadcount,
  notePermission,
  permitGuest,
  prepareGathering,
  publishHeard,
  registerForGathering,
  requestMiniEvent,
  showHeard,
  showPreparation,
  showReach,
  showRegistration,
  takeDoorItems,
  withdrawEvaluation,
  withdrawPermission,
} from '@heard/contracts/events'
import {
  defineService,
  ProgrammeOutline,
  programmeOutlineProjection,
  RateLimiter,
  readModelAnswersErasure,
  residentLimiter,
  Submissions,
} from '@heard/service-kit'
import { EvaluationController } from './evaluation/evaluation.controller.ts'
import {
  GiveEvaluationHandler,
  ListEvaluationsHandler,
  ShowEvaluationLinkHandler,
  WithdrawEvaluationHandler,
} from './evaluation/evaluation.handlers.ts'
import { EvaluationReceipts, ForgetEvaluationReceipt } from './evaluation/evaluation-receipts.ts'
import { evaluationsProjection } from './evaluation/evaluations.projection.ts'
import { eventsLedger } from './events.audit.ts'
import { ShowDayKeyHandler, TakeDoorItemsHandler } from './gathering/door.handlers.ts'
import { ForgetReceipt } from './gathering/forget-receipt.ts'
import { GatheringController, RegistrationController } from './gathering/gathering.controller.ts'
import { AnnounceHandler, CancelHandler, ChangeHandler, Planning } from './gathering/gathering.handlers.ts'
import { GatheringViews, ListGatheringsHandler } from './gathering/gathering.views.ts'
import { gatheringListProjection } from './gathering/gathering-list.projection.ts'
import { GatheringWatch } from './gathering/gathering-watch.ts'
import { MoveUpWaiting } from './gathering/move-up-waiting.ts'
import { PermitGuestHandler, ShowMyPermissionsHandler, WithdrawPermissionHandler } from './gathering/permission.handlers.ts'
import { Places } from './gathering/places.ts'
import { PrepareHandler, ShowPreparationHandler } from './gathering/preparation.handlers.ts'
import {
  ChangeRegistrationHandler,
  NoteHeadcountHandler,
  RegisterHandler,
  ShowMyRegistrationHandler,
  StepMyRegistrationHandler,
  StepRegistrationHandler,
} from './gathering/registration.handlers.ts'
import { ListRegistrationsHandler, RegistrationViews, ShowRegistrationHandler } from './gathering/registration.views.ts'
import { registrationsProjection } from './gathering/registrations.projection.ts'
import { RegistrationMail, TellRegistered } from './gathering/tell-registered.ts'
import { HeardController } from './heard/heard.controller.ts'
import { PublishHeardHandler, ShowHeardHandler, ShowReachHandler } from './heard/heard.handlers.ts'
import { AgreeWhenAnnounced } from './mini-event/agree-when-announced.ts'
import { MiniEventController } from './mini-event/mini-event.controller.ts'
import {
  ArrangeTalkHandler,
  DeclineMiniEventHandler,
  ListMiniEventRequestsHandler,
  RequestMiniEventHandler,
  Requests,
} from './mini-event/mini-event.handlers.ts'
import { miniEventListProjection } from './mini-event/mini-event-list.projection.ts'
import { RequestWhenWished } from './mini-event/request-when-wished.ts'
import { TasksController } from './tasks/tasks.controller.ts'
import { TemplateController } from './template/template.controller.ts'
import { DropTemplateHandler, KeepTemplateHandler, ListTemplatesHandler } from './template/template.handlers.ts'
import { templatesProjection } from './template/templates.projection.ts'

const gatheringRoutes = [announceGathering, changeGathering, cancelGathering, prepareGathering, showPreparation, listGatherings]
const templateRoutes = [keepTemplate, listTemplates, dropTemplate]
const afterRoutes = [giveEvaluation, withdrawEvaluation, evaluationLink, listEvaluations, publishHeard, showHeard, showReach]
const registrationRoutes = [
  registerForGathering,
  myRegistration,
  changeRegistration,
  cancelRegistration,
  acceptPlace,
  listRegistrations,
  cancelForPerson,
  acceptForPerson,
  showRegistration,
  noteArrival,
  noteHeadcount,
  notePermission,
  permitGuest,
  myPermissions,
  withdrawPermission,
  dayKey,
  takeDoorItems,
]

/** The events service: gatherings, and who comes to them. */
export const events = defineService({
  name: 'events',
  routes: [
    ...gatheringRoutes,
    ...registrationRoutes,
    ...templateRoutes,
    ...afterRoutes,
    requestMiniEvent,
    listMiniEventRequests,
    arrangeMiniEventTalk,
    declineMiniEvent,
    eventsTasks,
  ],
  facts: eventsFacts,
  ledger: eventsLedger,
  projections: [
    programmeOutlineProjection,
    gatheringListProjection,
    registrationsProjection,
    evaluationsProjection,
    templatesProjection,
    miniEventListProjection,
  ],
  controllers: [
    GatheringController,
    RegistrationController,
    EvaluationController,
    HeardController,
    TemplateController,
    MiniEventController,
    TasksController,
  ],
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
    RegisterHandler,
    ChangeRegistrationHandler,
    StepMyRegistrationHandler,
    StepRegistrationHandler,
    NoteHeadcountHandler,
    PermitGuestHandler,
    ShowMyPermissionsHandler,
    WithdrawPermissionHandler,
    ShowDayKeyHandler,
    TakeDoorItemsHandler,
    ShowMyRegistrationHandler,
    RegistrationViews,
    ListRegistrationsHandler,
    ShowRegistrationHandler,
    KeepTemplateHandler,
    ListTemplatesHandler,
    DropTemplateHandler,
    EvaluationReceipts,
    GiveEvaluationHandler,
    WithdrawEvaluationHandler,
    ListEvaluationsHandler,
    ShowEvaluationLinkHandler,
    PublishHeardHandler,
    ShowHeardHandler,
    ShowReachHandler,
    RequestMiniEventHandler,
    Requests,
    ArrangeTalkHandler,
    DeclineMiniEventHandler,
    ListMiniEventRequestsHandler,
  ],
  policies: [
    AgreeWhenAnnounced,
    RequestWhenWished,
    MoveUpWaiting,
    TellRegistered,
    ForgetReceipt,
    ForgetEvaluationReceipt,
    readModelAnswersErasure('events'),
  ],
  watches: [GatheringWatch],
})
