import { type AnswerOf, type BodyOf, given, type Sealed } from '@heard/contracts'
import { PlanCheck, PlanWords, type prepareGathering, type showPreparation } from '@heard/contracts/events'
import { type Answered, type Caller, Commands, Platform, ReadModel, Refused } from '@heard/service-kit'
import { SubjectErased } from '@heard/vault'
import { Inject } from '@nestjs/common'
import { Command, CommandHandler, type ICommandHandler, type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs'
import { z } from 'zod'
import { Planning } from './gathering.handlers.ts'
import { gatheringRow, type PreparationRow, preparationOf } from './gathering.query.ts'

type About = { readonly programme: string; readonly gathering: string }

const planningPurpose = 'event-planning'

export class Prepare extends Command<Answered<{ readonly gathering: string }>> {
  constructor(
    readonly about: About,
    readonly body: BodyOf<typeof prepareGathering>,
    readonly caller: Caller,
  ) {
    super()
  }
}

/** What staff prepare names speakers, hosts and helpers: it is held for a subject of its own, and goes 30 days after the gathering. */
@CommandHandler(Prepare)
export class PrepareHandler implements ICommandHandler<Prepare> {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(Planning) private readonly planning: Planning,
    @Inject(ReadModel) private readonly model: ReadModel,
  ) {}

  async execute({ about, body: { checked, budget, words }, caller }: Prepare): Promise<Answered<{ readonly gathering: string }>> {
    const { programme, gathering } = about
    if (!gatheringRow(this.model, programme, gathering)) throw new Refused('unknown-gathering')
    const fresh = caller.newId()
    const known = preparationOf(this.model, programme, gathering)?.subject ?? fresh
    const sealed = await this.sealed(known, words, caller).catch((error: unknown) => {
      if (error instanceof SubjectErased) return this.sealed(fresh, words, caller)
      throw error
    })
    return this.planning.run({ type: 'Prepare', ...about, ...sealed, checked, budget }, caller)
  }

  /** What was prepared before may be erased by now; what is written after that is of a new subject. */
  private async sealed(
    subject: string,
    { roles, risks, notes }: PlanWords,
    caller: Caller,
  ): Promise<{ readonly subject: string; readonly words: Sealed }> {
    const payload = { roles, ...given({ risks, notes }) }
    const [words] = await this.commands.seal([{ subject, purpose: planningPurpose, field: 'preparation.words', payload }], caller)
    if (!words) throw new TypeError('the vault answered without the words')
    return { subject, words }
  }
}

export class ShowPreparation extends Query<AnswerOf<typeof showPreparation>> {
  constructor(
    readonly about: About,
    readonly caller: Caller,
  ) {
    super()
  }
}

@QueryHandler(ShowPreparation)
export class ShowPreparationHandler implements IQueryHandler<ShowPreparation> {
  constructor(
    @Inject(Platform) private readonly platform: Pick<Platform, 'vault'>,
    @Inject(ReadModel) private readonly model: ReadModel,
  ) {}

  async execute({ about: { programme, gathering }, caller }: ShowPreparation): Promise<AnswerOf<typeof showPreparation>> {
    const row = preparationOf(this.model, programme, gathering)
    const payload = row && (await this.payload(row, caller))
    if (!row || payload === undefined) return {}
    const checked = z.array(PlanCheck).parse(JSON.parse(row.checked))
    return { preparation: { checked, ...(row.budget === null ? {} : { budget: row.budget }), words: PlanWords.parse(payload) } }
  }

  private async payload({ subject, words }: PreparationRow, caller: Caller): Promise<unknown> {
    const { vault } = this.platform
    const access = { purpose: planningPurpose, actor: caller.actor, reason: 'gathering' }
    const [opened] = subject === null ? await vault.wording([words]) : await vault.open([words], access)
    return opened?.status === 'open' ? opened.payload : undefined
  }
}
