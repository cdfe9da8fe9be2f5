import { addMilestone, dropMilestone, moveMilestone, reachMilestone } from '@heard/contracts/reporting'
import { type Caller, From, Implements, Input, type InputOf } from '@heard/service-kit'
import { Controller, Inject } from '@nestjs/common'
import { CommandBus } from '@nestjs/cqrs'
import { AddMilestoneRequest, SettleMilestoneRequest } from './milestone.handlers.ts'

@Controller()
export class MilestoneController {
  constructor(@Inject(CommandBus) private readonly commands: CommandBus) {}

  @Implements(addMilestone)
  add(@Input() input: InputOf<typeof addMilestone>, @From() caller: Caller) {
    return this.commands.execute(new AddMilestoneRequest(input, caller))
  }

  @Implements(moveMilestone)
  move(@Input() move: InputOf<typeof moveMilestone>, @From() caller: Caller) {
    return this.commands.execute(new SettleMilestoneRequest({ move }, caller))
  }

  @Implements(reachMilestone)
  reach(@Input() reach: InputOf<typeof reachMilestone>, @From() caller: Caller) {
    return this.commands.execute(new SettleMilestoneRequest({ reach }, caller))
  }

  @Implements(dropMilestone)
  drop(@Input() drop: InputOf<typeof dropMilestone>, @From() caller: Caller) {
    return this.commands.execute(new SettleMilestoneRequest({ drop }, caller))
  }
}
