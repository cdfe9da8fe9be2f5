import { DayKeys, Platform, ReadModel, systemSource, type Watching } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import { keyEnds } from './door.handlers.ts'
import { beginningBetween, endedBefore, endedBetween, oldPreparations, registrationsOf, withEndedOffers } from './gathering.query.ts'
import { Places } from './places.ts'
import { cameTo, RegistrationMail } from './tell-registered.ts'

const HOUR_MS = 3_600_000
/** So long before a gathering begins, whoever has a place is reminded. */
const REMIND_HOURS = 48
/** Thanks go out so long after the end, once who came is noted, and not any more after so many hours. */
const THANK_AFTER_HOURS = 2
const THANK_FOR_HOURS = 7 * 24

/** Looks every minute which offers have ended, who is to be reminded and whose day is long over: looking twice does it once. */
@Injectable()
export class GatheringWatch implements Watching {
  /** Gatherings whose key was destroyed, and old words that were withdrawn, as far as is remembered: destroying it again changes nothing. */
  private readonly closed = new Set<string>()
  readonly everyMs = 60_000
  readonly failed = 'gatherings.not-looked-at'

  constructor(
    @Inject(Platform) private readonly platform: Platform,
    @Inject(ReadModel) private readonly model: ReadModel,
    @Inject(Places) private readonly places: Places,
    @Inject(RegistrationMail) private readonly mail: RegistrationMail,
    @Inject(DayKeys) private readonly keys: DayKeys,
  ) {}

  async look(): Promise<void> {
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
    await this.thank(now)
    await this.withdrawOld(now)
    for (const { gathering } of endedBefore(this.model, keyEnds(now)).filter((one) => !this.closed.has(one.gathering))) {
      await this.keys.destroy(gathering)
      this.closed.add(gathering)
    }
  }

  /** Whoever came; where nobody was checked in, whoever had a place. */
  private async thank(now: number): Promise<void> {
    const before = (hours: number): string => new Date(now - hours * HOUR_MS).toISOString()
    for (const { programme, gathering } of endedBetween(this.model, before(THANK_FOR_HOURS), before(THANK_AFTER_HOURS))) {
      await this.mail.send(
        { programme, gathering },
        `thanks ${gathering}`,
        cameTo(registrationsOf(this.model, programme, gathering), { type: 'thanks' }),
      )
    }
  }

  /** What was prepared as wording of the programme, before it had a purpose of its own. */
  private async withdrawOld(now: number): Promise<void> {
    const old = oldPreparations(this.model, keyEnds(now)).filter(({ words }) => !this.closed.has(words))
    if (old.length === 0) return
    await this.platform.vault.withdraw(old.map(({ words }) => words))
    for (const { words } of old) this.closed.add(words)
  }
}
