import { type AnswerOf, type BodyOf, britishTime, given, type Sealed } from '@heard/contracts'
import {
  AccessFact,
  type dropTemplate,
  GatheringKind,
  type GatheringTemplate,
  GatheringWords,
  type keepTemplate,
  type listTemplates,
  Meeting,
} from '@heard/contracts/events'
import { type Answered, answered, type Caller, Commands, Platform, ReadModel, Refused } from '@heard/service-kit'
import { Inject } from '@nestjs/common'
import { Command, CommandHandler, type ICommandHandler, type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs'
import { z } from 'zod'
import { type GatheringFact, gatheringStream } from '../gathering/gathering.events.ts'
import { Planning } from '../gathering/gathering.handlers.ts'
import { templateDecider } from './template.decider.ts'
import { templateStream } from './template.events.ts'

const Plan = z.object({
  kind: GatheringKind,
  startsAt: z.string(),
  endsAt: z.string(),
  communities: z.array(z.string()),
  meeting: Meeting.optional(),
  access: z.array(AccessFact),
  capacity: z.int().optional(),
})
type Plan = z.infer<typeof Plan> & { readonly words: Sealed }
const Name = z.strictObject({ language: z.string(), text: z.string() })

export class KeepTemplate extends Command<Answered<AnswerOf<typeof keepTemplate>>> {
  constructor(
    readonly programme: string,
    readonly body: BodyOf<typeof keepTemplate>,
    readonly caller: Caller,
  ) {
    super()
  }
}

@CommandHandler(KeepTemplate)
export class KeepTemplateHandler implements ICommandHandler<KeepTemplate> {
  constructor(
    @Inject(Platform) private readonly platform: Pick<Platform, 'store'>,
    @Inject(Commands) private readonly commands: Commands,
    @Inject(Planning) private readonly planning: Planning,
  ) {}

  async execute({ programme, body: { gathering, name: text }, caller }: KeepTemplate): Promise<Answered<AnswerOf<typeof keepTemplate>>> {
    const plan = await this.newest(programme, gathering)
    const template = caller.newId()
    const name = await this.planning.seal(programme, 'template', { language: 'en', text }, caller)
    const command = { type: 'Keep' as const, programme, template, name, ...plan }
    const { position } = await this.commands.run(templateDecider, templateStream(programme, template), command, caller)
    return answered({ template }, position)
  }

  /** What was announced of it last. */
  private async newest(programme: string, gathering: string): Promise<Plan> {
    let plan: Plan | undefined
    for await (const fact of this.platform.store.readStream<GatheringFact>(gatheringStream(programme, gathering))) {
      if (fact.type === 'GatheringAnnounced' || fact.type === 'GatheringChanged') plan = { ...Plan.parse(fact.data), words: fact.data.words }
    }
    if (!plan) throw new Refused('unknown-gathering')
    return plan
  }
}

export class DropTemplate extends Command<Answered<AnswerOf<typeof dropTemplate>>> {
  constructor(
    readonly about: { readonly programme: string; readonly template: string },
    readonly caller: Caller,
  ) {
    super()
  }
}

@CommandHandler(DropTemplate)
export class DropTemplateHandler implements ICommandHandler<DropTemplate> {
  constructor(@Inject(Commands) private readonly commands: Commands) {}

  async execute({ about, caller }: DropTemplate): Promise<Answered<AnswerOf<typeof dropTemplate>>> {
    const { programme, template } = about
    const { position } = await this.commands.run(templateDecider, templateStream(programme, template), { type: 'Drop', ...about }, caller)
    return answered({ template }, position)
  }
}

export class ListTemplates extends Query<AnswerOf<typeof listTemplates>> {
  constructor(readonly programme: string) {
    super()
  }
}

type Row = { readonly template: string; readonly name: string; readonly words: string; readonly plan: string }

@QueryHandler(ListTemplates)
export class ListTemplatesHandler implements IQueryHandler<ListTemplates> {
  constructor(
    @Inject(Platform) private readonly platform: Pick<Platform, 'vault'>,
    @Inject(ReadModel) private readonly model: ReadModel,
  ) {}

  async execute({ programme }: ListTemplates): Promise<AnswerOf<typeof listTemplates>> {
    const rows = this.model.query<Row>('SELECT template, name, words, plan FROM gathering_templates WHERE programme = ? ORDER BY position', programme)
    const refs = rows.flatMap(({ name, words }) => [name, words])
    const opened = refs.length === 0 ? [] : await this.platform.vault.wording(refs)
    const payloads = new Map(opened.flatMap((one) => (one.status === 'open' ? [[one.ref, one.payload] as const] : [])))
    return { templates: rows.flatMap((row) => templateOf(row, payloads)) }
  }
}

/** One whose wording was withdrawn is not listed. */
const templateOf = (row: Row, payloads: ReadonlyMap<string, unknown>): GatheringTemplate[] => {
  const [name, words] = [Name.safeParse(payloads.get(row.name)), GatheringWords.safeParse(payloads.get(row.words))]
  if (!name.success || !words.success) return []
  const { kind, startsAt, endsAt, communities, meeting, access, capacity } = Plan.parse(JSON.parse(row.plan))
  const times = { from: britishTime(startsAt).time, to: britishTime(endsAt).time }
  return [{ template: row.template, name: name.data, kind, ...times, communities, access, ...given({ meeting, capacity }), words: words.data }]
}
