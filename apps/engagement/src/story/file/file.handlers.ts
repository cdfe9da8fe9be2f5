import type { AnswerOf, BodyOf } from '@heard/contracts'
import type { attachFile, transcribeFile } from '@heard/contracts/engagement'
import { type Answered, answered, type Caller, Commands, type InputOf, Receipts, Refused } from '@heard/service-kit'
import { Inject } from '@nestjs/common'
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs'
import { contributionDecider } from '../contribution.decider.ts'
import { contributionStream } from '../contribution.events.ts'
import { NewWords, sealOfPerson } from '../new-words.ts'
import { fileIn } from './contribution-files.ts'
import { fileRow, StoryFiles, sizeOf } from './story-files.ts'

export class AttachFile extends Command<Answered<AnswerOf<typeof attachFile>>> {
  constructor(
    readonly body: BodyOf<typeof attachFile>,
    readonly caller: Caller,
  ) {
    super()
  }
}

@CommandHandler(AttachFile)
export class AttachFileHandler implements ICommandHandler<AttachFile> {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(Receipts) private readonly receipts: Receipts,
    @Inject(StoryFiles) private readonly files: StoryFiles,
  ) {}

  async execute({ body: { receipt, ...sent }, caller }: AttachFile): Promise<Answered<AnswerOf<typeof attachFile>>> {
    const { programme, contribution, person } = await this.receipts.find(receipt)
    if (person === undefined) throw new Refused('words-withdrawn')
    const taken = await this.files.take(sent, caller)
    const content = await sealOfPerson(this.commands, fileRow(person, taken), caller)
    const file = caller.newId()
    const command = { type: 'AttachFile', programme, contribution, file, kind: taken.kind, size: sizeOf(taken), content } as const
    const { position } = await this.commands.run(contributionDecider, contributionStream(programme, contribution), command, caller)
    return answered({ file }, position)
  }
}

export class TranscribeFile extends Command<Answered<AnswerOf<typeof transcribeFile>>> {
  constructor(
    readonly input: InputOf<typeof transcribeFile>,
    readonly caller: Caller,
  ) {
    super()
  }
}

/** What a file says becomes part of the words, so that it is marked, coded and quoted as they are. */
@CommandHandler(TranscribeFile)
export class TranscribeFileHandler implements ICommandHandler<TranscribeFile> {
  constructor(@Inject(NewWords) private readonly newWords: NewWords) {}

  async execute({ input: { params, body }, caller }: TranscribeFile): Promise<Answered<AnswerOf<typeof transcribeFile>>> {
    const { programme, contribution, file } = params
    const position = await this.newWords.make(
      {
        programme,
        contribution,
        access: { actor: caller.actor, reason: 'transcribe' },
        become: (now, kept) => ({ ...now, [fileIn(kept, file).field]: body.words }),
        command: { type: 'Transcribe', programme, contribution, file },
      },
      caller,
    )
    return answered({ contribution }, position)
  }
}
