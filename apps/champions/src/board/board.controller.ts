import { beginBoard, listBoards, myBoards, publicBoards, reportBoard, stepBoard } from '@heard/contracts/champions'
import { type Caller, From, Implements, Input, type InputOf } from '@heard/service-kit'
import { Controller, Inject } from '@nestjs/common'
import { Boards } from './boards.ts'

@Controller()
export class BoardController {
  constructor(@Inject(Boards) private readonly boards: Boards) {}

  @Implements(listBoards)
  async list(@Input() { params }: InputOf<typeof listBoards>) {
    return { boards: await this.boards.list(params.programme) }
  }

  @Implements(publicBoards)
  everybody(@Input() { params }: InputOf<typeof publicBoards>) {
    return this.boards.public(params.programme)
  }

  @Implements(myBoards)
  mine(@Input() { params }: InputOf<typeof myBoards>, @From() caller: Caller) {
    return this.boards.mine(params.programme, caller)
  }

  @Implements(beginBoard)
  begin(@Input() { params, body }: InputOf<typeof beginBoard>, @From() caller: Caller) {
    return this.boards.begin(params.programme, body, caller)
  }

  @Implements(stepBoard)
  step(@Input() { params, body }: InputOf<typeof stepBoard>, @From() caller: Caller) {
    return this.boards.step(params, body, caller)
  }

  @Implements(reportBoard)
  report(@Input() { params: { meeting, ...one }, body }: InputOf<typeof reportBoard>, @From() caller: Caller) {
    return this.boards.report(one, meeting, body, caller)
  }
}
