import { liftHold, listHolds, placeHold, retentionSchedule, reviewHold } from '@heard/contracts/engagement'
import { HoldController } from '../holds/hold.controller.ts'
import { ActOnHoldHandler, ListHoldsHandler } from '../holds/hold.handlers.ts'
import { RetentionController } from './retention.controller.ts'
import { RetentionScheduleHandler } from './retention.handlers.ts'
import { RetentionOverdue } from './retention-overdue.ts'
import { TakenBack } from './taken-back.ts'

export const retentionRoutes = [retentionSchedule, listHolds, placeHold, reviewHold, liftHold]

export const retentionControllers = [RetentionController, HoldController]

export const retentionProviders = [TakenBack, RetentionOverdue, RetentionScheduleHandler, ActOnHoldHandler, ListHoldsHandler]
