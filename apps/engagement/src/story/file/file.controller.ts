import { attachFile, fileWords, keepDraftFile, listFiles, openFile, openMyFile, transcribeFile } from '@heard/contracts/engagement'
import { type AnswerOf, type Caller, From, Implements, Input, type InputOf, RateLimiter, Receipts, Refused } from '@heard/service-kit'
import { Controller, Inject } from '@nestjs/common'
import { CommandBus } from '@nestjs/cqrs'
import { ContributionReader } from '../contribution.reader.ts'
import { submissionCost } from '../limits.ts'
import { ContributionFiles, fileIn, filesOf } from './contribution-files.ts'
import { AttachFile, TranscribeFile } from './file.handlers.ts'
import { StoryFiles, sizeOf } from './story-files.ts'

/** Photos and recordings of contributions: sent by residents, written down by staff. */
@Controller()
export class FileController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(StoryFiles) private readonly storyFiles: StoryFiles,
    @Inject(ContributionFiles) private readonly files: ContributionFiles,
    @Inject(ContributionReader) private readonly reader: ContributionReader,
    @Inject(Receipts) private readonly receipts: Receipts,
    @Inject(RateLimiter) private readonly limiter: RateLimiter,
  ) {}

  @Implements(keepDraftFile)
  async keep(@Input() { body }: InputOf<typeof keepDraftFile>, @From() caller: Caller): Promise<AnswerOf<typeof keepDraftFile>> {
    const taken = await this.storyFiles.take(body, caller)
    await this.storyFiles.keep(body.key, taken, caller.at)
    return { kind: taken.kind, size: sizeOf(taken) }
  }

  @Implements(attachFile)
  attach(@Input() { body }: InputOf<typeof attachFile>, @From() caller: Caller) {
    return this.commands.execute(new AttachFile(body, caller))
  }

  @Implements(openMyFile)
  async openMine(@Input() { body }: InputOf<typeof openMyFile>, @From() caller: Caller): Promise<AnswerOf<typeof openMyFile>> {
    this.limiter.take(caller.address, Date.parse(caller.at), submissionCost)
    const { programme, contribution, person } = await this.receipts.find(body.receipt)
    if (person === undefined) throw new Refused('words-withdrawn')
    const kept = await this.reader.read(programme, contribution)
    return this.files.open(fileIn(kept, body.file), { actor: 'resident', reason: 'receipt' })
  }

  @Implements(listFiles)
  async list(@Input() { params }: InputOf<typeof listFiles>): Promise<AnswerOf<typeof listFiles>> {
    const kept = await this.reader.read(params.programme, params.contribution)
    return { files: filesOf(kept).map(({ content: _content, field: _field, ...file }) => file) }
  }

  @Implements(openFile)
  async open(@Input() { params }: InputOf<typeof openFile>, @From() { actor }: Caller): Promise<AnswerOf<typeof openFile>> {
    const kept = await this.reader.read(params.programme, params.contribution)
    return this.files.open(fileIn(kept, params.file), { actor, reason: 'transcribe' })
  }

  @Implements(fileWords)
  async words(@Input() { params }: InputOf<typeof fileWords>, @From() { actor }: Caller): Promise<AnswerOf<typeof fileWords>> {
    const kept = await this.reader.read(params.programme, params.contribution)
    const { content: _content, field, ...file } = fileIn(kept, params.file)
    if (!file.written) return file
    const held = await this.reader.words(kept.words, { actor, reason: 'transcribe' })
    if (held.status === 'withdrawn') throw new Refused('words-withdrawn')
    const words = held.words[field]
    return words === undefined ? file : { ...file, words }
  }

  @Implements(transcribeFile)
  transcribe(@Input() input: InputOf<typeof transcribeFile>, @From() caller: Caller) {
    return this.commands.execute(new TranscribeFile(input, caller))
  }
}
