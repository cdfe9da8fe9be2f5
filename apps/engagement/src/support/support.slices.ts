import { findSupport, showSupport } from '@heard/contracts/engagement'
import { SeedDirectory } from './seed-directory.ts'
import { SupportController } from './support.controller.ts'
import { FindSupportHandler, ShowSupportHandler, SupportDirectory } from './support.queries.ts'

export const supportRoutes = [findSupport, showSupport]

export const supportControllers = [SupportController]

export const supportProviders = [SeedDirectory, SupportDirectory, FindSupportHandler, ShowSupportHandler]
