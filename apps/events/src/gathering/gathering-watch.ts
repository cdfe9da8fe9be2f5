import { DayKeys, Platform, ReadModel, systemSource, Watch } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import { keyEnds } from './door.handlers.ts'
import { beginningBetween, endedBefore, withEndedOffers } from './gathering.query.ts'
import { Places } from './places.ts'
import { RegistrationMail } from './tell-registered.ts'

const LOOK_EVERY_MS = 60_000
const HOUR_MS = 3_600_000
/** So long before a gathering begins, whoever has a place is reminded. */
const REMIND_HOURS = 48

/** Looks every minute which offers have ended, who is to be reminded and whose day is long over: looking twice does it once. */
@Injectable()
export class GatheringWatch {
  /** Gatherings whose key was destroyed, as far as is remembered: destroying it again changes nothing. */
  private readonly closed = new Set<string>()
  private readonly watch = new Watch(
    () => this.lookOnce(),
    (error) => this.platform.log.event('gatherings.not-looked-at', { error }),
  )

  constructor(
    @Inject(Platform) private readonly platform: Platform,
    @Inject(ReadModel) private readonly model: ReadModel,
    @Inject(Places) private readonly places: Places,
    @Inject(RegistrationMail) private readonly mail: RegistrationMail,
    @Inject(DayKeys) private readonly keys: DayKeys,
  ) {}

  onApplicationBootstrap(): void {
    this.watch.start(LOOK_EVERY_MS)
  }

  onApplicationShutdown(): Promise<void> {
    return this.watch.stop()
  }

  look(): Promise<void> {
    return this.watch.look()
  }

  private async lookOnce(): Promise<void> {
    const now = this.platform.clock.now()
    const source = systemSource(this.platform.clock)
    for (const about of withEndedOffers(this.model, source.at)) {
      await this.places.run(about, Promise.resolve({ type: 'MoveUp', ...about, at: source.at }), source)
    }
    for (const { programme, gathering, starts_at } of beginningBetween(this.model, source.at, new Date(now + REMIND_HOURS * HOUR_MS).toISOString())) {
      await this.mail.send({ programme, gathering }, `reminder ${gathering} ${starts_at}`, ({ standing, at }) =>
        standing === 'in' && Date.parse(at) < Date.parse(starts_at) - REMIND_HOURS * HOUR_MS ? { type: 'reminder' } : undefined,
      )
    }
    for (const { gathering } of endedBefore(this.model, keyEnds(now)).filter((one) => !this.closed.has(one.gathering))) {
      await this.keys.destroy(gathering)
      this.closed.add(gathering)
    }
  }
}
