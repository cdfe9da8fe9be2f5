import type { AnswerOf, BodyOf } from '@heard/contracts'
import type { attachFile, transcribeFile } from '@heard/contracts/engagement'
import { type Answered, answered, type Caller, Commands, type InputOf, Refused } from '@heard/service-kit'
import { SubjectErased } from '@heard/vault'
import { Inject } from '@nestjs/common'
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs'
import { contributionDecider } from '../contribution.decider.ts'
import { contributionStream } from '../contribution.events.ts'
import { ContributionReader } from '../contribution.reader.ts'
import { Receipts } from '../receipts.ts'
import { wordsRow } from '../words-row.ts'
import { fileIn } from './contribution-files.ts'
import { fileRow, StoryFiles, sizeOf } from './story-files.ts'

const withdrawn = (error: unknown): never => {
  throw error instanceof SubjectErased ? new Refused('words-withdrawn') : error
}

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
    const [content] = await this.commands.seal([fileRow(person, taken)], caller).catch(withdrawn)
    if (!content) throw new TypeError('the vault answered without the file')
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
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(ContributionReader) private readonly reader: ContributionReader,
  ) {}

  async execute({ input: { params, body }, caller }: TranscribeFile): Promise<Answered<AnswerOf<typeof transcribeFile>>> {
    const { programme, contribution, file } = params
    const kept = await this.reader.read(programme, contribution)
    const { field } = fileIn(kept, file)
    const now = await this.reader.words(kept.words, { actor: caller.actor, reason: 'transcribe' })
    if (now.status === 'withdrawn') throw new Refused('words-withdrawn')
    const [words] = await this.commands.seal([wordsRow(kept.held.person, { ...now.words, [field]: body.words })], caller).catch(withdrawn)
    if (!words) throw new TypeError('the vault answered without the words')
    const command = { type: 'Transcribe', programme, contribution, file, words } as const
    const { position } = await this.commands.run(contributionDecider, contributionStream(programme, contribution), command, caller)
    return answered({ contribution }, position)
  }
}
