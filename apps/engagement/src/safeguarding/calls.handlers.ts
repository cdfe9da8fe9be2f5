import type { AnswerOf, BodyOf } from '@heard/contracts'
import { type askForCall, CallDetails, type cancelCall, type MyCall, type myCalls } from '@heard/contracts/engagement'
import { type Answered, answered, type Caller, newReceiptCode, Platform, ReadModel, Receipts, Refused } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import { Command, CommandHandler, type ICommandHandler, type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs'
import { z } from 'zod'
import { ErasureList } from '../erasure/replay-list/erasure-list.ts'
import { forgetSubject } from '../erasure/replay-list/forget-subject.ts'
import { ProgrammeDirectory } from '../programme/programme-directory.ts'
import { ContributionReader } from '../story/contribution.reader.ts'
import { concernDecider } from './concern.decider.ts'
import { type ConcernRow, callsAbout, concernOf } from './concerns.query.ts'
import { Concerns } from './concerns.ts'

const Target = z.strictObject({ programme: z.string(), concern: z.string() })
type Mine = { readonly programme: string; readonly rows: readonly ConcernRow[] }

/** Finds the calls that a code belongs to: one of its own, or the receipt of a contribution. */
@Injectable()
export class CallCodes {
  constructor(
    @Inject(Platform) private readonly platform: Pick<Platform, 'vault'>,
    @Inject(ReadModel) private readonly model: ReadModel,
    @Inject(Receipts) private readonly receipts: Receipts,
    @Inject(ContributionReader) private readonly contributions: ContributionReader,
  ) {}

  async keep(code: string, target: z.infer<typeof Target>): Promise<void> {
    const { vault } = this.platform
    await vault.link(vault.fingerprint('call', code), target)
  }

  /**
   * The contribution of this programme that a receipt is for; nothing where it is of another programme, erased, or no contribution.
   * @throws Refused `unknown-receipt`
   */
  async contributionOf(programme: string, receipt: string): Promise<string | undefined> {
    const { contribution, erasure, ...target } = await this.receipts.find(receipt)
    if (target.programme !== programme || erasure !== undefined) return undefined
    return (await this.contributions.isThere(programme, contribution)) ? contribution : undefined
  }

  /** @throws Refused `unknown-receipt` */
  async find(code: string): Promise<Mine> {
    const { vault } = this.platform
    const own = Target.safeParse(await vault.linked(vault.fingerprint('call', code)))
    if (own.success) {
      const row = concernOf(this.model, own.data.programme, own.data.concern)
      return { programme: own.data.programme, rows: row ? [row] : [] }
    }
    const { programme, contribution } = await this.receipts.find(code)
    return { programme, rows: callsAbout(this.model, contribution) }
  }
}

export class AskForCall extends Command<Answered<AnswerOf<typeof askForCall>>> {
  constructor(
    readonly programme: string,
    readonly body: BodyOf<typeof askForCall>,
    readonly caller: Caller,
  ) {
    super()
  }
}

@CommandHandler(AskForCall)
export class AskForCallHandler implements ICommandHandler<AskForCall> {
  constructor(
    @Inject(Concerns) private readonly concerns: Concerns,
    @Inject(CallCodes) private readonly codes: CallCodes,
    @Inject(ProgrammeDirectory) private readonly programmes: ProgrammeDirectory,
  ) {}

  async execute({ programme, body: { details, receipt, young }, caller }: AskForCall): Promise<Answered<AnswerOf<typeof askForCall>>> {
    if (!this.programmes.isAnswering(programme)) throw new Refused('programme-not-open')
    const contribution = receipt === undefined ? undefined : await this.codes.contributionOf(programme, receipt)
    const [concern, person, asker] = [caller.newId(), caller.newId(), caller.newId()]
    const { name, when, ...rest } = details
    const payload = { ...rest, ...(name === undefined ? {} : { name }), ...(when === undefined ? {} : { when }) }
    const contact = await this.concerns.seal(asker, 'concern.contact', payload, caller)
    const code = contribution === undefined ? newReceiptCode() : undefined
    if (code !== undefined) await this.codes.keep(code, { programme, concern })
    const source = young === true ? 'under-age' : 'call-asked'
    const about = { contribution, enquiry: undefined, details: undefined }
    const position = await this.concerns.run(
      { type: 'Raise', programme, concern, person, asker, contact, source, urgency: 'today', ...about },
      caller,
    )
    return answered({ concern, ...(code === undefined ? {} : { receipt: code }) }, position)
  }
}

export class MyCalls extends Query<AnswerOf<typeof myCalls>> {
  constructor(readonly receipt: string) {
    super()
  }
}

const stateOf = ({ cancelled, closed, called, assignee }: ConcernRow): MyCall['state'] => {
  if (cancelled === 1) return 'cancelled'
  if (closed !== null) return 'closed'
  if (called === 1) return 'called'
  return assignee === null ? 'waiting' : 'taken'
}

@QueryHandler(MyCalls)
export class MyCallsHandler implements IQueryHandler<MyCalls> {
  constructor(
    @Inject(CallCodes) private readonly codes: CallCodes,
    @Inject(Concerns) private readonly concerns: Concerns,
  ) {}

  async execute({ receipt }: MyCalls): Promise<AnswerOf<typeof myCalls>> {
    const { programme, rows } = await this.codes.find(receipt)
    const opened = await this.concerns.open(
      rows.flatMap(({ contact }) => contact ?? []),
      'resident',
    )
    return {
      programme,
      calls: rows.map((row) => {
        const details = row.contact === null ? undefined : CallDetails.safeParse(opened.get(row.contact)).data
        return { concern: row.concern, at: row.raised_at, state: stateOf(row), ...(details === undefined ? {} : { details }) }
      }),
    }
  }
}

export class CancelCall extends Command<Answered<AnswerOf<typeof cancelCall>>> {
  constructor(
    readonly body: BodyOf<typeof cancelCall>,
    readonly caller: Caller,
  ) {
    super()
  }
}

@CommandHandler(CancelCall)
export class CancelCallHandler implements ICommandHandler<CancelCall> {
  constructor(
    @Inject(Platform) private readonly platform: Platform,
    @Inject(Concerns) private readonly concerns: Concerns,
    @Inject(CallCodes) private readonly codes: CallCodes,
    @Inject(ErasureList) private readonly list: ErasureList,
  ) {}

  async execute({ body: { receipt, concern }, caller }: CancelCall): Promise<Answered<AnswerOf<typeof cancelCall>>> {
    const { programme, rows } = await this.codes.find(receipt)
    if (!rows.some((row) => row.concern === concern)) throw new Refused('no-call-to-cancel')
    const { state } = await this.concerns.read(programme, concern)
    const command = { type: 'CancelCall', programme, concern } as const
    const decision = concernDecider.decide(command, state)
    if ('refused' in decision) throw new Refused(decision.refused)
    // Before the fact: whoever is interrupted in between can cancel once more.
    const { list, platform } = this
    if (state.asker !== undefined) await forgetSubject({ list, vault: platform.vault }, { subject: state.asker, purposes: ['safeguarding'] })
    return answered({ concern }, await this.concerns.run(command, caller))
  }
}
