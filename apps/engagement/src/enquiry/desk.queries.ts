import { type AnswerOf, given } from '@heard/contracts'
import type { EnquiryFilter, EnquiryHistory, listEnquiries, MailStanding, showEnquiry } from '@heard/contracts/engagement'
import { type Caller, Outbox, Platform, ReadModel, Refused } from '@heard/service-kit'
import { Inject } from '@nestjs/common'
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs'
import { Colleagues } from '../safeguarding/colleagues.ts'
import { countsOf, enquiriesOf, enquiryRow } from './enquiries.query.ts'
import { ANSWERING, type DatedFact, Enquiries } from './enquiries.ts'
import { replyAddress } from './enquiry.mails.ts'
import { EnquiryReader, type Texts } from './enquiry.reader.ts'

export class ListEnquiries extends Query<AnswerOf<typeof listEnquiries>> {
  constructor(
    readonly programme: string,
    readonly show: EnquiryFilter,
    readonly reference: string | undefined,
    readonly caller: Caller,
  ) {
    super()
  }
}

@QueryHandler(ListEnquiries)
export class ListEnquiriesHandler implements IQueryHandler<ListEnquiries> {
  constructor(
    @Inject(ReadModel) private readonly model: ReadModel,
    @Inject(Colleagues) private readonly colleagues: Colleagues,
  ) {}

  async execute({ programme, show, reference, caller }: ListEnquiries): Promise<AnswerOf<typeof listEnquiries>> {
    const looking = { programme, actor: caller.actor, today: caller.at.slice(0, 10) }
    const counts = countsOf(this.model, looking)
    const enquiries = [...enquiriesOf(this.model, looking, show, reference)]
    return { total: counts[show], counts, enquiries, colleagues: [...(await this.colleagues.who(programme, ANSWERING))] }
  }
}

export class ShowEnquiry extends Query<AnswerOf<typeof showEnquiry>> {
  constructor(
    readonly programme: string,
    readonly enquiry: string,
    readonly caller: Caller,
  ) {
    super()
  }
}

@QueryHandler(ShowEnquiry)
export class ShowEnquiryHandler implements IQueryHandler<ShowEnquiry> {
  constructor(
    @Inject(Platform) private readonly platform: Platform,
    @Inject(ReadModel) private readonly model: ReadModel,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(Enquiries) private readonly enquiries: Enquiries,
    @Inject(EnquiryReader) private readonly reader: EnquiryReader,
    @Inject(Colleagues) private readonly colleagues: Colleagues,
  ) {}

  async execute({ programme, enquiry, caller }: ShowEnquiry): Promise<AnswerOf<typeof showEnquiry>> {
    const row = enquiryRow(this.model, programme, enquiry, caller.at.slice(0, 10))
    if (!row) throw new Refused('unknown-enquiry')
    const { facts } = await this.enquiries.read(programme, enquiry)
    const texts = await this.reader.open(facts, { actor: caller.actor, reason: 'enquiry' })
    return {
      ...row,
      ...given({ contact: texts.contact, replyAddress: replyAddress(this.platform.configuration.mailReplyTo, row.reference) }),
      canMail: this.outbox.canSend,
      history: await Promise.all(facts.map((fact) => this.happened(fact, facts, texts))),
      colleagues: [...(await this.colleagues.who(programme, ANSWERING))],
    }
  }

  private async happened(fact: DatedFact, facts: readonly DatedFact[], texts: Texts): Promise<EnquiryHistory> {
    const { at, actor: by } = fact
    switch (fact.type) {
      case 'EnquiryMade':
      case 'EnquiryContinued':
        return { what: 'person', at, channel: fact.data.channel, ...given({ text: texts.of(fact.data.words.ref) }) }
      case 'EnquiryAnswered': {
        const { answer, how, words } = fact.data
        const mail = how === 'email' ? await this.mailStanding(fact.data, facts) : undefined
        return { what: 'answer', at, by, answer, how, ...given({ text: texts.of(words.ref), mail }) }
      }
      case 'EnquiryAssigned':
        return { what: 'assigned', at, by, to: fact.data.to, ...given({ note: texts.of(fact.data.note?.ref) }) }
      case 'EnquiryReleased':
        return { what: 'released', at, by }
      case 'EnquiryDueMoved':
        return { what: 'due', at, by, due: fact.data.due }
      case 'EnquiryReminded':
        return { what: 'reminded', at, due: fact.data.due, overdue: fact.data.what === 'overdue' }
      case 'EnquiryBounced':
        return { what: 'bounced', at, seen: fact.data.seen }
      case 'GatheringWished':
        return { what: 'gathering', at, by, request: fact.data.request }
      case 'EnquiryClosed':
        return { what: 'closed', at, by, outcome: fact.data.outcome }
      case 'EnquiryReopened':
        return { what: 'reopened', at, by }
    }
  }

  private async mailStanding(
    { enquiry, answer }: { readonly enquiry: string; readonly answer: string },
    facts: readonly DatedFact[],
  ): Promise<MailStanding> {
    if (facts.some((fact) => fact.type === 'EnquiryBounced' && fact.data.answer === answer)) return 'bounced'
    const standing = await this.outbox.standing(enquiry, `answer/${answer}`)
    if (standing === 'sent' || standing === 'waiting') return standing
    return standing === 'refused' ? 'bounced' : 'not-sent'
  }
}
