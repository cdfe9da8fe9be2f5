import { RateLimiter } from '@heard/service-kit'
import { ChangeConsentController } from './change-consent/change-consent.controller.ts'
import { ChangeConsentHandler } from './change-consent/change-consent.handler.ts'
import { ContributionReader } from './contribution.reader.ts'
import { DeidentifyController } from './deidentify/deidentify.controller.ts'
import { DeidentifyHandler, ProposeIdentifiersHandler } from './deidentify/deidentify.handler.ts'
import { DraftController } from './draft/draft.controller.ts'
import { residentLimiter } from './limits.ts'
import { MyContributionController } from './my-contribution/my-contribution.controller.ts'
import { MyContributionHandler } from './my-contribution/my-contribution.handler.ts'
import { Receipts } from './receipts.ts'
import { ShareStoryController } from './share-story/share-story.controller.ts'
import { ShareStoryHandler } from './share-story/share-story.handler.ts'

export const storyControllers = [ShareStoryController, DraftController, MyContributionController, ChangeConsentController, DeidentifyController]

export const storyProviders = [
  { provide: RateLimiter, useFactory: residentLimiter },
  ContributionReader,
  Receipts,
  ShareStoryHandler,
  MyContributionHandler,
  ChangeConsentHandler,
  ProposeIdentifiersHandler,
  DeidentifyHandler,
]
