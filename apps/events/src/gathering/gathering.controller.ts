import {
  acceptForPerson,
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
  myPermissions,
  myRegistration,
  noteArrival,
  noteHeadcount,
  notePermission,
  permitGuest,
  prepareGathering,
  registerForGathering,
  showPreparation,
  showRegistration,
  takeDoorItems,
  withdrawPermission,
} from '@heard/contracts/events'
import { type Caller, From, Implements, Input, type InputOf, RateLimiter, receiptCost } from '@heard/service-kit'
import { Controller, Inject } from '@nestjs/common'
import { CommandBus, QueryBus } from '@nestjs/cqrs'
import { registrationCost } from '../limits.ts'
import { ShowDayKey, said, TakeDoorItems } from './door.handlers.ts'
import { Announce, Cancel, Change } from './gathering.handlers.ts'
import { ListGatherings } from './gathering.views.ts'
import { PermitGuest, ShowMyPermissions, WithdrawPermission } from './permission.handlers.ts'
import { Prepare, ShowPreparation } from './preparation.handlers.ts'
import { ChangeRegistration, NoteHeadcount, Register, ShowMyRegistration, StepMyRegistration, StepRegistration } from './registration.handlers.ts'
import { ListRegistrations, ShowRegistration } from './registration.views.ts'

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

  @Implements(acceptForPerson)
  acceptFor(@Input() { params }: InputOf<typeof acceptForPerson>, @From() caller: Caller) {
    return this.commands.execute(new StepRegistration({ type: 'AcceptPlace', ...params, at: caller.at }, caller))
  }

  @Implements(showRegistration)
  show(@Input() { params }: InputOf<typeof showRegistration>, @From() caller: Caller) {
    return this.queries.execute(new ShowRegistration(params, caller))
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

  @Implements(permitGuest)
  guest(@Input() { params, body }: InputOf<typeof permitGuest>, @From() caller: Caller) {
    return this.commands.execute(new PermitGuest(params, body, caller))
  }

  @Implements(myPermissions)
  permissions(@Input() { body }: InputOf<typeof myPermissions>, @From() caller: Caller) {
    this.take(caller, receiptCost)
    return this.queries.execute(new ShowMyPermissions(body.receipt))
  }

  @Implements(withdrawPermission)
  withdrawPermission(@Input() { body }: InputOf<typeof withdrawPermission>, @From() caller: Caller) {
    this.take(caller, receiptCost)
    return this.commands.execute(new WithdrawPermission(body.receipt, body.to, caller))
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
