import { Platform, Refused, Turns } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'

const PATIENCE_MS = 10_000

/** What tells the public numbers of people in a programme is done one after the other, each knowing what was told before. */
@Injectable()
export class Telling {
  private readonly turns = new Turns()

  constructor(@Inject(Platform) private readonly platform: Pick<Platform, 'store' | 'readModels'>) {}

  /** @throws Refused `not-caught-up` */
  inTurn<T>(programme: string, tell: () => Promise<T>): Promise<T> {
    return this.turns.take(programme, async () => {
      const { store, readModels } = this.platform
      if (!(await readModels.waitFor(await store.head(), PATIENCE_MS))) throw new Refused('not-caught-up', 1)
      return tell()
    })
  }
}
