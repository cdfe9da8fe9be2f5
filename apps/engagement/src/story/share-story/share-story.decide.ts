import { given, type Sealed } from '@heard/contracts'
import type { HeardBy, QuarantineReason, ShareStory, TableAt } from '@heard/contracts/engagement'
import { accept, type Decision, refuse } from '@heard/event-sourcing'
import type { ContributionFact } from '../contribution.events.ts'
import type { ContributionState } from '../contribution.state.ts'
import { attached, type SealedFile } from '../file/attach-file.decide.ts'

/** What the programme allows at this moment. */
export type StoryRules = {
  readonly open: boolean
  readonly stages: readonly string[]
  readonly communities: readonly string[]
  readonly wards: readonly string[]
  /** Notices that are in force, each with what a person must have been shown. */
  readonly notices: readonly { readonly purpose: string; readonly version: number; readonly hashes: readonly string[]; readonly required: boolean }[]
}

export type ShareStoryCommand = {
  readonly type: 'ShareStory'
  readonly programme: string
  readonly contribution: string
  readonly person: string
  readonly told: Omit<ShareStory, 'words' | 'barriers' | 'files' | 'oldEnough' | 'trapped' | 'proof'>
  /** Which questionnaire of which conversation was answered, where it is no story; `at`: at a table of a gathering. */
  readonly answering: { readonly conversation: string; readonly questionnaire: number; readonly at?: TableAt } | undefined
  /** The champion who passed it on. */
  readonly heard?: HeardBy | undefined
  readonly words: Sealed
  readonly attributes: Sealed | undefined
  readonly files: readonly SealedFile[]
  /** One id per consent record, in the order of the choices. */
  readonly records: readonly string[]
  readonly rules: StoryRules
  /** Why somebody should look at it first. */
  readonly suspected: QuarantineReason | undefined
}

export type ShareStoryRefusal =
  | 'programme-not-open'
  | 'unknown-stage'
  | 'unknown-community'
  | 'unknown-ward'
  | 'notice-changed'
  | 'consent-required'
  | 'already-shared'

/** Whether somebody was shown the words that are in force. */
export const inForce = (choice: ShareStory['consents'][number], notices: StoryRules['notices']): boolean =>
  notices.some(({ purpose, version, hashes }) => purpose === choice.purpose && version === choice.noticeVersion && hashes.includes(choice.noticeHash))

const noAnswer = 'none-of-these'

const whatIsWrong = ({ told, rules }: ShareStoryCommand): ShareStoryRefusal | undefined => {
  if (!rules.open) return 'programme-not-open'
  if (told.stages.some((stage) => !rules.stages.includes(stage))) return 'unknown-stage'
  if (told.community !== undefined && told.community !== noAnswer && !rules.communities.includes(told.community)) return 'unknown-community'
  if (told.ward !== undefined && told.ward !== noAnswer && !rules.wards.includes(told.ward)) return 'unknown-ward'
  if (!told.consents.every((choice) => inForce(choice, rules.notices))) return 'notice-changed'
  const agreed = (purpose: string): boolean => told.consents.some((choice) => choice.purpose === purpose && choice.given)
  return rules.notices.every(({ purpose, required }) => !required || agreed(purpose)) ? undefined : 'consent-required'
}

const consentFact = ({ programme, contribution, told, records }: ShareStoryCommand, index: number): ContributionFact[] => {
  const choice = told.consents[index]
  const record = records[index]
  if (!choice || !record) return []
  return [
    {
      type: choice.given ? 'ConsentGiven' : 'ConsentRefused',
      data: {
        programme,
        contribution,
        record,
        purpose: choice.purpose,
        notice: { version: choice.noticeVersion, language: choice.language, hash: choice.noticeHash },
        mode: told.mode,
      },
    },
  ]
}

const originOf = ({ answering, heard }: Pick<ShareStoryCommand, 'answering' | 'heard'>) => {
  if (heard) return 'champion'
  if (!answering) return 'story'
  return answering.at ? 'gathering' : 'questionnaire'
}

const answersOf = ({ conversation, questionnaire, at }: NonNullable<ShareStoryCommand['answering']>) => ({
  conversation,
  questionnaire,
  ...given({ at }),
})

/** A story is recorded once, with every consent that was given or refused. */
export const decideShareStory = (command: ShareStoryCommand, state: ContributionState): Decision<ContributionFact, ShareStoryRefusal> => {
  if (state.exists) return refuse('already-shared')
  const wrong = whatIsWrong(command)
  if (wrong) return refuse(wrong)
  const { programme, contribution, person, told, words, attributes, files, suspected, answering, heard } = command
  return accept<ContributionFact>(
    ...(suspected ? [{ type: 'ContributionQuarantined' as const, data: { programme, contribution, why: suspected } }] : []),
    {
      type: 'ContributionShared',
      data: {
        programme,
        contribution,
        origin: originOf(command),
        person,
        about: told.about,
        stages: told.stages,
        language: told.language,
        mode: told.mode,
        words,
        ...(attributes ? { attributes } : {}),
        ...(answering ? { answers: answersOf(answering) } : {}),
        ...(heard ? { heard } : {}),
      },
    },
    ...files.map((file) => attached(programme, contribution, file)),
    ...told.consents.flatMap((_, index) => consentFact(command, index)),
  )
}
