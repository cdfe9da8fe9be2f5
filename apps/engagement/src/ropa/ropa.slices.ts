import { recordOfProcessing, reviewRopa } from '@heard/contracts/engagement'
import { RopaController } from './ropa.controller.ts'
import { RecordOfProcessingHandler, ReviewRopaHandler } from './ropa.handlers.ts'

export const ropaRoutes = [recordOfProcessing, reviewRopa]

export const ropaControllers = [RopaController]

export const ropaProviders = [RecordOfProcessingHandler, ReviewRopaHandler]
