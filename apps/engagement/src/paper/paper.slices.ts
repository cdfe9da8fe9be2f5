import {
  keyPaperAgain,
  keyPaperAnswers,
  paperDifferences,
  paperOverview,
  paperToKeyAgain,
  setDoubleEntry,
  settlePaperForm,
  takeBackPaperForm,
} from '@heard/contracts/engagement'
import { PaperDifferencesHandler } from './differences.query.ts'
import { EraseTakenBack } from './erase-taken-back.ts'
import { ForgetSecondKeying } from './forget-second-keying.ts'
import { KeyPaperAgainHandler } from './key-again.handler.ts'
import { KeyPaperAnswersHandler } from './key-paper.handler.ts'
import { Keyings } from './keyings.ts'
import { PaperController } from './paper.controller.ts'
import { PaperReader } from './paper.reader.ts'
import { PaperOverviewHandler } from './paper-overview.query.ts'
import { SetDoubleEntryHandler } from './set-double-entry.handler.ts'
import { SettlePaperFormHandler } from './settle.handler.ts'
import { TakeBackPaperFormHandler } from './take-back.handler.ts'
import { PaperToKeyAgainHandler } from './to-key-again.query.ts'
import { UnsettledKeyings } from './unsettled-keyings.ts'

export const paperRoutes = [
  keyPaperAnswers,
  takeBackPaperForm,
  paperOverview,
  setDoubleEntry,
  paperToKeyAgain,
  keyPaperAgain,
  paperDifferences,
  settlePaperForm,
]

export const paperControllers = [PaperController]

export const paperProviders = [
  PaperReader,
  Keyings,
  UnsettledKeyings,
  KeyPaperAnswersHandler,
  TakeBackPaperFormHandler,
  SetDoubleEntryHandler,
  PaperToKeyAgainHandler,
  KeyPaperAgainHandler,
  SettlePaperFormHandler,
  PaperDifferencesHandler,
  PaperOverviewHandler,
]

export const paperPolicies = [ForgetSecondKeying, EraseTakenBack]
