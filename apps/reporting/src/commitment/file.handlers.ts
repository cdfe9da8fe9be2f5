import type { publishedFile, sendFileAhead } from '@heard/contracts/reporting'
import { kinds } from '@heard/files'
import { type AnswerOf, type Caller, fileCost, type InputOf, Platform, RateLimiter, Refused } from '@heard/service-kit'
import { Inject } from '@nestjs/common'
import { Command, CommandHandler, type ICommandHandler, type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs'
import { HistoryReader } from '../accountability/history.reader.ts'
import { loadState } from '../load-state.ts'
import { ProgrammeTerms } from '../programme-terms.ts'
import { Wordings } from '../wordings.ts'
import { commitmentDecider } from './commitment.decider.ts'
import { commitmentStream } from './commitment.events.ts'
import { CommitmentFiles, StoredFile, toldOf } from './commitment-files.ts'
import { filesIn } from './files-in.ts'
import { ownerOf } from './owner.ts'

export class SendFileAhead extends Command<AnswerOf<typeof sendFileAhead>> {
  constructor(
    readonly input: InputOf<typeof sendFileAhead>,
    readonly caller: Caller,
  ) {
    super()
  }
}

@CommandHandler(SendFileAhead)
export class SendFileAheadHandler implements ICommandHandler<SendFileAhead> {
  constructor(
    @Inject(Platform) private readonly platform: Platform,
    @Inject(CommitmentFiles) private readonly files: CommitmentFiles,
    @Inject(ProgrammeTerms) private readonly terms: ProgrammeTerms,
  ) {}

  async execute({ input: { params, body }, caller }: SendFileAhead): Promise<AnswerOf<typeof sendFileAhead>> {
    const { programme, commitment } = params
    const held = await loadState(this.platform.store, commitmentDecider, commitmentStream(programme, commitment))
    const owner = ownerOf({ ...params, actsFor: this.terms.actsFor(caller.principal, programme) }, held)
    if (typeof owner === 'string') throw new Refused(owner)
    return this.files.keep(params, body, caller)
  }
}

export class PublishedFileQuery extends Query<AnswerOf<typeof publishedFile>> {
  constructor(
    readonly input: InputOf<typeof publishedFile>,
    readonly caller: Caller,
  ) {
    super()
  }
}

@QueryHandler(PublishedFileQuery)
export class PublishedFileHandler implements IQueryHandler<PublishedFileQuery> {
  constructor(
    @Inject(Platform) private readonly platform: Platform,
    @Inject(HistoryReader) private readonly histories: HistoryReader,
    @Inject(Wordings) private readonly wordings: Wordings,
    @Inject(RateLimiter) private readonly limiter: RateLimiter,
  ) {}

  async execute({ input: { params }, caller: { address, at } }: PublishedFileQuery): Promise<AnswerOf<typeof publishedFile>> {
    const facts = this.histories.ofCommitment(params.programme, params.commitment)
    const found = facts.flatMap(({ data }) => filesIn(data)).find(({ file }) => file === params.file)
    if (!found) throw new Refused('not-found')
    this.limiter.take(address, Date.parse(at), fileCost(found.size))
    const about = (await this.wordings.wordsIn(found.about))(found.about)
    const [opened] = about.status === 'withdrawn' ? [] : await this.platform.vault.wording([found.bytes.ref])
    if (about.status === 'withdrawn' || opened?.status === 'erased') throw new Refused('file-withdrawn')
    const stored = StoredFile.safeParse(opened?.status === 'open' ? opened.payload : undefined).data
    const told = stored && toldOf(stored)
    if (about.status !== 'open' || !stored || told?.sha256 !== found.sha256) throw new Refused('content-unreadable')
    return { ...told, name: about.text, mediaType: kinds[stored.kind].mediaType, content: stored.bytes }
  }
}
