import type { approveQuotation, proposeQuotation, refuseQuotation } from '@heard/contracts/engagement'
import { WordsField } from '@heard/contracts/engagement'
import type { RecordedFact } from '@heard/event-sourcing'
import { type Answered, type AnswerOf, answered, type Caller, Commands, type InputOf, Platform, Refused } from '@heard/service-kit'
import { Inject } from '@nestjs/common'
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs'
import { quotationDecider } from './quotation.decider.ts'
import { type QuotationFact, quotationStream } from './quotation.events.ts'
import { QuotationSources } from './quotation-sources.ts'

type Done = AnswerOf<typeof proposeQuotation>

export class ProposeQuotation extends Command<Answered<Done>> {
  constructor(
    readonly input: InputOf<typeof proposeQuotation>,
    readonly caller: Caller,
  ) {
    super()
  }
}

@CommandHandler(ProposeQuotation)
export class ProposeQuotationHandler implements ICommandHandler<ProposeQuotation> {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(QuotationSources) private readonly sources: QuotationSources,
  ) {}

  async execute({ input: { params, body }, caller }: ProposeQuotation): Promise<Answered<Done>> {
    const { programme } = params
    const { contribution, textVersion, ...shown } = body
    const found = await this.sources.read(programme, contribution)
    if (!found.source.consent) throw new Refused('no-consent')
    const words = await this.sources.open(found, caller.actor)
    const lengths = Object.fromEntries(WordsField.options.map((field) => [field, words[field]?.length ?? 0]))
    const quotation = caller.newId()
    const command = { type: 'Propose' as const, programme, quotation, contribution, shown, textVersion, source: found.source, lengths }
    const { position } = await this.commands.run(quotationDecider, quotationStream(programme, quotation), command, caller)
    return answered({ quotation }, position)
  }
}

export class ApproveQuotation extends Command<Answered<Done>> {
  constructor(
    readonly params: InputOf<typeof approveQuotation>['params'],
    readonly caller: Caller,
  ) {
    super()
  }
}

@CommandHandler(ApproveQuotation)
export class ApproveQuotationHandler implements ICommandHandler<ApproveQuotation> {
  constructor(
    @Inject(Platform) private readonly platform: Platform,
    @Inject(Commands) private readonly commands: Commands,
    @Inject(QuotationSources) private readonly sources: QuotationSources,
  ) {}

  async execute({ params: { programme, quotation }, caller }: ApproveQuotation): Promise<Answered<Done>> {
    const { data, metadata } = await this.proposal(programme, quotation)
    const proposer = metadata.actor
    if (proposer === caller.actor) throw new Refused('same-person-approves')
    const found = await this.sources.read(programme, data.contribution)
    if (!found.source.consent) throw new Refused('no-consent')
    const original = await this.sources.open(found, caller.actor)
    const payload = { language: found.held.language, text: (original[data.field] ?? '').slice(data.from, data.to) }
    const copy = { subject: found.held.person, purpose: 'publication', field: 'quotation.words', payload } as const
    const [words] = await this.commands.seal([copy], caller)
    if (!words) throw new TypeError('the vault answered without the words')
    const command = { type: 'Approve' as const, programme, quotation, by: caller.actor, proposer, source: found.source, words }
    const { position } = await this.commands.run(quotationDecider, quotationStream(programme, quotation), command, caller)
    return answered({ quotation }, position)
  }

  private async proposal(programme: string, quotation: string): Promise<RecordedFact<QuotationFact<'QuotationProposed'>>> {
    for await (const fact of this.platform.store.readStream<QuotationFact<'QuotationProposed'>>(quotationStream(programme, quotation))) return fact
    throw new Refused('unknown-quotation')
  }
}

export class RefuseQuotation extends Command<Answered<Done>> {
  constructor(
    readonly input: InputOf<typeof refuseQuotation>,
    readonly caller: Caller,
  ) {
    super()
  }
}

@CommandHandler(RefuseQuotation)
export class RefuseQuotationHandler implements ICommandHandler<RefuseQuotation> {
  constructor(@Inject(Commands) private readonly commands: Commands) {}

  async execute({ input: { params, body }, caller }: RefuseQuotation): Promise<Answered<Done>> {
    const { programme, quotation } = params
    const command = { type: 'Refuse' as const, programme, quotation, reason: body.reason }
    const { position } = await this.commands.run(quotationDecider, quotationStream(programme, quotation), command, caller)
    return answered({ quotation }, position)
  }
}
