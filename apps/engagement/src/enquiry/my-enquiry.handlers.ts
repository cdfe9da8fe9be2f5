import type { AnswerOf } from '@heard/contracts'
import type { addToMyEnquiry, downloadMyEnquiry, EnquiryMessage, MyEnquiry, withdrawMyEnquiry } from '@heard/contracts/engagement'
import { type Answered, answered, type Caller, Receipts, Refused } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import { Command, CommandHandler, type ICommandHandler, type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs'
import { Openings } from '../story/openings/openings.reader.ts'
import { type DatedFact, Enquiries, said } from './enquiries.ts'
import { EnquiryReader, type Texts } from './enquiry.reader.ts'
import type { EnquiryState } from './enquiry.state.ts'

type Mine = {
  readonly programme: string
  readonly enquiry: string
  readonly facts: readonly DatedFact[]
  readonly state: EnquiryState
}

/** What the holder of a receipt may do with the enquiry behind it. */
@Injectable()
export class MyEnquiries {
  constructor(
    @Inject(Receipts) private readonly receipts: Receipts,
    @Inject(Enquiries) private readonly enquiries: Enquiries,
    @Inject(EnquiryReader) private readonly reader: EnquiryReader,
  ) {}

  /** @throws Refused `unknown-receipt`, also for the receipt of a story, and of what is erased */
  async find(receipt: string): Promise<Mine> {
    const { programme, contribution: enquiry, person } = await this.receipts.find(receipt)
    if (person === undefined) throw new Refused('unknown-receipt')
    const read = await this.enquiries.read(programme, enquiry).catch((error: unknown) => {
      throw error instanceof Refused && error.code === 'unknown-enquiry' ? new Refused('unknown-receipt') : error
    })
    return { programme, enquiry, ...read }
  }

  async view(mine: Mine): Promise<{ readonly view: MyEnquiry; readonly texts: Texts }> {
    const { programme, enquiry, facts, state } = mine
    const texts = await this.reader.open(facts, { actor: 'resident', reason: 'receipt' })
    const closed = state.status === 'closed' ? facts.findLast((fact) => fact.type === 'EnquiryClosed') : undefined
    const view: MyEnquiry = {
      enquiry,
      programme,
      kind: state.kind,
      state: state.status === 'none' ? 'open' : state.status,
      at: facts[0]?.at ?? '',
      due: state.due,
      ...(closed ? { outcome: closed.data.outcome } : {}),
      ...(texts.contact ? { contact: texts.contact } : {}),
      messages: facts.flatMap((fact) => messageOf(fact, state, texts)),
    }
    return { view, texts }
  }
}

const messageOf = (fact: DatedFact, { mailed }: EnquiryState, texts: Texts): EnquiryMessage[] => {
  if (fact.type !== 'EnquiryMade' && fact.type !== 'EnquiryContinued' && fact.type !== 'EnquiryAnswered') return []
  const { at, data } = fact
  const text = texts.of(data.words.ref)
  const words = text === undefined ? {} : { text }
  if (fact.type !== 'EnquiryAnswered') return [{ from: 'person', at, channel: fact.data.channel, ...words }]
  const { how, answer } = fact.data
  return [{ from: 'connector', at, how, bounced: mailed.get(answer) === 'bounced', ...words }]
}

export class MyEnquiryQuery extends Query<MyEnquiry> {
  constructor(readonly receipt: string) {
    super()
  }
}

@QueryHandler(MyEnquiryQuery)
export class MyEnquiryHandler implements IQueryHandler<MyEnquiryQuery> {
  constructor(@Inject(MyEnquiries) private readonly mine: MyEnquiries) {}

  async execute({ receipt }: MyEnquiryQuery): Promise<MyEnquiry> {
    return (await this.mine.view(await this.mine.find(receipt))).view
  }
}

type Downloaded = AnswerOf<typeof downloadMyEnquiry>

export class DownloadMyEnquiry extends Query<Downloaded> {
  constructor(
    readonly receipt: string,
    readonly at: string,
  ) {
    super()
  }
}

@QueryHandler(DownloadMyEnquiry)
export class DownloadMyEnquiryHandler implements IQueryHandler<DownloadMyEnquiry> {
  constructor(
    @Inject(MyEnquiries) private readonly mine: MyEnquiries,
    @Inject(Openings) private readonly openings: Openings,
  ) {}

  async execute({ receipt, at: madeAt }: DownloadMyEnquiry): Promise<Downloaded> {
    const mine = await this.mine.find(receipt)
    const { view, texts } = await this.mine.view(mine)
    const notes = mine.facts.flatMap((fact) => {
      if (fact.type !== 'EnquiryAssigned' || !fact.data.note) return []
      const text = texts.of(fact.data.note.ref)
      return [{ at: fact.at, ...(text === undefined ? {} : { text }) }]
    })
    const gatherings = mine.facts.flatMap((fact) => {
      if (fact.type !== 'GatheringWished') return []
      const details = texts.gathering(fact.data.details.ref)
      return [{ at: fact.at, ...(details ? { details } : {}) }]
    })
    const made = mine.facts[0]
    const consent = made?.type === 'EnquiryMade' && made.data.consent ? { consent: made.data.consent } : {}
    const openings = await this.openings.of(mine.programme, mine.enquiry)
    return { format: 'heard/my-enquiry/1', madeAt, ...view, ...consent, notes, gatherings, openings }
  }
}

export class AddToMyEnquiry extends Command<Answered<AnswerOf<typeof addToMyEnquiry>>> {
  constructor(
    readonly receipt: string,
    readonly words: string,
    readonly caller: Caller,
  ) {
    super()
  }
}

@CommandHandler(AddToMyEnquiry)
export class AddToMyEnquiryHandler implements ICommandHandler<AddToMyEnquiry> {
  constructor(
    @Inject(MyEnquiries) private readonly mine: MyEnquiries,
    @Inject(Enquiries) private readonly enquiries: Enquiries,
  ) {}

  async execute({ receipt, words: text, caller }: AddToMyEnquiry): Promise<Answered<AnswerOf<typeof addToMyEnquiry>>> {
    const { programme, enquiry, state } = await this.mine.find(receipt)
    const words = await this.enquiries.seal(state.person, 'enquiry.words', said({ text }), caller)
    const due = this.enquiries.dueFrom(programme, caller.at)
    const position = await this.enquiries.step({ programme, enquiry, type: 'Continue', message: caller.newId(), channel: 'web', words, due }, caller)
    return answered({ enquiry }, position)
  }
}

export class WithdrawMyEnquiry extends Command<Answered<AnswerOf<typeof withdrawMyEnquiry>>> {
  constructor(
    readonly receipt: string,
    readonly caller: Caller,
  ) {
    super()
  }
}

@CommandHandler(WithdrawMyEnquiry)
export class WithdrawMyEnquiryHandler implements ICommandHandler<WithdrawMyEnquiry> {
  constructor(
    @Inject(MyEnquiries) private readonly mine: MyEnquiries,
    @Inject(Enquiries) private readonly enquiries: Enquiries,
  ) {}

  async execute({ receipt, caller }: WithdrawMyEnquiry): Promise<Answered<AnswerOf<typeof withdrawMyEnquiry>>> {
    const { programme, enquiry } = await this.mine.find(receipt)
    return answered({ enquiry }, await this.enquiries.step({ programme, enquiry, type: 'Withdraw' }, caller))
  }
}
