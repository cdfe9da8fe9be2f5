import { Injectable } from '@nestjs/common'
import type { Asked } from './erasure.state.ts'

/** Who was given a person's data and has to hear of the erasure (Article 19). */
export abstract class Recipients {
  abstract of(asked: Asked): Promise<readonly string[]>
  /** Told again after a crash in between. */
  abstract tell(recipient: string, asked: Asked): Promise<void>
}

/** Nothing in Heard hands a contribution to anybody else. What comes to do so replaces this. */
@Injectable()
export class NobodyElse extends Recipients {
  of(): Promise<readonly string[]> {
    return Promise.resolve([])
  }

  tell(): Promise<void> {
    return Promise.resolve()
  }
}
