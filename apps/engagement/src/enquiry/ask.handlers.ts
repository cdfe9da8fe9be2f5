import type { AnswerOf, BodyOf } from '@heard/contracts'
import type { askConnector, EnquiryChannel, EnquiryConsent, recordEnquiry } from '@heard/contracts/engagement'
import { Answered, answered, type Caller, Commands, type FieldRequest, Receipts, Submissions } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs'
import { ProgrammeDirectory } from '../programme/programme-directory.ts'
import { consentTo } from './consent-to.ts'
import { Enquiries, PURPOSE, said } from './enquiries.ts'
import { enquiryDecider } from './enquiry.decider.ts'
import { enquiryStream } from './enquiry.events.ts'

type Asked = AnswerOf<typeof askConnector>
type Told = Pick<BodyOf<typeof recordEnquiry>, 'kind' | 'words' | 'contact' | 'language' | 'messageId'> & {
  readonly channel: EnquiryChannel
  readonly trapped: boolean
  readonly consent: EnquiryConsent
}

const requestsFor = (subject: string, { words, messageId, contact = {} }: Told): FieldRequest[] => {
  const reached = said(contact)
  const sealed = { subject, purpose: PURPOSE } as const
  return [
    { ...sealed, field: 'enquiry.words', payload: said({ text: words, messageId }) },
    ...(Object.keys(reached).length === 0 ? [] : [{ ...sealed, field: 'enquiry.contact' as const, payload: reached }]),
  ]
}

/** Takes in an enquiry: vault first, its receipt in the same commit, then the fact. */
@Injectable()
export class TakeEnquiry {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(Receipts) private readonly receipts: Receipts,
    @Inject(Submissions) private readonly submissions: Submissions,
    @Inject(Enquiries) private readonly enquiries: Enquiries,
  ) {}

  take(programme: string, told: Told, open: boolean, caller: Caller): Promise<Answered<Asked>> {
    return this.submissions.once(caller, () => this.takeOnce(programme, told, open, caller))
  }

  private async takeOnce(programme: string, told: Told, open: boolean, caller: Caller): Promise<Answered<Asked>> {
    const submission = await this.submissions.identify([programme, told], caller)
    const { contribution: enquiry, person, receipt } = submission
    const stream = enquiryStream(programme, enquiry)
    const due = this.enquiries.dueFrom(programme, caller.at)
    const recorded = await this.submissions.recordedUpTo(stream)
    if (recorded !== undefined) return answered({ enquiry, receipt, due }, recorded)
    const [sealed] = await Promise.all([
      this.commands.seal(requestsFor(person, told), caller, this.submissions.answerToRetries(submission, caller)),
      this.receipts.keep(receipt, { programme, contribution: enquiry, person }),
    ])
    const [words, contact] = sealed
    if (!words) throw new TypeError('the vault answered without the words')
    const { kind, channel, language, trapped, consent } = told
    const made = { person, kind, channel, language, words, contact, due, trapped, consent }
    const { position } = await this.commands.run(enquiryDecider, stream, { type: 'Make', programme, enquiry, made, open }, caller)
    return answered({ enquiry, receipt, due }, position)
  }
}

export class AskConnector extends Command<Answered<Asked>> {
  constructor(
    readonly programme: string,
    readonly body: BodyOf<typeof askConnector>,
    readonly caller: Caller,
  ) {
    super()
  }
}

@CommandHandler(AskConnector)
export class AskConnectorHandler implements ICommandHandler<AskConnector> {
  constructor(
    @Inject(TakeEnquiry) private readonly taking: TakeEnquiry,
    @Inject(ProgrammeDirectory) private readonly programmes: ProgrammeDirectory,
  ) {}

  async execute({ programme, body, caller }: AskConnector): Promise<Answered<Asked>> {
    const { agreed: _agreed, noticeHash, trapped = false, ...told } = body
    return this.taking.take(
      programme,
      { ...told, channel: 'web', trapped, consent: consentTo(noticeHash) },
      this.programmes.isAnswering(programme),
      caller,
    )
  }
}

export class RecordEnquiry extends Command<Answered<AnswerOf<typeof recordEnquiry>>> {
  constructor(
    readonly programme: string,
    readonly body: BodyOf<typeof recordEnquiry>,
    readonly caller: Caller,
  ) {
    super()
  }
}

@CommandHandler(RecordEnquiry)
export class RecordEnquiryHandler implements ICommandHandler<RecordEnquiry> {
  constructor(
    @Inject(TakeEnquiry) private readonly taking: TakeEnquiry,
    @Inject(ProgrammeDirectory) private readonly programmes: ProgrammeDirectory,
  ) {}

  /** What came is recorded, even when the programme is over. */
  async execute({ programme, body, caller }: RecordEnquiry): Promise<Answered<AnswerOf<typeof recordEnquiry>>> {
    this.programmes.isAnswering(programme)
    const { agreed: _agreed, noticeHash, ...told } = body
    const consent = consentTo(noticeHash)
    const { body: taken, about } = await this.taking.take(programme, { ...told, trapped: false, consent }, true, caller)
    return new Answered({ enquiry: taken.enquiry, receipt: taken.receipt }, about)
  }
}
