import { Injectable } from '@nestjs/common'
import type { Asked } from './erasure.state.ts'

/** What may stand against an erasure: legal holds and safeguarding cases. */
export abstract class Holds {
  /** Id of one that stands now, if any does. Asked again whenever the erasure is looked at. */
  abstract against(asked: Asked): Promise<string | undefined>
}

/** While there is no register of holds, nothing can stand against an erasure. */
@Injectable()
export class NoHolds extends Holds {
  against(): Promise<undefined> {
    return Promise.resolve(undefined)
  }
}
