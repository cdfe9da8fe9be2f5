import {
  announceGathering,
  cancelGathering,
  declineMiniEvent,
  eventsFacts,
  eventsTasks,
  listGatherings,
  listMiniEventRequests,
  requestMiniEvent,
} from '@heard/contracts/events'
import { defineService, ProgrammeOutline, programmeOutlineProjection, RateLimiter, readModelAnswersErasure } from '@heard/service-kit'
import { eventsLedger } from './events.audit.ts'
import { GatheringController } from './gathering/gathering.controller.ts'
import { AnnounceHandler, CancelHandler, ListGatheringsHandler } from './gathering/gathering.handlers.ts'
import { gatheringListProjection } from './gathering/gathering-list.projection.ts'
import { AgreeWhenAnnounced } from './mini-event/agree-when-announced.ts'
import { MiniEventController } from './mini-event/mini-event.controller.ts'
import { DeclineMiniEventHandler, ListMiniEventRequestsHandler, RequestMiniEventHandler } from './mini-event/mini-event.handlers.ts'
import { miniEventListProjection } from './mini-event/mini-event-list.projection.ts'
import { RequestWhenWished } from './mini-event/request-when-wished.ts'
import { TasksController } from './mini-event/tasks.controller.ts'

/** The events service: gatherings. */
export const events = defineService({
  name: 'events',
  routes: [announceGathering, cancelGathering, listGatherings, requestMiniEvent, listMiniEventRequests, declineMiniEvent, eventsTasks],
  facts: eventsFacts,
  ledger: eventsLedger,
  projections: [programmeOutlineProjection, gatheringListProjection, miniEventListProjection],
  controllers: [GatheringController, MiniEventController, TasksController],
  providers: [
    { provide: RateLimiter, useFactory: () => new RateLimiter({ burst: 200, perSecond: 1, mostAddresses: 100_000 }) },
    ProgrammeOutline,
    AnnounceHandler,
    CancelHandler,
    ListGatheringsHandler,
    RequestMiniEventHandler,
    DeclineMiniEventHandler,
    ListMiniEventRequestsHandler,
  ],
  policies: [AgreeWhenAnnounced, RequestWhenWished, readModelAnswersErasure('events')],
})
