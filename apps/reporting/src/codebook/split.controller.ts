import { finishSplit, showSorting, sortCoding, splitTheme, undoSplit } from '@heard/contracts/reporting'
import { type Caller, From, Implements, Input, type InputOf } from '@heard/service-kit'
import { Controller, Inject } from '@nestjs/common'
import { CommandBus, QueryBus } from '@nestjs/cqrs'
import { ShowSorting, SortCodingRequest } from '../coding/sorting.handlers.ts'
import { ArrangeThemeRequest } from './codebook.handlers.ts'
import { SplitThemeRequest } from './split.handler.ts'

@Controller()
export class SplitController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(QueryBus) private readonly queries: QueryBus,
  ) {}

  @Implements(splitTheme)
  split(@Input() input: InputOf<typeof splitTheme>, @From() caller: Caller) {
    return this.commands.execute(new SplitThemeRequest(input, caller))
  }

  @Implements(showSorting)
  show(@Input() input: InputOf<typeof showSorting>, @From() caller: Caller) {
    return this.queries.execute(new ShowSorting(input, caller))
  }

  @Implements(sortCoding)
  sort(@Input() input: InputOf<typeof sortCoding>, @From() caller: Caller) {
    return this.commands.execute(new SortCodingRequest(input, caller))
  }

  @Implements(finishSplit)
  finish(@Input() { params }: InputOf<typeof finishSplit>, @From() caller: Caller) {
    return this.commands.execute(new ArrangeThemeRequest({ type: 'FinishSplit', ...params }, caller))
  }

  @Implements(undoSplit)
  undo(@Input() { params }: InputOf<typeof undoSplit>, @From() caller: Caller) {
    return this.commands.execute(new ArrangeThemeRequest({ type: 'UndoSplit', ...params }, caller))
  }
}
