import type { LedgerEntry } from '@heard/contracts/ledger'
import type { Suspicion } from './ledger-doubt.ts'

/** Entries stand in the order in which facts were stored; their times are of when a request began, so that they may cross by this much. */
export const TIME_TOLERANCE_MS = 300_000

type Asked = { answered: boolean; silent: boolean; withdrawn: boolean }

const impossible = (what: string): readonly Suspicion[] => [{ type: 'out-of-order', what }]
const isNext = (expected: number, found: number, what: string): readonly Suspicion[] =>
  found === expected ? [] : [{ type: 'number-skipped', what: `is ${what} ${found}, where ${expected} comes next` }]

/** Whether each entry can follow those before it. Remembers one small object per recommendation and an id per commitment. */
export class Order {
  readonly #asked = new Map<string, Asked>()
  readonly #promised = new Set<string>()
  readonly #numbers = new Map<string, number>()
  #lastAnchor = ''
  #newest = Number.NEGATIVE_INFINITY

  next(entry: LedgerEntry): readonly Suspicion[] {
    return [...this.#time(entry.at), ...this.#content(entry)]
  }

  #time(at: string): readonly Suspicion[] {
    const time = Date.parse(at)
    const newest = this.#newest
    this.#newest = Math.max(time, newest)
    if (time >= newest - TIME_TOLERANCE_MS) return []
    const what = `is dated ${at}, more than ${TIME_TOLERANCE_MS / 60_000} minutes before an entry that stands before it`
    return [{ type: 'time-backwards', what }]
  }

  #content(entry: LedgerEntry): readonly Suspicion[] {
    const { type, data } = entry
    switch (type) {
      case 'recommendation.published':
        return this.#publish(data)
      case 'recommendation.withdrawn':
      case 'response.given':
      case 'response.amended':
      case 'silence.recorded':
        return this.#answer(type, data)
      case 'commitment.made':
        return this.#promise(data)
      case 'commitment.amended':
      case 'milestone.added':
      case 'milestone.moved':
      case 'milestone.reached':
      case 'milestone.dropped':
      case 'progress.reported':
      case 'outcome.claimed':
      case 'verdict.recorded':
        return this.#kept(type, data)
      case 'verdicts.released':
        return [...this.#kept(type, data), ...this.#verdicts(data)]
      case 'report.published':
        return this.#report(data)
      case 'tables.released':
        return isNext(this.#count(`tables ${data.programme}`, data.number), data.number, `release of tables of ${data.programme} number`)
      case 'results.released':
        return isNext(
          this.#count(`results ${keyOf(data.programme, data.conversation)}`, data.number),
          data.number,
          `release of results of the conversation ${data.conversation} number`,
        )
      case 'equality.released':
        return isNext(this.#count(`equality ${data.programme}`, data.number), data.number, `release of equality figures of ${data.programme} number`)
      case 'private-log.anchored':
        return this.#anchor(data.day)
      default:
        return []
    }
  }

  #kept(type: string, { programme, commitment }: Pick<Of<'commitment.made'>, 'programme' | 'commitment'>): readonly Suspicion[] {
    if (this.#promised.has(keyOf(programme, commitment))) return []
    return impossible(`(${type}) is about the commitment ${commitment}, which no entry before it made`)
  }

  #verdicts({ programme, commitment, claim, from, number }: Of<'verdicts.released'>): readonly Suspicion[] {
    const series = `verdicts ${keyOf(programme, commitment)} ${claim} ${from}`
    return isNext(this.#count(series, number), number, `release of what ${from} said of the commitment ${commitment} number`)
  }

  #publish({ programme, recommendation }: Of<'recommendation.published'>): readonly Suspicion[] {
    const key = keyOf(programme, recommendation)
    if (this.#asked.has(key)) return impossible(`publishes the recommendation ${recommendation} a second time`)
    this.#asked.set(key, { answered: false, silent: false, withdrawn: false })
    return []
  }

  #answer(type: Answering, { programme, recommendation }: Of<Answering>): readonly Suspicion[] {
    const asked = this.#asked.get(keyOf(programme, recommendation))
    const about = `(${type}) is about the recommendation ${recommendation}`
    if (!asked) return impossible(`${about}, which no entry before it published`)
    const before = { ...asked }
    if (type === 'recommendation.withdrawn') asked.withdrawn = true
    else if (type === 'silence.recorded') asked.silent = true
    else asked.answered = true
    const problem = problemOf(type, before)
    return problem === undefined ? [] : impossible(`${about}, ${problem}`)
  }

  #promise({ programme, commitment, recommendation }: Of<'commitment.made'>): readonly Suspicion[] {
    const key = keyOf(programme, commitment)
    if (this.#promised.has(key)) return impossible(`makes the commitment ${commitment} a second time`)
    this.#promised.add(key)
    if (recommendation === undefined || this.#asked.get(keyOf(programme, recommendation))?.answered) return []
    return impossible(`makes a commitment under the recommendation ${recommendation}, which no entry before it answered`)
  }

  #report({ programme, edition, recommendations }: Of<'report.published'>): readonly Suspicion[] {
    const unknown = recommendations.find((recommendation) => !this.#asked.has(keyOf(programme, recommendation)))
    return [
      ...isNext(this.#count(`report ${programme}`, edition), edition, `report of ${programme}, edition`),
      ...(unknown === undefined ? [] : impossible(`reports on the recommendation ${unknown}, which no entry before it published`)),
    ]
  }

  #anchor(day: string): readonly Suspicion[] {
    const last = this.#lastAnchor
    if (day > last) {
      this.#lastAnchor = day
      return []
    }
    return [{ type: 'anchor-repeated', what: `anchors the private log for ${day}, though an entry before it did for ${last}` }]
  }

  /** The number that should come now; goes on from the one that came. */
  #count(series: string, found: number): number {
    const expected = (this.#numbers.get(series) ?? 0) + 1
    this.#numbers.set(series, found)
    return expected
  }
}

type Of<T extends LedgerEntry['type']> = Extract<LedgerEntry, { readonly type: T }>['data']
type Answering = 'recommendation.withdrawn' | 'response.given' | 'response.amended' | 'silence.recorded'

const keyOf = (programme: string, id: string): string => `${programme}/${id}`

const problemOf = (type: Answering, { answered, silent, withdrawn }: Readonly<Asked>): string | undefined => {
  if (withdrawn) return 'which was withdrawn before'
  if (type === 'silence.recorded') return answered ? 'which was answered before' : silent ? 'whose silence was recorded before' : undefined
  if (type === 'response.given' && answered) return 'which was answered before'
  return type === 'response.amended' && !answered ? 'which no entry before it answered' : undefined
}
