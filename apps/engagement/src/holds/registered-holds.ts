import { ReadModel } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import type { Asked } from '../erasure/erasure.state.ts'
import { Holds } from '../erasure/holds.ts'
import { holdOn } from '../retention/holdings.query.ts'

/** Holds as the register has them. */
@Injectable()
export class RegisteredHolds extends Holds {
  constructor(@Inject(ReadModel) private readonly model: ReadModel) {
    super()
  }

  against({ programme, person }: Asked): Promise<string | undefined> {
    return Promise.resolve(holdOn(this.model, programme, person))
  }
}
