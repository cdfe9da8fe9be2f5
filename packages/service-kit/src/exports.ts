import type { Route } from '@heard/contracts'
import { Slug } from '@heard/contracts'
import { Inject, Injectable } from '@nestjs/common'
import type { FastifyRequest } from 'fastify'
import { Platform } from './platform.ts'
import { dayOf, recordFact } from './record-fact.ts'

const named = (values: unknown, name: string): unknown => (typeof values === 'object' && values !== null ? Reflect.get(values, name) : undefined)

/** The record of what people take out: recorded before it is answered. */
@Injectable()
export class Exports {
  constructor(@Inject(Platform) private readonly platform: Platform) {}

  /** Records the answer of this route to this request, if it is one to take away. */
  async record({ exports }: Pick<Route, 'exports'>, { query, params, caller }: Pick<FastifyRequest, 'query' | 'params' | 'caller'>): Promise<void> {
    if (!exports || (exports.only && named(query, exports.only.query) !== exports.only.is)) return
    const actor = caller?.actor ?? 'resident'
    const programme = Slug.safeParse(named(params, 'programme'))
    const data = { what: exports.what, format: exports.format, ...(programme.success ? { programme: programme.data } : {}) }
    await recordFact(this.platform, { type: 'ExportMade', data, stream: `export-${actor}.${dayOf(this.platform.clock.now())}`, actor })
  }
}
