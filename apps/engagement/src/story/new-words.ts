import type { HeldWords } from '@heard/contracts/engagement'
import { type Caller, Commands, type FieldRequest, Refused } from '@heard/service-kit'
import { type Access, type Sealed, SubjectErased } from '@heard/vault'
import { Inject, Injectable } from '@nestjs/common'
import { contributionDecider } from './contribution.decider.ts'
import { contributionStream } from './contribution.events.ts'
import { ContributionReader, type Kept } from './contribution.reader.ts'
import type { CorrectWordsCommand } from './correct-words/correct-words.decide.ts'
import type { TranscribeCommand } from './file/transcribe.decide.ts'
import { wordsRow } from './words-row.ts'

const ATTEMPTS = 3

type Made = Omit<CorrectWordsCommand, 'words' | 'basedOn'> | Omit<TranscribeCommand, 'words' | 'basedOn'>

/** How other words are made from those that are there: who opens these, what becomes of them, and what is recorded. */
type Making = {
  readonly programme: string
  readonly contribution: string
  readonly access: Omit<Access, 'purpose'>
  readonly become: (now: HeldWords, kept: Kept) => HeldWords
  readonly command: Made
}

/** Puts other words in the place of the newest ones. */
@Injectable()
export class NewWords {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(ContributionReader) private readonly reader: ContributionReader,
  ) {}

  /**
   * Read and made again when somebody else was faster, so that neither undoes what the other did.
   * @throws Refused `words-withdrawn`, or with a code of the decider
   */
  async make(making: Making, caller: Caller, attempt = 1): Promise<bigint> {
    const { programme, contribution } = making
    const kept = await this.reader.read(programme, contribution)
    const now = await this.reader.words(kept.words, making.access)
    if (now.status === 'withdrawn') throw new Refused('words-withdrawn')
    const words = await sealOfPerson(this.commands, wordsRow(kept.held.person, making.become(now.words, kept)), caller)
    const command = { ...making.command, words, basedOn: kept.words.ref }
    try {
      return (await this.commands.run(contributionDecider, contributionStream(programme, contribution), command, caller)).position
    } catch (error) {
      if (attempt < ATTEMPTS && error instanceof Refused && error.code === 'text-changed') return this.make(making, caller, attempt + 1)
      throw error
    }
  }
}

/**
 * Seals one thing of a person.
 * @throws Refused `words-withdrawn` when they were erased
 */
export const sealOfPerson = async (commands: Commands, row: FieldRequest, caller: Caller): Promise<Sealed> => {
  const [sealed] = await commands.seal([row], caller).catch((error: unknown) => {
    throw error instanceof SubjectErased ? new Refused('words-withdrawn') : error
  })
  if (!sealed) throw new TypeError('the vault answered without what was sealed')
  return sealed
}
