import type { Sealed } from '@heard/contracts'
import type { changeMemo, listMemos, removeMemo, writeMemo } from '@heard/contracts/reporting'
import { type Answered, type AnswerOf, answered, type Caller, Commands, type InputOf, Platform, Refused } from '@heard/service-kit'
import { SubjectErased } from '@heard/vault'
import { Inject, Injectable } from '@nestjs/common'
import { Command, CommandHandler, type ICommandHandler, type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs'
import { AnalysisIndex } from '../analysis/analysis-index.ts'
import { markedInOriginal } from '../analysis/contribution-text.ts'
import { findContribution, personOf } from '../analysis/contributions.query.ts'
import { codebookDecider } from '../codebook/codebook.decider.ts'
import { codebookStream } from '../codebook/codebook.events.ts'
import { loadState } from '../load-state.ts'
import { ProgrammeTerms } from '../programme-terms.ts'
import { needed, Wordings } from '../wordings.ts'
import { memoDecider } from './memo.decider.ts'
import { memoStream } from './memo.events.ts'
import { Memos } from './memos.reader.ts'

type Written = { readonly words: string; readonly language: string }

/** Seals what analysts write: of a contribution for its person, with whose words it goes; else as wording of the programme, which nobody publishes. */
@Injectable()
export class MemoWords {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(Wordings) private readonly wordings: Wordings,
    @Inject(AnalysisIndex) private readonly index: AnalysisIndex,
  ) {}

  /** @throws Refused `contribution-withdrawn` */
  async seal(programme: string, contribution: string | undefined, { words, language }: Written, caller: Caller): Promise<Sealed> {
    if (contribution === undefined) return needed((await this.wordings.seal(programme, 'memo', { words }, language, caller)).words)
    const person = personOf(this.index, programme, contribution)
    if (person === undefined) throw new Refused('contribution-withdrawn')
    const row = { subject: person, purpose: 'narrative', field: 'contribution.memo', payload: { language, text: words } } as const
    const [sealed] = await this.commands.seal([row], caller).catch((error: unknown) => {
      throw error instanceof SubjectErased ? new Refused('contribution-withdrawn') : error
    })
    return needed(sealed)
  }
}

export class WriteMemoRequest extends Command<Answered<AnswerOf<typeof writeMemo>>> {
  constructor(
    readonly input: InputOf<typeof writeMemo>,
    readonly caller: Caller,
  ) {
    super()
  }
}

@CommandHandler(WriteMemoRequest)
export class WriteMemoHandler implements ICommandHandler<WriteMemoRequest> {
  constructor(
    @Inject(Platform) private readonly platform: Platform,
    @Inject(Commands) private readonly commands: Commands,
    @Inject(AnalysisIndex) private readonly index: AnalysisIndex,
    @Inject(ProgrammeTerms) private readonly terms: ProgrammeTerms,
    @Inject(MemoWords) private readonly words: MemoWords,
  ) {}

  async execute({ input: { params, body }, caller }: WriteMemoRequest): Promise<Answered<AnswerOf<typeof writeMemo>>> {
    const { programme } = params
    const { theme, contribution } = body
    this.terms.require(programme)
    const held = contribution === undefined ? undefined : findContribution(this.index, programme, contribution)
    if (contribution !== undefined && !held) throw new Refused('unknown-contribution')
    const excerpt = held && markedInOriginal(held, body.excerpt)
    const codebook = await loadState(this.platform.store, codebookDecider, codebookStream(programme))
    const memo = caller.newId()
    const words = await this.words.seal(programme, contribution, body, caller)
    const command = { type: 'Write' as const, programme, memo, theme, contribution, excerpt, words, codebook }
    const { position } = await this.commands.run(memoDecider, memoStream(programme, memo), command, caller)
    return answered({ memo }, position)
  }
}

export class ChangeMemoRequest extends Command<Answered<undefined>> {
  constructor(
    readonly input: InputOf<typeof changeMemo>,
    readonly caller: Caller,
  ) {
    super()
  }
}

@CommandHandler(ChangeMemoRequest)
export class ChangeMemoHandler implements ICommandHandler<ChangeMemoRequest> {
  constructor(
    @Inject(Platform) private readonly platform: Platform,
    @Inject(Commands) private readonly commands: Commands,
    @Inject(MemoWords) private readonly words: MemoWords,
  ) {}

  async execute({ input: { params, body }, caller }: ChangeMemoRequest): Promise<Answered<undefined>> {
    const { programme, memo } = params
    const stream = memoStream(programme, memo)
    const { status, contribution } = await loadState(this.platform.store, memoDecider, stream)
    if (status === 'none') throw new Refused('unknown-memo')
    const words = await this.words.seal(programme, contribution, body, caller)
    const { position } = await this.commands.run(memoDecider, stream, { type: 'Change', programme, memo, words, seen: body.seen }, caller)
    return answered(undefined, position)
  }
}

export class RemoveMemoRequest extends Command<Answered<undefined>> {
  constructor(
    readonly input: InputOf<typeof removeMemo>,
    readonly caller: Caller,
  ) {
    super()
  }
}

@CommandHandler(RemoveMemoRequest)
export class RemoveMemoHandler implements ICommandHandler<RemoveMemoRequest> {
  constructor(@Inject(Commands) private readonly commands: Commands) {}

  async execute({ input: { params, body }, caller }: RemoveMemoRequest): Promise<Answered<undefined>> {
    const { programme, memo } = params
    const command = { type: 'Remove' as const, programme, memo, seen: body.seen }
    const { position } = await this.commands.run(memoDecider, memoStream(programme, memo), command, caller)
    return answered(undefined, position)
  }
}

export class ListMemos extends Query<AnswerOf<typeof listMemos>> {
  constructor(
    readonly input: InputOf<typeof listMemos>,
    readonly caller: Caller,
  ) {
    super()
  }
}

@QueryHandler(ListMemos)
export class ListMemosHandler implements IQueryHandler<ListMemos> {
  constructor(
    @Inject(Memos) private readonly memos: Memos,
    @Inject(ProgrammeTerms) private readonly terms: ProgrammeTerms,
  ) {}

  async execute({ input: { params, query }, caller }: ListMemos): Promise<AnswerOf<typeof listMemos>> {
    this.terms.require(params.programme)
    return this.memos.list(params.programme, query, caller.actor)
  }
}
