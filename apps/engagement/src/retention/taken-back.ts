import { derivedUuid, Outbox, Platform, ReadModel, systemSource } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import { ErasureList } from '../erasure/replay-list/erasure-list.ts'
import { forgetSubject } from '../erasure/replay-list/forget-subject.ts'
import { whatStandsAgainst } from '../holds/what-stands.ts'
import type { TakenBack as Item } from './holdings.query.ts'

/** Erases what somebody took back, unless a hold keeps it; that it was is recorded, once for each cause. */
@Injectable()
export class TakenBack {
  constructor(
    @Inject(Platform) private readonly platform: Pick<Platform, 'vault' | 'store' | 'clock'>,
    @Inject(ReadModel) private readonly model: ReadModel,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(ErasureList) private readonly list: ErasureList,
  ) {}

  /** Nobody is written to any more, whatever stands against erasing. Answers where that was recorded; nothing when something stands against it. */
  async erase(programme: string, { purpose, kind, item, person }: Item, cause: string): Promise<bigint | undefined> {
    await this.outbox.forget(item)
    if (whatStandsAgainst(this.model, programme, person) !== undefined) return undefined
    const { vault, store, clock } = this.platform
    await forgetSubject({ list: this.list, vault }, { subject: person, purposes: [purpose] })
    const { actor, at } = systemSource(clock)
    const fact = { type: 'TakenBackErased', data: { programme, purpose, kind, item, person }, version: 1 }
    const facts = [{ ...fact, id: derivedUuid(`taken-back/${cause}/${purpose}/${kind}/${item}/${person}`), metadata: { actor, at } }]
    return (await store.append({ stream: `retention-${programme}`, expected: 'any', facts })).position
  }
}
