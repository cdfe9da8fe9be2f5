import { beginChampionWork, endChampionWork, listChampions, listChampionWork, stepChampion } from '@heard/contracts/champions'
import { type Caller, From, Implements, Input, type InputOf } from '@heard/service-kit'
import { Controller, Inject } from '@nestjs/common'
import { CommandBus, QueryBus } from '@nestjs/cqrs'
import { Works } from '../work/works.ts'
import { ListChampions, ListWork, StepChampion } from './champions.handlers.ts'

/** What staff do with champions. */
@Controller()
export class ChampionsController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(Works) private readonly works: Works,
  ) {}

  @Implements(listChampions)
  list(@Input() { params }: InputOf<typeof listChampions>) {
    return this.queries.execute(new ListChampions(params.programme))
  }

  @Implements(stepChampion)
  step(@Input() { params, body }: InputOf<typeof stepChampion>, @From() caller: Caller) {
    return this.commands.execute(new StepChampion(params, body, caller))
  }

  @Implements(listChampionWork)
  listWork(@Input() { params }: InputOf<typeof listChampionWork>) {
    return this.queries.execute(new ListWork(params.programme))
  }

  @Implements(beginChampionWork)
  begin(@Input() { params, body }: InputOf<typeof beginChampionWork>, @From() caller: Caller) {
    return this.works.begin(params.programme, body, caller)
  }

  @Implements(endChampionWork)
  end(@Input() { params }: InputOf<typeof endChampionWork>, @From() caller: Caller) {
    return this.works.end(params.programme, params.work, caller)
  }
}
