import { RateLimiter } from '@heard/service-kit'
import { ContributionReader } from './contribution.reader.ts'
import { DeidentifyController } from './deidentify/deidentify.controller.ts'
import { DeidentifyHandler, ProposeIdentifiersHandler } from './deidentify/deidentify.handler.ts'
import { DraftController } from './draft/draft.controller.ts'
import { residentLimiter } from './limits.ts'
import { MyContributionController } from './my-contribution/my-contribution.controller.ts'
import { MyContributionHandler } from './my-contribution/my-contribution.handler.ts'
import { ShareStoryController } from './share-story/share-story.controller.ts'
import { ShareStoryHandler } from './share-story/share-story.handler.ts'

export const storyControllers = [ShareStoryController, DraftController, MyContributionController, DeidentifyController]

export const storyProviders = [
  { provide: RateLimiter, useFactory: residentLimiter },
  ContributionReader,
  ShareStoryHandler,
  MyContributionHandler,
  ProposeIdentifiersHandler,
  DeidentifyHandler,
]
