import type { AnswerOf, BodyOf } from '@heard/contracts'
import type { correctWords } from '@heard/contracts/engagement'
import { type Answered, answered, type Caller, Commands, Refused } from '@heard/service-kit'
import { SubjectErased } from '@heard/vault'
import { Inject } from '@nestjs/common'
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs'
import { contributionDecider } from '../contribution.decider.ts'
import { contributionStream } from '../contribution.events.ts'
import { ContributionReader } from '../contribution.reader.ts'
import { writtenDown } from '../file/contribution-files.ts'
import { Receipts } from '../receipts.ts'
import { wordsRow } from '../words-row.ts'

type Corrected = AnswerOf<typeof correctWords>

export class CorrectWordsRequest extends Command<Answered<Corrected>> {
  constructor(
    readonly body: BodyOf<typeof correctWords>,
    readonly caller: Caller,
  ) {
    super()
  }
}

/** The earlier words stay sealed until they are erased with the rest: what was quoted from them can still be traced. */
@CommandHandler(CorrectWordsRequest)
export class CorrectWordsHandler implements ICommandHandler<CorrectWordsRequest> {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(ContributionReader) private readonly reader: ContributionReader,
    @Inject(Receipts) private readonly receipts: Receipts,
  ) {}

  async execute({ body, caller }: CorrectWordsRequest): Promise<Answered<Corrected>> {
    const { programme, contribution, person } = await this.receipts.find(body.receipt)
    if (person === undefined) throw new Refused('words-withdrawn')
    const kept = await this.reader.read(programme, contribution)
    const now = await this.reader.words(kept.words, { actor: 'resident', reason: 'receipt' })
    if (now.status === 'withdrawn') throw new Refused('words-withdrawn')
    const [words] = await this.commands.seal([wordsRow(person, { ...writtenDown(now.words), ...body.words })], caller).catch((error: unknown) => {
      throw error instanceof SubjectErased ? new Refused('words-withdrawn') : error
    })
    if (!words) throw new TypeError('the vault answered without the words')
    const command = { type: 'CorrectWords', programme, contribution, words } as const
    const { position } = await this.commands.run(contributionDecider, contributionStream(programme, contribution), command, caller)
    return answered({ contribution }, position)
  }
}
