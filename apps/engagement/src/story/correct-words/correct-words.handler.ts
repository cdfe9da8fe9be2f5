import type { AnswerOf, BodyOf } from '@heard/contracts'
import type { correctWords } from '@heard/contracts/engagement'
import { type Answered, answered, type Caller, Receipts, Refused } from '@heard/service-kit'
import { Inject } from '@nestjs/common'
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs'
import { writtenDown } from '../file/contribution-files.ts'
import { NewWords } from '../new-words.ts'

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
    @Inject(NewWords) private readonly newWords: NewWords,
    @Inject(Receipts) private readonly receipts: Receipts,
  ) {}

  async execute({ body, caller }: CorrectWordsRequest): Promise<Answered<Corrected>> {
    const { programme, contribution, person } = await this.receipts.find(body.receipt)
    if (person === undefined) throw new Refused('words-withdrawn')
    const said = Object.fromEntries(Object.entries(body.words).filter((part): part is [string, string] => part[1] !== undefined))
    const position = await this.newWords.make(
      {
        programme,
        contribution,
        access: { actor: 'resident', reason: 'receipt' },
        become: (now) => ({ ...writtenDown(now), ...said }),
        command: { type: 'CorrectWords', programme, contribution },
      },
      caller,
    )
    return answered({ contribution }, position)
  }
}
