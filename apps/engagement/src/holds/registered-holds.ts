import { ReadModel } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import type { Asked } from '../erasure/erasure.state.ts'
import { Holds } from '../erasure/holds.ts'
import { whatStandsAgainst } from './what-stands.ts'

/** Holds as the register has them, and concerns that are open. */
@Injectable()
export class RegisteredHolds extends Holds {
  constructor(@Inject(ReadModel) private readonly model: ReadModel) {
    super()
  }

  against({ programme, person }: Asked): Promise<string | undefined> {
    return Promise.resolve(whatStandsAgainst(this.model, programme, person))
  }
}
