import { codeAgain, drawDoubleCoding, listDoubleCodings, nextToCodeAgain, settleDifference, showDoubleCoding } from '@heard/contracts/reporting'
import { type Caller, From, Implements, Input, type InputOf } from '@heard/service-kit'
import { Controller, Inject } from '@nestjs/common'
import { CommandBus, QueryBus } from '@nestjs/cqrs'
import { CodeAgain, DrawDoubleCoding, ListDoubleCodings, NextToCodeAgain, SettleDifference, ShowDoubleCoding } from './double.handlers.ts'

@Controller()
export class DoubleCodingController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(QueryBus) private readonly queries: QueryBus,
  ) {}

  @Implements(listDoubleCodings)
  list(@Input() { params }: InputOf<typeof listDoubleCodings>) {
    return this.queries.execute(new ListDoubleCodings(params.programme))
  }

  @Implements(drawDoubleCoding)
  draw(@Input() input: InputOf<typeof drawDoubleCoding>, @From() caller: Caller) {
    return this.commands.execute(new DrawDoubleCoding(input, caller))
  }

  @Implements(showDoubleCoding)
  show(@Input() { params }: InputOf<typeof showDoubleCoding>) {
    return this.queries.execute(new ShowDoubleCoding(params))
  }

  @Implements(nextToCodeAgain)
  next(@Input() { params }: InputOf<typeof nextToCodeAgain>, @From() caller: Caller) {
    return this.queries.execute(new NextToCodeAgain(params, caller))
  }

  @Implements(codeAgain)
  again(@Input() input: InputOf<typeof codeAgain>, @From() caller: Caller) {
    return this.commands.execute(new CodeAgain(input, caller))
  }

  @Implements(settleDifference)
  settle(@Input() input: InputOf<typeof settleDifference>, @From() caller: Caller) {
    return this.commands.execute(new SettleDifference(input, caller))
  }
}
