import {
  keyPaperAgain,
  keyPaperAnswers,
  paperDifferences,
  paperOverview,
  paperToKeyAgain,
  setDoubleEntry,
  settlePaperForm,
  takeBackPaperForm,
} from '@heard/contracts/engagement'
import { type Caller, From, Implements, Input, type InputOf } from '@heard/service-kit'
import { Controller, Inject } from '@nestjs/common'
import { CommandBus, QueryBus } from '@nestjs/cqrs'
import { PaperDifferencesQuery } from './differences.query.ts'
import { KeyPaperAgain } from './key-again.handler.ts'
import { KeyPaperAnswers } from './key-paper.handler.ts'
import { PaperOverviewQuery } from './paper-overview.query.ts'
import { SetDoubleEntry } from './set-double-entry.handler.ts'
import { SettlePaperForm } from './settle.handler.ts'
import { TakeBackPaperForm } from './take-back.handler.ts'
import { PaperToKeyAgainQuery } from './to-key-again.query.ts'

@Controller()
export class PaperController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(QueryBus) private readonly queries: QueryBus,
  ) {}

  @Implements(keyPaperAnswers)
  key(@Input() input: InputOf<typeof keyPaperAnswers>, @From() caller: Caller) {
    return this.commands.execute(new KeyPaperAnswers(input, caller))
  }

  @Implements(takeBackPaperForm)
  takeBack(@Input() input: InputOf<typeof takeBackPaperForm>, @From() caller: Caller) {
    return this.commands.execute(new TakeBackPaperForm(input, caller))
  }

  @Implements(paperOverview)
  overview(@Input() { params }: InputOf<typeof paperOverview>, @From() caller: Caller) {
    return this.queries.execute(new PaperOverviewQuery(params, caller))
  }

  @Implements(setDoubleEntry)
  setDoubleEntry(@Input() input: InputOf<typeof setDoubleEntry>, @From() caller: Caller) {
    return this.commands.execute(new SetDoubleEntry(input, caller))
  }

  @Implements(paperToKeyAgain)
  toKeyAgain(@Input() input: InputOf<typeof paperToKeyAgain>) {
    return this.queries.execute(new PaperToKeyAgainQuery(input))
  }

  @Implements(keyPaperAgain)
  keyAgain(@Input() input: InputOf<typeof keyPaperAgain>, @From() caller: Caller) {
    return this.commands.execute(new KeyPaperAgain(input, caller))
  }

  @Implements(paperDifferences)
  differences(@Input() input: InputOf<typeof paperDifferences>, @From() caller: Caller) {
    return this.queries.execute(new PaperDifferencesQuery(input, caller))
  }

  @Implements(settlePaperForm)
  settle(@Input() input: InputOf<typeof settlePaperForm>, @From() caller: Caller) {
    return this.commands.execute(new SettlePaperForm(input, caller))
  }
}
