import type { AnswerOf } from '@heard/contracts'
import type { ErasureWay, eraseMyContribution, listErasures, ErasureState as StateName } from '@heard/contracts/engagement'
import { type Answered, answered, type Caller, Platform, ReadModel, Receipts, Refused } from '@heard/service-kit'
import { Inject } from '@nestjs/common'
import { Command, CommandHandler, type ICommandHandler, type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs'
import { Enquiries } from '../enquiry/enquiries.ts'
import { applicantOf } from '../retention/holdings.query.ts'
import { ContributionReader } from '../story/contribution.reader.ts'
import type { ErasureState } from './erasure.state.ts'
import { erasuresOf, lastDrills } from './erasures.query.ts'
import { type ErasureRequest, Erasures } from './erasures.ts'

type Answer = AnswerOf<typeof eraseMyContribution>

const nameOf = ({ status, unverified }: ErasureState): StateName => {
  if (status === 'none') return 'requested'
  return status === 'started' && unverified.length > 0 ? 'unverified' : status
}

export class EraseMine extends Command<Answered<Answer>> {
  constructor(
    readonly receipt: string,
    readonly caller: Caller,
  ) {
    super()
  }
}

export class EraseByStaff extends Command<Answered<Answer>> {
  constructor(
    readonly about: { readonly programme: string; readonly contribution: string },
    readonly way: ErasureWay,
    readonly caller: Caller,
  ) {
    super()
  }
}

/** Asks, and answers with how far it came meanwhile and where the log is now. */
const erase = async (platform: Platform, erasures: Erasures, request: ErasureRequest, caller: Caller): Promise<Answered<Answer>> => {
  const { erasure, state } = await erasures.request(request, caller)
  return answered({ erasure, state: nameOf(state) }, await platform.store.head())
}

@CommandHandler(EraseMine)
export class EraseMineHandler implements ICommandHandler<EraseMine> {
  constructor(
    @Inject(Platform) private readonly platform: Platform,
    @Inject(Erasures) private readonly erasures: Erasures,
    @Inject(Receipts) private readonly receipts: Receipts,
  ) {}

  async execute({ receipt, caller }: EraseMine): Promise<Answered<Answer>> {
    const { programme, contribution, person, erasure } = await this.receipts.find(receipt)
    if (person !== undefined) return erase(this.platform, this.erasures, { programme, contribution, person, by: 'resident' }, caller)
    if (erasure === undefined) throw new Refused('unknown-receipt')
    return answered({ erasure, state: nameOf(await this.erasures.load(programme, erasure)) }, await this.platform.store.head())
  }
}

@CommandHandler(EraseByStaff)
export class EraseByStaffHandler implements ICommandHandler<EraseByStaff> {
  constructor(
    @Inject(Platform) private readonly platform: Platform,
    @Inject(Erasures) private readonly erasures: Erasures,
    @Inject(ContributionReader) private readonly reader: ContributionReader,
    @Inject(Enquiries) private readonly enquiries: Enquiries,
    @Inject(ReadModel) private readonly model: ReadModel,
  ) {}

  async execute({ about: { programme, contribution }, way, caller }: EraseByStaff): Promise<Answered<Answer>> {
    const person = await this.personBehind(programme, contribution)
    return erase(this.platform, this.erasures, { programme, contribution, person, by: 'staff', way }, caller)
  }

  /** Of a story, of an enquiry, or of an application. */
  private async personBehind(programme: string, id: string): Promise<string> {
    try {
      return (await this.reader.read(programme, id)).held.person
    } catch (error) {
      if (!(error instanceof Refused) || error.code !== 'not-found') throw error
      const asked = await this.enquiries.read(programme, id).catch(() => undefined)
      const person = asked?.state.person ?? applicantOf(this.model, programme, id)
      if (person === undefined) throw error
      return person
    }
  }
}

export class ListErasures extends Query<AnswerOf<typeof listErasures>> {
  constructor(
    readonly programme: string,
    readonly caller: Caller,
  ) {
    super()
  }
}

@QueryHandler(ListErasures)
export class ListErasuresHandler implements IQueryHandler<ListErasures> {
  constructor(
    @Inject(Platform) private readonly platform: Pick<Platform, 'process'>,
    @Inject(ReadModel) private readonly model: ReadModel,
  ) {}

  execute({ programme, caller }: ListErasures): Promise<AnswerOf<typeof listErasures>> {
    const apart = this.platform.process !== undefined
    return Promise.resolve({ erasures: erasuresOf(this.model, programme, Date.parse(caller.at), apart), drills: lastDrills(this.model) })
  }
}
