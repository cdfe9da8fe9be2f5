import { EqualityAnswers, ShownNotice } from '@heard/contracts/engagement'
import { Platform } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import { z } from 'zod'

const DAY_MS = 86_400_000
/** Long enough for a platform that stood still; each change of the list starts it anew. */
const KEPT_DAYS = 90
const KEY = 'waiting'

const about = { programme: z.string(), record: z.string(), on: z.iso.date() }
const Waiting = z.discriminatedUnion('what', [
  z.strictObject({
    what: z.literal('answers'),
    ...about,
    person: z.string(),
    answers: EqualityAnswers,
    notice: ShownNotice,
    /** What they shared, where it was not let in when they answered: it is looked at again before anything is recorded. */
    contribution: z.string().exactOptional(),
  }),
  z.strictObject({ what: z.literal('withdrawal'), ...about }),
])
export type Waiting = z.infer<typeof Waiting>
const List = z.array(Waiting)
const Json = z.json()

/**
 * Answers and withdrawals that are not recorded yet: one sealed record in the vault, durable when a change resolves. They wait so that they can be recorded
 * together with those of others, and no fact about them stands beside the facts of a contribution.
 */
@Injectable()
export class WaitingAnswers {
  constructor(@Inject(Platform) private readonly platform: Pick<Platform, 'vault' | 'clock'>) {}

  async all(): Promise<readonly Waiting[]> {
    const { vault, clock } = this.platform
    const list = List.safeParse(await vault.recall('equality', KEY, new Date(clock.now()).toISOString()))
    return list.success ? list.data : []
  }

  /** What waits for a record, if something does. */
  async of(record: string): Promise<Waiting | undefined> {
    return (await this.all()).find((one) => one.record === record)
  }

  /** Instead of what waited for the same record. */
  put(waiting: Waiting): Promise<void> {
    return this.change((list) => [...list.filter(({ record }) => record !== waiting.record), waiting])
  }

  /** Takes off what has been recorded, unless something else waits for the record by now. */
  done(recorded: Waiting): Promise<void> {
    return this.change((list) => list.filter((one) => JSON.stringify(one) !== JSON.stringify(recorded)))
  }

  /** One change after the other, also of other processes: nothing that waits is lost. */
  private change(how: (list: readonly Waiting[]) => readonly Waiting[]): Promise<void> {
    const { vault, clock } = this.platform
    const now = clock.now()
    const record = { kind: 'equality', key: KEY, expires: new Date(now + KEPT_DAYS * DAY_MS).toISOString() } as const
    return vault.change(record, new Date(now).toISOString(), (kept) => {
      const list = how(List.safeParse(kept).data ?? [])
      return list.length === 0 ? undefined : Json.parse(list)
    })
  }
}
