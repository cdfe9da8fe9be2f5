import { RateLimiter, Receipts, residentLimiter, Submissions } from '@heard/service-kit'
import { consentStandingsProjection } from '../consent-expiry/consent-standings.projection.ts'
import { ExpireConsentsHandler } from '../consent-expiry/expire-consents.handler.ts'
import { ChangeConsentController } from './change-consent/change-consent.controller.ts'
import { ChangeConsentHandler } from './change-consent/change-consent.handler.ts'
import { ConsentHistories } from './consent-record/consent-histories.ts'
import { ConsentRecordsHandler } from './consent-record/consent-records.handler.ts'
import { ContributionReader } from './contribution.reader.ts'
import { CorrectWordsController } from './correct-words/correct-words.controller.ts'
import { CorrectWordsHandler } from './correct-words/correct-words.handler.ts'
import { DeidentifyController } from './deidentify/deidentify.controller.ts'
import { DeidentifyHandler, ProposeIdentifiersHandler } from './deidentify/deidentify.handler.ts'
import { DownloadMineHandler } from './download/download.handler.ts'
import { DraftController } from './draft/draft.controller.ts'
import { ContributionFiles } from './file/contribution-files.ts'
import { FileController } from './file/file.controller.ts'
import { AttachFileHandler, TranscribeFileHandler } from './file/file.handlers.ts'
import { FileBudget } from './file/file-budget.ts'
import { StoryFiles } from './file/story-files.ts'
import { FollowController } from './follow/follow.controller.ts'
import { ConfirmFollowHandler, FollowHandler, UnfollowHandler } from './follow/follow.handlers.ts'
import { EndFollow, EndWhenArchived, ForgetFollower } from './follow/follow.policies.ts'
import { FollowBeginnings } from './follow/follow-beginnings.ts'
import { FollowEndings } from './follow/follow-endings.ts'
import { followsProjection } from './follow/follows.projection.ts'
import { Follows } from './follow/follows.ts'
import { movesProjection } from './follow/moves.projection.ts'
import { News } from './follow/news.ts'
import { SubscribeHandler } from './follow/subscribe.handler.ts'
import { Subscriptions } from './follow/subscriptions.ts'
import { TellFollowersHandler } from './follow/tell-followers.handler.ts'
import { journeyProjection } from './my-contribution/journey.projection.ts'
import { Journeys } from './my-contribution/journeys.ts'
import { MyContributionController } from './my-contribution/my-contribution.controller.ts'
import { MyContributionHandler } from './my-contribution/my-contribution.handler.ts'
import { NewWords } from './new-words.ts'
import { OpeningsOfMineHandler } from './openings/openings.handler.ts'
import { openingsProjection } from './openings/openings.projection.ts'
import { Openings } from './openings/openings.reader.ts'
import { ProofController } from './quarantine/proof.controller.ts'
import { Proofs } from './quarantine/proofs.ts'
import { QuarantineController } from './quarantine/quarantine.controller.ts'
import { DecideQuarantinedHandler, ListQuarantinedHandler } from './quarantine/quarantine.handlers.ts'
import { quarantineProjection } from './quarantine/quarantine.projection.ts'
import { QuarantineSize } from './quarantine/quarantine-size.ts'
import { QuarantineWatch } from './quarantine/quarantine-watch.ts'
import { Suspicion } from './quarantine/suspicion.ts'
import { ShareStoryController } from './share-story/share-story.controller.ts'
import { ShareStoryHandler } from './share-story/share-story.handler.ts'
import { TranslateController } from './translate/translate.controller.ts'
import { TranslateHandler } from './translate/translate.handler.ts'

export const storyControllers = [
  ShareStoryController,
  DraftController,
  MyContributionController,
  CorrectWordsController,
  ChangeConsentController,
  FollowController,
  DeidentifyController,
  QuarantineController,
  ProofController,
  FileController,
  TranslateController,
]

export const storyProjections = [
  journeyProjection,
  openingsProjection,
  followsProjection,
  movesProjection,
  consentStandingsProjection,
  quarantineProjection,
]

export const storyPolicies = [EndFollow, EndWhenArchived, ForgetFollower]

export const storyProviders = [
  { provide: RateLimiter, useFactory: residentLimiter },
  { provide: Suspicion, useFactory: () => new Suspicion() },
  { provide: Proofs, useFactory: () => new Proofs() },
  { provide: FileBudget, useFactory: () => new FileBudget() },
  StoryFiles,
  ContributionFiles,
  NewWords,
  AttachFileHandler,
  TranscribeFileHandler,
  TranslateHandler,
  QuarantineWatch,
  QuarantineSize,
  ListQuarantinedHandler,
  DecideQuarantinedHandler,
  ContributionReader,
  Receipts,
  Submissions,
  ShareStoryHandler,
  Journeys,
  ConsentHistories,
  Openings,
  Follows,
  FollowEndings,
  FollowBeginnings,
  Subscriptions,
  News,
  SubscribeHandler,
  MyContributionHandler,
  OpeningsOfMineHandler,
  DownloadMineHandler,
  ConsentRecordsHandler,
  CorrectWordsHandler,
  FollowHandler,
  ConfirmFollowHandler,
  UnfollowHandler,
  TellFollowersHandler,
  ExpireConsentsHandler,
  ChangeConsentHandler,
  ProposeIdentifiersHandler,
  DeidentifyHandler,
]
