import type { Decider } from '@heard/event-sourcing'
import { decideExpireConsent, type ExpireConsentCommand } from '../consent-expiry/expire-consent.decide.ts'
import { decideSettleAnswers, type SettleAnswersCommand, type SettleAnswersRefusal } from '../paper/settle-answers.decide.ts'
import { type ChangeConsentCommand, type ChangeConsentRefusal, decideChangeConsent } from './change-consent/change-consent.decide.ts'
import type { ContributionFact } from './contribution.events.ts'
import { type ContributionState, evolve, initial } from './contribution.state.ts'
import { type CorrectWordsCommand, type CorrectWordsRefusal, decideCorrectWords } from './correct-words/correct-words.decide.ts'
import { type DeidentifyCommand, type DeidentifyRefusal, decideDeidentify } from './deidentify/deidentify.decide.ts'
import { type AttachFileCommand, type AttachFileRefusal, decideAttachFile } from './file/attach-file.decide.ts'
import { decideTranscribe, type TranscribeCommand, type TranscribeRefusal } from './file/transcribe.decide.ts'
import { type DecideQuarantinedCommand, type DecideQuarantinedRefusal, decideQuarantined } from './quarantine/decide-quarantined.decide.ts'
import { decideShareStory, type ShareStoryCommand, type ShareStoryRefusal } from './share-story/share-story.decide.ts'
import { decideTranslate, type TranslateCommand, type TranslateRefusal } from './translate/translate.decide.ts'

export type ContributionCommand =
  | ShareStoryCommand
  | DeidentifyCommand
  | ChangeConsentCommand
  | CorrectWordsCommand
  | ExpireConsentCommand
  | DecideQuarantinedCommand
  | AttachFileCommand
  | TranscribeCommand
  | TranslateCommand
  | SettleAnswersCommand
export type ContributionRefusal =
  | ShareStoryRefusal
  | DeidentifyRefusal
  | ChangeConsentRefusal
  | CorrectWordsRefusal
  | DecideQuarantinedRefusal
  | AttachFileRefusal
  | TranscribeRefusal
  | TranslateRefusal
  | SettleAnswersRefusal

export const contributionDecider: Decider<ContributionCommand, ContributionState, ContributionFact, ContributionRefusal> = {
  initial,
  evolve,
  decide: (command, state) => {
    switch (command.type) {
      case 'ShareStory':
        return decideShareStory(command, state)
      case 'Deidentify':
        return decideDeidentify(command, state)
      case 'ChangeConsent':
        return decideChangeConsent(command, state)
      case 'CorrectWords':
        return decideCorrectWords(command, state)
      case 'DecideQuarantined':
        return decideQuarantined(command, state)
      case 'AttachFile':
        return decideAttachFile(command, state)
      case 'Transcribe':
        return decideTranscribe(command, state)
      case 'Translate':
        return decideTranslate(command, state)
      case 'SettleAnswers':
        return decideSettleAnswers(command, state)
      case 'ExpireConsent':
        return decideExpireConsent(command, state)
    }
  },
}
