import { Platform, ReadModel } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import { whatStandsAgainst } from '../holds/what-stands.ts'
import { dueItems, programmesWithRules, rulesOf } from './holdings.query.ts'

const DAY_MS = 86_400_000
/** Counting goes through all that is held: once an hour is enough for what is due by the day. */
const HOUR_MS = 3_600_000
/** More than so many of one purpose are as bad as so many. */
const MOST = 500

/** Measures what the worker should have erased yesterday at the latest: past its last day, and kept by nothing. */
@Injectable()
export class RetentionOverdue {
  private counted = { at: Number.NEGATIVE_INFINITY, value: 0 }

  constructor(
    @Inject(Platform) private readonly platform: Pick<Platform, 'telemetry' | 'clock'>,
    @Inject(ReadModel) private readonly model: ReadModel,
  ) {}

  onApplicationBootstrap(): void {
    this.platform.telemetry.gauge('heard.retention.overdue', async () => {
      const at = this.platform.clock.now()
      if (at - this.counted.at >= HOUR_MS) this.counted = { at, value: this.count() }
      return [{ value: this.counted.value, of: {} }]
    })
  }

  count(): number {
    const yesterday = new Date(this.platform.clock.now() - DAY_MS).toISOString().slice(0, 10)
    return programmesWithRules(this.model)
      .flatMap((programme) =>
        rulesOf(this.model, programme).map(
          (row) =>
            dueItems(this.model, programme, row, yesterday, MOST).filter(
              ({ person }) => whatStandsAgainst(this.model, programme, person) === undefined,
            ).length,
        ),
      )
      .reduce((sum, of) => sum + of, 0)
  }
}
