import { titlesOf } from '@heard/contracts/engagement'
import { ReadModel } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import { PieceWordings } from '../piece/piece.queries.ts'
import { piecesIn } from '../piece/pieces.query.ts'

/** English names of services, also of those that are retired. */
@Injectable()
export class PieceNames {
  constructor(
    @Inject(ReadModel) private readonly model: ReadModel,
    @Inject(PieceWordings) private readonly wordings: PieceWordings,
  ) {}

  /** Those of these pieces; of all when none are named. */
  async of(programme: string, pieces?: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const rows = piecesIn(this.model, programme).filter(({ piece, kind }) => kind === 'service' && (pieces?.includes(piece) ?? true))
    const words = await this.wordings.read(rows.map(({ content }) => content))
    return new Map(
      rows.flatMap(({ piece, content }) => {
        const open = words.get(content)
        const name = open && titlesOf(open).en
        return name === undefined ? [] : [[piece, name] as const]
      }),
    )
  }
}
