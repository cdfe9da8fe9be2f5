import type { FieldFor } from '@heard/contracts/engagement'
import { fold } from '@heard/event-sourcing'
import { workingDaysAfter } from '@heard/privacy'
import { type CommandSource, Commands, Platform, ReadModel, Refused } from '@heard/service-kit'
import type { Sealed } from '@heard/vault'
import { Inject, Injectable } from '@nestjs/common'
import { purposeEntry } from '../programme/programme.rows.ts'
import { enquiryDecider, type StepEnquiry } from './enquiry.decider.ts'
import { type EnquiryFact, enquiryStream } from './enquiry.events.ts'
import type { EnquiryState } from './enquiry.state.ts'

/** What everything is sealed for that people ask us, and what we answer. */
export const PURPOSE = 'enquiry'
/** What somebody must be allowed to be given an enquiry. */
export const ANSWERING = 'enquiry.answer'
const WORKING_DAYS = 5

export type DatedFact = EnquiryFact & { readonly at: string; readonly actor: string }
type Field = FieldFor<typeof PURPOSE>
type Payload = string | Readonly<Record<string, string>>

/** An object without what was left out. */
export const said = (fields: Readonly<Record<string, string | undefined>>): Record<string, string> =>
  Object.fromEntries(Object.entries(fields).filter((pair): pair is [string, string] => pair[1] !== undefined))

/** What all that is done with an enquiry shares. */
@Injectable()
export class Enquiries {
  constructor(
    @Inject(Platform) private readonly platform: Platform,
    @Inject(Commands) private readonly commands: Commands,
    @Inject(ReadModel) private readonly model: ReadModel,
  ) {}

  /** @throws Refused `unknown-enquiry` */
  async read(programme: string, enquiry: string): Promise<{ readonly facts: readonly DatedFact[]; readonly state: EnquiryState }> {
    const facts: DatedFact[] = []
    for await (const { type, data, metadata } of this.platform.store.readStream<EnquiryFact>(enquiryStream(programme, enquiry)))
      facts.push({ type, data, at: metadata.at, actor: metadata.actor } as DatedFact)
    if (facts.length === 0) throw new Refused('unknown-enquiry')
    return { facts, state: fold(enquiryDecider, facts) }
  }

  /** The last day to answer what comes in now. */
  dueFrom(programme: string, at: string): string {
    const entry = purposeEntry(this.model, programme, PURPOSE)?.entry
    return workingDaysAfter(at.slice(0, 10), entry?.answerWithin ?? WORKING_DAYS)
  }

  async seal(person: string, field: Field, payload: Payload, source: CommandSource): Promise<Sealed> {
    const [sealed] = await this.commands.seal([{ subject: person, purpose: PURPOSE, field, payload }], source)
    if (!sealed) throw new TypeError('the vault answered without the text')
    return sealed
  }

  async step(command: StepEnquiry, source: CommandSource): Promise<bigint> {
    return (await this.commands.run(enquiryDecider, enquiryStream(command.programme, command.enquiry), command, source)).position
  }
}
