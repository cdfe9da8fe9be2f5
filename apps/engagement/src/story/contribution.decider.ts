import type { Decider } from '@heard/event-sourcing'
import type { ContributionFact } from './contribution.events.ts'
import { type ContributionState, evolve, initial } from './contribution.state.ts'
import { type DeidentifyCommand, type DeidentifyRefusal, decideDeidentify } from './deidentify/deidentify.decide.ts'
import { decideShareStory, type ShareStoryCommand, type ShareStoryRefusal } from './share-story/share-story.decide.ts'

export type ContributionCommand = ShareStoryCommand | DeidentifyCommand
export type ContributionRefusal = ShareStoryRefusal | DeidentifyRefusal

export const contributionDecider: Decider<ContributionCommand, ContributionState, ContributionFact, ContributionRefusal> = {
  initial,
  evolve,
  decide: (command, state) => (command.type === 'ShareStory' ? decideShareStory(command, state) : decideDeidentify(command, state)),
}
