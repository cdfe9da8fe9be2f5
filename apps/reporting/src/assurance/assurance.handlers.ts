import { given } from '@heard/contracts'
import type { AssuranceEntry, endAssurance, listAssurance, recordAssurance, reviseAssurance } from '@heard/contracts/reporting'
import { mayAct } from '@heard/identity'
import { type Answered, type AnswerOf, answered, type Caller, Commands, type InputOf, Refused } from '@heard/service-kit'
import { Inject } from '@nestjs/common'
import { Command, CommandHandler, type ICommandHandler, type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs'
import { Looking } from '../audit/looking.ts'
import { type AuditedFact, AuditRecord } from '../audit/record/audit-record.ts'
import { ProgrammeTerms } from '../programme-terms.ts'
import { dayOf } from '../today.ts'
import { needed, Wordings } from '../wordings.ts'
import { type AssuranceCommand, assuranceDecider } from './assurance.decider.ts'
import { assuranceStream } from './assurance.events.ts'

type AssuranceInput =
  | { readonly record: InputOf<typeof recordAssurance> }
  | { readonly revise: InputOf<typeof reviseAssurance> }
  | { readonly end: InputOf<typeof endAssurance> }

type Listed = AuditedFact<'AssuranceRecorded' | 'AssuranceEnded'>
type Standing = { readonly newest: AuditedFact<'AssuranceRecorded'>; readonly ended: AuditedFact<'AssuranceEnded'> | undefined }

/** Every entry about a programme or the whole installation, in the order they were first recorded. */
const standingOf = (facts: readonly Listed[]): readonly Standing[] =>
  [...Map.groupBy(facts, ({ data }) => data.entry).values()].flatMap((history): Standing[] => {
    const newest = history.findLast((fact) => fact.type === 'AssuranceRecorded')
    return newest ? [{ newest, ended: history.find((fact) => fact.type === 'AssuranceEnded') }] : []
  })

export class AssuranceQuery extends Query<AnswerOf<typeof listAssurance>> {
  constructor(
    readonly programme: string,
    readonly caller: Caller,
  ) {
    super()
  }
}

@QueryHandler(AssuranceQuery)
export class AssuranceQueryHandler implements IQueryHandler<AssuranceQuery> {
  constructor(
    @Inject(AuditRecord) private readonly record: AuditRecord,
    @Inject(Wordings) private readonly wordings: Wordings,
    @Inject(ProgrammeTerms) private readonly terms: ProgrammeTerms,
    @Inject(Looking) private readonly looking: Looking,
  ) {}

  async execute({ programme, caller }: AssuranceQuery): Promise<AnswerOf<typeof listAssurance>> {
    this.terms.require(programme)
    const today = dayOf(caller.at)
    const standing = standingOf(this.record.facts(['AssuranceRecorded', 'AssuranceEnded'], { programme }))
    const words = await this.wordings.read(standing.map(({ newest }) => newest.data.text.ref))
    const entries = standing.map(({ newest: { data, actor, at }, ended }): AssuranceEntry => {
      const { text, ...rest } = data
      const overdue = ended === undefined && data.reviewBy !== undefined && data.reviewBy < today
      return { ...rest, text: words.get(text.ref) ?? { status: 'tampered' }, by: actor, at, overdue, ...given({ ended: ended?.data.on }) }
    })
    await this.looking.viewed('assurance', { programme }, caller)
    return { today, entries: [...entries.filter(({ ended }) => ended === undefined), ...entries.filter(({ ended }) => ended !== undefined)] }
  }
}

export class AssuranceRequest extends Command<Answered<AnswerOf<typeof recordAssurance>>> {
  constructor(
    readonly input: AssuranceInput,
    readonly caller: Caller,
  ) {
    super()
  }
}

@CommandHandler(AssuranceRequest)
export class AssuranceRequestHandler implements ICommandHandler<AssuranceRequest> {
  constructor(
    @Inject(AuditRecord) private readonly record: AuditRecord,
    @Inject(Commands) private readonly commands: Commands,
    @Inject(Wordings) private readonly wordings: Wordings,
    @Inject(ProgrammeTerms) private readonly terms: ProgrammeTerms,
  ) {}

  async execute({ input, caller }: AssuranceRequest): Promise<Answered<AnswerOf<typeof recordAssurance>>> {
    const command = await this.commandOf(input, caller)
    const { entry, programme } = command
    const { position } = await this.commands.run(assuranceDecider, assuranceStream(programme, entry), command, caller)
    return answered({ entry }, position)
  }

  private async commandOf(input: AssuranceInput, caller: Caller): Promise<AssuranceCommand> {
    if ('record' in input) {
      const { params, body } = input.record
      this.terms.require(params.programme)
      const programme = this.judged(body.everywhere ? undefined : params.programme, caller)
      const { kind } = body
      return { type: 'Record', entry: caller.newId(), kind, ...programme, ...(await this.content(params.programme, body, caller)) }
    }
    const { params } = 'revise' in input ? input.revise : input.end
    const about = { entry: params.entry, ...this.judged(this.programmeOf(params), caller) }
    if ('end' in input) return { type: 'End', ...about, today: dayOf(caller.at) }
    return { type: 'Revise', ...about, ...(await this.content(params.programme, input.revise.body, caller)) }
  }

  /** What the caller may record about. @throws Refused `not-allowed` */
  private judged(programme: string | undefined, { principal }: Caller) {
    if (!mayAct(principal, 'assurance.record', { programme }).allowed) throw new Refused('not-allowed')
    return given({ programme })
  }

  private async content(subject: string, body: InputOf<typeof reviseAssurance>['body'], caller: Caller) {
    const { language, text, ...rest } = body
    const sealed = await this.wordings.seal(subject, 'assurance', { text }, language, caller)
    const { state, on, reviewBy, role } = rest
    return { state, on, reviewBy, role, text: needed(sealed.text), today: dayOf(caller.at) }
  }

  /** Whether an entry is about the programme of the address or the whole installation. @throws Refused `unknown-entry` */
  private programmeOf({ programme, entry }: { readonly programme: string; readonly entry: string }): string | undefined {
    const [first] = this.record.about('entry', [entry])
    if (first?.type !== 'AssuranceRecorded' || (first.data.programme !== undefined && first.data.programme !== programme)) {
      throw new Refused('unknown-entry')
    }
    return first.data.programme
  }
}
