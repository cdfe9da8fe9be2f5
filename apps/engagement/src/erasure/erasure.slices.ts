import { Platform, readModelAnswersErasure } from '@heard/service-kit'
import { RegisteredHolds } from '../holds/registered-holds.ts'
import { ErasureController } from './erasure.controller.ts'
import { EraseByStaffHandler, EraseMineHandler, ListErasuresHandler } from './erasure.handlers.ts'
import { ErasureProcess } from './erasure-process.ts'
import { ErasureSteps } from './erasure-steps.ts'
import { Erasures } from './erasures.ts'
import { Holds } from './holds.ts'
import { NobodyElse, Recipients } from './recipients.ts'
import { ErasureList, erasureListOf } from './replay-list/erasure-list.ts'
import { ReplayErasuresHandler } from './replay-list/replay-erasures.handler.ts'
import { ErasureVerifier } from './verify/erasure-verifier.ts'
import { FileVerifier } from './verify/file-verifier.ts'

export const erasureControllers = [ErasureController]

export const erasureProviders = [
  { provide: ErasureList, inject: [Platform], useFactory: erasureListOf },
  { provide: Holds, useClass: RegisteredHolds },
  { provide: Recipients, useClass: NobodyElse },
  { provide: ErasureVerifier, useClass: FileVerifier },
  ErasureSteps,
  Erasures,
  EraseMineHandler,
  EraseByStaffHandler,
  ListErasuresHandler,
  ReplayErasuresHandler,
]

export const erasurePolicies = [ErasureProcess, readModelAnswersErasure('engagement')]
