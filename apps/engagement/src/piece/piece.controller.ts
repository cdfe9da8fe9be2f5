import { listPieces, rewritePiece, showPiece, stepPiece, writePiece } from '@heard/contracts/engagement'
import { type Caller, From, Implements, Input, type InputOf } from '@heard/service-kit'
import { Controller, Inject } from '@nestjs/common'
import { CommandBus, QueryBus } from '@nestjs/cqrs'
import { StepPiece, WritePiece } from './piece.handlers.ts'
import { ListPieces, ShowPiece } from './piece.queries.ts'

@Controller()
export class PieceController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(QueryBus) private readonly queries: QueryBus,
  ) {}

  @Implements(writePiece)
  write(@Input() { params, body }: InputOf<typeof writePiece>, @From() caller: Caller) {
    return this.commands.execute(new WritePiece(params.programme, undefined, body, caller))
  }

  @Implements(rewritePiece)
  rewrite(@Input() { params, body }: InputOf<typeof rewritePiece>, @From() caller: Caller) {
    const { base, ...content } = body
    return this.commands.execute(new WritePiece(params.programme, { piece: params.piece, base }, content, caller))
  }

  @Implements(stepPiece)
  step(@Input() { params, body }: InputOf<typeof stepPiece>, @From() caller: Caller) {
    return this.commands.execute(new StepPiece(params, body, caller))
  }

  @Implements(listPieces)
  list(@Input() { params }: InputOf<typeof listPieces>, @From() caller: Caller) {
    return this.queries.execute(new ListPieces(params.programme, caller))
  }

  @Implements(showPiece)
  show(@Input() { params }: InputOf<typeof showPiece>, @From() caller: Caller) {
    return this.queries.execute(new ShowPiece(params.programme, params.piece, caller))
  }
}
