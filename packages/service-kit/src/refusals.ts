import type { Route } from '@heard/contracts'
import { Inject, Injectable } from '@nestjs/common'
import { Platform } from './platform.ts'
import { dayOf, recordFact } from './record-fact.ts'

/** The record of what people who are signed in tried and their roles do not allow: once per person, action and day. */
@Injectable()
export class Refusals {
  constructor(@Inject(Platform) private readonly platform: Platform) {}

  /** Never rejects: whether or not the record can be written, the refusal is answered. */
  async record(account: string, { id: route, action }: Pick<Route, 'id' | 'action'>): Promise<void> {
    const stream = `refusal-${account}.${dayOf(this.platform.clock.now())}`
    const fact = { type: 'AccessRefused', data: { account, action, route } } as const
    await recordFact(this.platform, { ...fact, stream, actor: account, seed: action }).catch((error: unknown) =>
      this.platform.log.event('record.not-written', { of: 'access', error }),
    )
  }
}
