import type { AnswerOf, BodyOf } from '@heard/contracts'
import type { EnquiryContact, stepEnquiry } from '@heard/contracts/engagement'
import { EnquiryContact as Contact } from '@heard/contracts/engagement'
import { type Answered, answered, type Caller, Outbox, Platform, ReadModel, Refused } from '@heard/service-kit'
import { Inject } from '@nestjs/common'
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs'
import { z } from 'zod'
import { Colleagues } from '../safeguarding/colleagues.ts'
import { enquiryRow, referenceOf } from './enquiries.query.ts'
import { ANSWERING, type DatedFact, Enquiries, PURPOSE, said } from './enquiries.ts'
import type { StepEnquiry } from './enquiry.decider.ts'
import { answerMail, replyAddress } from './enquiry.mails.ts'
import type { EnquiryState } from './enquiry.state.ts'

type Done = AnswerOf<typeof stepEnquiry>
type Step = BodyOf<typeof stepEnquiry>
type StepOf<S extends Step['step']> = Extract<Step, { step: S }>

export class StepEnquiryRequest extends Command<Answered<Done>> {
  constructor(
    readonly programme: string,
    readonly enquiry: string,
    readonly step: Step,
    readonly caller: Caller,
  ) {
    super()
  }
}

type Now = {
  readonly one: { readonly programme: string; readonly enquiry: string }
  readonly state: EnquiryState
  readonly facts: readonly DatedFact[]
  readonly caller: Caller
}

const Words = z.object({ messageId: z.string().optional() })

@CommandHandler(StepEnquiryRequest)
export class StepEnquiryHandler implements ICommandHandler<StepEnquiryRequest> {
  constructor(
    @Inject(Platform) private readonly platform: Platform,
    @Inject(ReadModel) private readonly model: ReadModel,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(Enquiries) private readonly enquiries: Enquiries,
    @Inject(Colleagues) private readonly colleagues: Colleagues,
  ) {}

  async execute({ programme, enquiry, step, caller }: StepEnquiryRequest): Promise<Answered<Done>> {
    const { facts, state } = await this.enquiries.read(programme, enquiry)
    if (enquiryRow(this.model, programme, enquiry, caller.at.slice(0, 10))?.erased) throw new Refused('enquiry-erased')
    const now: Now = { one: { programme, enquiry }, state, facts, caller }
    const position = step.step === 'answer' ? await this.answer(step, now) : await this.enquiries.step(await this.command(step, now), caller)
    return answered({ enquiry }, position)
  }

  private async command(step: Exclude<Step, StepOf<'answer'>>, now: Now): Promise<StepEnquiry> {
    const { one, state, caller } = now
    switch (step.step) {
      case 'assign':
        return { ...one, type: 'Assign', ...(await this.assignment(step, now)) }
      case 'release':
        return { ...one, type: 'Release' }
      case 'due':
        return { ...one, type: 'MoveDue', due: step.due, today: caller.at.slice(0, 10) }
      case 'hear':
        return { ...one, type: 'Continue', ...(await this.heard(step, now)) }
      case 'bounced':
        return { ...one, type: 'Bounce', answer: step.answer, seen: 'staff' }
      case 'gathering': {
        const details = await this.enquiries.seal(state.person, 'mini-event.details', said(step.details), caller)
        return { ...one, type: 'WishGathering', request: caller.newId(), details }
      }
      case 'close':
        return { ...one, type: 'Close', outcome: step.outcome }
      case 'reopen':
        return { ...one, type: 'Reopen', due: this.enquiries.dueFrom(one.programme, caller.at) }
    }
  }

  private async assignment({ to, note }: StepOf<'assign'>, { one, state, caller }: Now) {
    if (!(await this.colleagues.may(one.programme, ANSWERING, to))) throw new Refused('not-a-colleague')
    return { to, note: note === undefined ? undefined : await this.enquiries.seal(state.person, 'enquiry.note', note, caller) }
  }

  private async heard({ channel, text, messageId }: StepOf<'hear'>, { one, state, caller }: Now) {
    const words = await this.enquiries.seal(state.person, 'enquiry.words', said({ text, messageId }), caller)
    return { message: caller.newId(), channel, words, due: this.enquiries.dueFrom(one.programme, caller.at) }
  }

  /** The mail goes into the outbox once the answer is recorded: a crash in between leaves an answer whose mail shows as not sent, never a mail without an answer. */
  private async answer({ how, text }: StepOf<'answer'>, now: Now): Promise<bigint> {
    const { one, state, caller } = now
    if (how === 'email' && !this.outbox.canSend) throw new Refused('no-mail-server')
    const to = how === 'email' ? (await this.contact(now))?.email : undefined
    if (how === 'email' && to === undefined) throw new Refused('no-email')
    const answer = caller.newId()
    const words = await this.enquiries.seal(state.person, 'enquiry.answer', text, caller)
    const position = await this.enquiries.step({ ...one, type: 'Answer', answer, how, words }, caller)
    if (to !== undefined) await this.send(to, answer, text, now)
    return position
  }

  private async send(to: string, answer: string, text: string, now: Now): Promise<void> {
    const { enquiry } = now.one
    const { origin, mailReplyTo } = this.platform.configuration
    const reference = referenceOf(enquiry)
    const language = now.facts[0]?.type === 'EnquiryMade' ? now.facts[0].data.language : 'en'
    const replyTo = replyAddress(mailReplyTo, reference)
    const mail = answerMail({ to, language, origin, reference, text, replyTo, thread: await this.thread(now) })
    await this.outbox.put({ recipient: enquiry, cause: `answer/${answer}`, mail })
  }

  /** The mails so far, theirs and ours, in their order. */
  private async thread({ one, facts, caller }: Now): Promise<readonly string[]> {
    const came = facts.flatMap((fact) =>
      (fact.type === 'EnquiryMade' || fact.type === 'EnquiryContinued') && fact.data.channel === 'email' ? [fact.data.words.ref] : [],
    )
    const access = { purpose: PURPOSE, actor: caller.actor, reason: 'mail' }
    const opened = came.length === 0 ? [] : await this.platform.vault.open(came, access)
    const theirs = new Map(opened.map((row) => [row.ref, row.status === 'open' ? Words.safeParse(row.payload).data?.messageId : undefined]))
    return facts.flatMap((fact) => {
      if (fact.type === 'EnquiryAnswered' && fact.data.how === 'email') return [this.outbox.messageId(one.enquiry, `answer/${fact.data.answer}`)]
      const id = fact.type === 'EnquiryMade' || fact.type === 'EnquiryContinued' ? theirs.get(fact.data.words.ref) : undefined
      return id === undefined ? [] : [id]
    })
  }

  private async contact({ facts, caller }: Now): Promise<EnquiryContact | undefined> {
    const made = facts[0]
    if (made?.type !== 'EnquiryMade' || !made.data.contact) return undefined
    const [opened] = await this.platform.vault.open([made.data.contact.ref], { purpose: PURPOSE, actor: caller.actor, reason: 'mail' })
    return opened?.status === 'open' ? Contact.parse(opened.payload) : undefined
  }
}
