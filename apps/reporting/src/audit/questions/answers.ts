import { auditQuestions } from '@heard/contracts/reporting'
import { automated } from './automated.ts'
import { anonymous, freeChoice, refreshed, tooYoung } from './choices.ts'
import { consentChain, whatStopped, wordingOfTheDay } from './consent.ts'
import { erasedEverywhere, recipientsTold } from './erasures.ts'
import { figuresSafe, quotationsApproved, reached } from './figures.ts'
import { lawfulBasis, retention, whatHappens, whatIsHeld } from './held.ts'
import { access, backups, software } from './installation.ts'
import { newPurpose, whoLooked } from './opened.ts'
import { promises } from './promises.ts'
import type { Answering } from './question.ts'
import { formats, impact, processors, securityTests, training, transfers } from './registered.ts'
import { breachesInTime, complaintsInTime, rightsInTime } from './rights.ts'
import { lateEntries, rewritten } from './the-record.ts'

/** In the order of their numbers. */
const inOrder: readonly Answering[] = [
  whatIsHeld,
  whatHappens,
  lawfulBasis,
  consentChain,
  wordingOfTheDay,
  whatStopped,
  refreshed,
  freeChoice,
  tooYoung,
  rightsInTime,
  erasedEverywhere,
  recipientsTold,
  complaintsInTime,
  breachesInTime,
  impact,
  retention,
  newPurpose,
  whoLooked,
  access,
  training,
  processors,
  software,
  backups,
  securityTests,
  figuresSafe,
  quotationsApproved,
  anonymous,
  reached,
  promises,
  rewritten,
  lateEntries,
  automated,
  transfers,
  formats,
]

/** How a question is answered. */
export const answeringOf = (question: number): Answering => {
  const answering = inOrder[question - 1]
  if (!answering || inOrder.length !== auditQuestions.length) throw new RangeError(`there is no question ${question}`)
  return answering
}
