import {
  changeConsent,
  deidentifyContribution,
  dropDraft,
  engagementFacts,
  keepDraft,
  listProgrammes,
  moveProgramme,
  myContribution,
  proposeIdentifiers,
  recallDraft,
  shareStory,
  showProgramme,
} from '@heard/contracts/engagement'
import { defineService } from '@heard/service-kit'
import { importControllers, importProviders, importRoutes } from './import/import.slices.ts'
import { programmeProjection } from './programme/programme.projection.ts'
import { programmeControllers, programmeProviders } from './programme/programme.slices.ts'
import { journeyProjection } from './story/my-contribution/journey.projection.ts'
import { storyControllers, storyProviders } from './story/story.slices.ts'

/** The engagement service: programmes, stories, imports. */
export const engagement = defineService({
  name: 'engagement',
  routes: [
    listProgrammes,
    showProgramme,
    moveProgramme,
    shareStory,
    keepDraft,
    recallDraft,
    dropDraft,
    myContribution,
    changeConsent,
    proposeIdentifiers,
    deidentifyContribution,
    ...importRoutes,
  ],
  facts: engagementFacts,
  projections: [programmeProjection, journeyProjection],
  controllers: [...programmeControllers, ...storyControllers, ...importControllers],
  providers: [...programmeProviders, ...storyProviders, ...importProviders],
  policies: [],
})
