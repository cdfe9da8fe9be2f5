import { type HoldingKind, RetentionRule } from '@heard/contracts/engagement'
import { retainUntil } from '@heard/privacy'
import type { ReadModel } from '@heard/service-kit'

/** Items of one purpose whose clock started on the same day; `started` is null while it has not. */
export type HoldingGroup = { readonly started: string | null; readonly items: number }
export type RuleRow = { readonly purpose: string; readonly rule: RetentionRule }
export type DueItem = { readonly purpose: string; readonly kind: HoldingKind; readonly item: string; readonly person: string; readonly due: string }

/** Whatever answers queries. */
type Queried = Pick<ReadModel, 'query'>
type Counted = 'received' | 'ended' | 'closed' | 'gathering'

/** Which day of a holding a rule counts from. */
const columnOf: Readonly<Record<RetentionRule['after'], Counted>> = {
  received: 'received',
  'programme-closed': 'closed',
  'enquiry-closed': 'ended',
  'volunteering-ended': 'ended',
  'gathering-ended': 'gathering',
  'concern-closed': 'ended',
}
const FROM = 'FROM holdings h LEFT JOIN retention_closings c ON c.programme = h.programme WHERE h.programme = ? AND h.purpose = ?'
const LAST_ENDED = `(SELECT CASE WHEN count(*) = count(o.ended) THEN max(o.ended) END FROM holdings o
  WHERE o.programme = h.programme AND o.purpose = h.purpose AND o.person = h.person)`
const startOf = (rule: RetentionRule): string => {
  const column = columnOf[rule.after]
  if (column === 'closed') return 'c.closed'
  // A person who gave several things for one purpose has one key for them: it goes when the last of them has ended.
  if (column === 'ended') return LAST_ENDED
  if (column === 'gathering') return '(SELECT g.ends FROM gathering_ends g WHERE g.gathering = h.gathering)'
  return `h.${column}`
}

/** Who made an application, by the id that is random; nothing where there is none, or it is erased. */
export const applicantOf = (model: Queried, programme: string, application: string): string | undefined =>
  model.query<{ person: string }>(
    "SELECT person FROM holdings WHERE programme = ? AND purpose = 'volunteering' AND kind = 'application' AND item = ?",
    programme,
    application,
  )[0]?.person

/** Rules of a programme in the order of its registry. */
export const rulesOf = (model: ReadModel, programme: string): readonly RuleRow[] =>
  model
    .query<{ purpose: string; rule: string }>('SELECT purpose, rule FROM retention_rules WHERE programme = ? ORDER BY place', programme)
    .map(({ purpose, rule }) => ({ purpose, rule: RetentionRule.parse(JSON.parse(rule)) }))

export const groupsOf = (model: Queried, programme: string, { purpose, rule }: RuleRow): readonly HoldingGroup[] =>
  model.query<HoldingGroup>(`SELECT ${startOf(rule)} AS started, count(*) AS items ${FROM} GROUP BY 1 ORDER BY 1`, programme, purpose)

/** Items of a purpose past their last day, at most so many. */
export const dueItems = (model: Queried, programme: string, row: RuleRow, today: string, most: number): readonly DueItem[] =>
  groupsOf(model, programme, row)
    .flatMap(({ started }) => (started === null ? [] : [{ started, due: retainUntil(row.rule, started) }]))
    .filter(({ due }) => due < today)
    .flatMap(({ started, due }) =>
      model
        .query<Omit<DueItem, 'due' | 'purpose'>>(
          `SELECT h.kind, h.item, h.person ${FROM} AND ${startOf(row.rule)} = ? ORDER BY h.item LIMIT ${most}`,
          programme,
          row.purpose,
          started,
        )
        .map((item) => ({ ...item, purpose: row.purpose, due })),
    )
    .slice(0, most)

/** What somebody took back and a hold kept, or a crash left. */
export type TakenBack = Omit<DueItem, 'due'>
export const takenBackIn = (model: Queried, programme: string): readonly TakenBack[] =>
  model.query<TakenBack>('SELECT purpose, kind, item, person FROM taken_back WHERE programme = ? ORDER BY item', programme)

/** A standing hold on this person's data in the programme, if there is one. */
export const holdOn = (model: ReadModel, programme: string, person: string): string | undefined =>
  model.query<{ hold: string }>(
    `SELECT hold FROM holds WHERE programme = ?1 AND lifted = 0
     AND (contribution IS NULL OR contribution IN (SELECT item FROM holdings WHERE programme = ?1 AND person = ?2)) ORDER BY placed_at LIMIT 1`,
    programme,
    person,
  )[0]?.hold

export const programmesWithRules = (model: ReadModel): readonly string[] =>
  model.query<{ programme: string }>('SELECT DISTINCT programme FROM retention_rules ORDER BY programme').map(({ programme }) => programme)

export const ranOn = (model: ReadModel, programme: string, day: string): boolean =>
  model.query('SELECT 1 AS found FROM retention_runs WHERE programme = ? AND day = ?', programme, day).length > 0

export const runsOf = (model: ReadModel, programme: string): readonly { readonly on: string; readonly applied: number; readonly held: number }[] =>
  model
    .query<{ day: string; applied: number; held: number }>(
      'SELECT day, applied, held FROM retention_runs WHERE programme = ? ORDER BY day DESC, run DESC LIMIT 60',
      programme,
    )
    .map(({ day, applied, held }) => ({ on: day, applied, held }))
