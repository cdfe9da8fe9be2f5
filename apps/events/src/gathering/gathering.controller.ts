import {
  acceptPlace,
  announceGathering,
  cancelForPerson,
  cancelGathering,
  cancelRegistration,
  changeGathering,
  changeRegistration,
  dayKey,
  listGatherings,
  listRegistrations,
  myRegistration,
  noteArrival,
  noteHeadcount,
  notePermission,
  prepareGathering,
  registerForGathering,
  showPreparation,
  takeDoorItems,
} from '@heard/contracts/events'
import { type Caller, From, Implements, Input, type InputOf, RateLimiter } from '@heard/service-kit'
import { Controller, Inject } from '@nestjs/common'
import { CommandBus, QueryBus } from '@nestjs/cqrs'
import { receiptCost, registrationCost } from '../limits.ts'
import { ShowDayKey, said, TakeDoorItems } from './door.handlers.ts'
import { Announce, Cancel, Change, ListGatherings } from './gathering.handlers.ts'
import { Prepare, ShowPreparation } from './preparation.handlers.ts'
import {
  ChangeRegistration,
  ListRegistrations,
  NoteHeadcount,
  Register,
  ShowMyRegistration,
  StepMyRegistration,
  StepRegistration,
} from './registration.handlers.ts'

@Controller()
export class GatheringController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(QueryBus) private readonly queries: QueryBus,
  ) {}

  @Implements(announceGathering)
  announce(@Input() { params, body }: InputOf<typeof announceGathering>, @From() caller: Caller) {
    return this.commands.execute(new Announce(params.programme, body, caller))
  }

  @Implements(changeGathering)
  change(@Input() { params, body }: InputOf<typeof changeGathering>, @From() caller: Caller) {
    return this.commands.execute(new Change(params, body, caller))
  }

  @Implements(cancelGathering)
  cancel(@Input() { params, body }: InputOf<typeof cancelGathering>, @From() caller: Caller) {
    return this.commands.execute(new Cancel(params, body, caller))
  }

  @Implements(prepareGathering)
  prepare(@Input() { params, body }: InputOf<typeof prepareGathering>, @From() caller: Caller) {
    return this.commands.execute(new Prepare(params, body, caller))
  }

  @Implements(showPreparation)
  preparation(@Input() { params }: InputOf<typeof showPreparation>, @From() caller: Caller) {
    return this.queries.execute(new ShowPreparation(params, caller))
  }

  @Implements(listGatherings)
  async list(@Input() { params }: InputOf<typeof listGatherings>) {
    return { gatherings: await this.queries.execute(new ListGatherings(params.programme)) }
  }
}

@Controller()
export class RegistrationController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(RateLimiter) private readonly limiter: RateLimiter,
  ) {}

  @Implements(registerForGathering)
  register(@Input() { params, body }: InputOf<typeof registerForGathering>, @From() caller: Caller) {
    this.take(caller, registrationCost)
    return this.commands.execute(new Register(params, body, caller))
  }

  @Implements(myRegistration)
  mine(@Input() { body }: InputOf<typeof myRegistration>, @From() caller: Caller) {
    this.take(caller, receiptCost)
    return this.queries.execute(new ShowMyRegistration(body.receipt))
  }

  @Implements(changeRegistration)
  change(@Input() { body }: InputOf<typeof changeRegistration>, @From() caller: Caller) {
    this.take(caller, receiptCost)
    return this.commands.execute(new ChangeRegistration(body, caller))
  }

  @Implements(cancelRegistration)
  cancel(@Input() { body }: InputOf<typeof cancelRegistration>, @From() caller: Caller) {
    this.take(caller, receiptCost)
    return this.commands.execute(new StepMyRegistration(body.receipt, 'CancelRegistration', caller))
  }

  @Implements(acceptPlace)
  accept(@Input() { body }: InputOf<typeof acceptPlace>, @From() caller: Caller) {
    this.take(caller, receiptCost)
    return this.commands.execute(new StepMyRegistration(body.receipt, 'AcceptPlace', caller))
  }

  @Implements(listRegistrations)
  list(@Input() { params }: InputOf<typeof listRegistrations>, @From() caller: Caller) {
    return this.queries.execute(new ListRegistrations(params, caller))
  }

  @Implements(cancelForPerson)
  cancelFor(@Input() { params }: InputOf<typeof cancelForPerson>, @From() caller: Caller) {
    return this.commands.execute(new StepRegistration({ type: 'CancelRegistration', ...params, by: 'staff' }, caller))
  }

  @Implements(noteArrival)
  arrival(@Input() { params, body }: InputOf<typeof noteArrival>, @From() caller: Caller) {
    return this.commands.execute(new StepRegistration({ type: 'NoteArrival', ...params, people: body.people }, caller))
  }

  @Implements(noteHeadcount)
  headcount(@Input() { params, body }: InputOf<typeof noteHeadcount>, @From() caller: Caller) {
    return this.commands.execute(new NoteHeadcount(params, body, caller))
  }

  @Implements(notePermission)
  permission(@Input() { params: { to, ...about }, body }: InputOf<typeof notePermission>, @From() caller: Caller) {
    const permissions = [said({ to, noticeHash: body.noticeHash }, body.given, caller.at)]
    return this.commands.execute(new StepRegistration({ type: 'NotePermissions', ...about, permissions }, caller))
  }

  @Implements(dayKey)
  key(@Input() { params }: InputOf<typeof dayKey>) {
    return this.queries.execute(new ShowDayKey(params))
  }

  @Implements(takeDoorItems)
  items(@Input() { params, body }: InputOf<typeof takeDoorItems>, @From() caller: Caller) {
    return this.commands.execute(new TakeDoorItems(params, body, caller))
  }

  private take(caller: Caller, cost: number): void {
    this.limiter.take(caller.address, Date.parse(caller.at), cost)
  }
}
