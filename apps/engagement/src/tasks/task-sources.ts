import { endOfDay, type Task } from '@heard/contracts'
import type { PieceKind } from '@heard/contracts/engagement'
import type { ReadModel } from '@heard/service-kit'
import { casesOf, viewOf as caseView } from '../register/cases.query.ts'
import { viewOf as concernView, type NameOf, openConcerns, whoIs } from '../safeguarding/concerns.query.ts'
import { lateFrom } from '../support/referral/late-from.ts'

type Queried = Pick<ReadModel, 'query'>
/** Where and for whom tasks are looked for; `at` is a moment. */
export type Looking = { readonly model: ReadModel; readonly programme: string; readonly at: string; readonly actor: string; readonly nameOf: NameOf }
type Source = (looking: Looking) => readonly Task[]

const DAY_MS = 86_400_000
const soon = (due: string, at: string): boolean => Date.parse(due) - Date.parse(at) < DAY_MS

const concerns: Source = ({ model, programme, at, actor, nameOf }) =>
  openConcerns(model, programme)
    .map((row) => {
      const { concern, raisedAt, due, assignee, urgency } = concernView(row, nameOf, { at, actor })
      const urgent = urgency === 'immediate' || urgency === 'today'
      return { kind: 'concern' as const, id: concern, programme, since: raisedAt, due, ...(assignee ? { assignee } : {}), urgent }
    })
    .toSorted((a, b) => a.due.localeCompare(b.due))

const cases: Source = ({ model, programme, at }) =>
  casesOf(model, programme)
    .map((row) => caseView(row, at))
    .filter(({ state, kind, acknowledged }) => state === 'open' && !(kind === 'complaint' && acknowledged !== undefined))
    .map(({ case: id, kind, received, due: until }) => {
      const due = kind === 'breach' ? until : endOfDay(until)
      const since = kind === 'breach' ? received : `${received}T00:00:00.000Z`
      return { kind, id, programme, since, due, urgent: soon(due, at) }
    })

const heldBack: Source = ({ model, programme }) =>
  model
    .query<{ contribution: string; at: string }>(
      "SELECT contribution, at FROM quarantined WHERE programme = ? AND state = 'held-back' ORDER BY at, contribution LIMIT 50",
      programme,
    )
    .map(({ contribution: id, at: since }) => ({ kind: 'held-back', id, programme, since, urgent: false }))

/** Those that somebody else proposed: nobody approves their own. */
const quotations: Source = ({ model, programme, actor }) =>
  model
    .query<{ quotation: string; proposed_at: string }>(
      "SELECT quotation, proposed_at FROM quotations WHERE programme = ? AND state = 'proposed' AND proposer <> ? ORDER BY proposed_at, quotation LIMIT 200",
      programme,
      actor,
    )
    .map(({ quotation: id, proposed_at: since }) => ({ kind: 'quotation', id, programme, since, urgent: false }))

const holds: Source = ({ model, programme, at }) =>
  model
    .query<{ hold: string; placed_at: string; review_by: string }>(
      'SELECT hold, placed_at, review_by FROM holds WHERE programme = ? AND lifted = 0 ORDER BY review_by, hold LIMIT 200',
      programme,
    )
    .map(({ hold: id, placed_at: since, review_by }) => ({ id, since, due: endOfDay(review_by) }))
    .filter(({ due }) => Date.parse(due) - Date.parse(at) < 30 * DAY_MS)
    .map((one) => ({ ...one, kind: 'hold-review', programme, urgent: soon(one.due, at) }))

/** An erasure takes seconds; after an hour somebody has to look. */
const erasures: Source = ({ model, programme, at }) =>
  model
    .query<{ erasure: string; requested_at: string }>(
      "SELECT erasure, requested_at FROM erasures WHERE programme = ? AND state NOT IN ('held', 'erased') ORDER BY requested_at LIMIT 100",
      programme,
    )
    .map(({ erasure: id, requested_at: since }) => ({ id, since, due: new Date(Date.parse(since) + 3_600_000).toISOString() }))
    .filter(({ due }) => due < at)
    .map((one) => ({ ...one, kind: 'erasure', programme, urgent: true }))

const record: Source = ({ model, programme, at }) => {
  const [review] = model.query<{ reviewed: string; next_review: string }>(
    'SELECT reviewed, next_review FROM ropa_reviews WHERE programme = ?',
    programme,
  )
  if (review && review.next_review >= at.slice(0, 10)) return []
  const since = review ? `${review.reviewed}T00:00:00.000Z` : at
  return [{ kind: 'record-review', id: 'record-review', programme, since, ...(review ? { due: endOfDay(review.next_review) } : {}), urgent: false }]
}

/** What was handed to this reader, and what they handed to others stays with those. */
const readings: Source = ({ model, programme, actor, nameOf }) =>
  readingsFor(model, programme, actor).map(({ contribution: id, asked_at: since }) => ({
    kind: 'reading',
    id,
    programme,
    since,
    assignee: { account: actor, name: whoIs(nameOf, actor), own: true },
    urgent: false,
  }))

const readingsFor = (model: Queried, programme: string, reader: string) =>
  model.query<{ contribution: string; asked_at: string }>(
    'SELECT contribution, asked_at FROM readings WHERE programme = ? AND reader = ? ORDER BY asked_at, contribution LIMIT 200',
    programme,
    reader,
  )

/** `answered` waits to be closed, which has no day. */
const enquiries: Source = ({ model, programme, at, actor, nameOf }) =>
  model
    .query<{ enquiry: string; at: string; due: string; state: string; assigned: string | null }>(
      "SELECT enquiry, at, due, state, assigned FROM enquiries WHERE programme = ? AND state <> 'closed' ORDER BY due, enquiry LIMIT 200",
      programme,
    )
    .map(({ enquiry: id, at: since, due: day, state, assigned }) => {
      const due = state === 'open' ? { due: endOfDay(day) } : {}
      const assignee = assigned === null ? {} : { assignee: { account: assigned, name: whoIs(nameOf, assigned), own: assigned === actor } }
      return { kind: 'enquiry' as const, id, programme, since, ...due, ...assignee, urgent: state === 'open' && soon(endOfDay(day), at) }
    })

/** Published entries whose day to be checked has passed, each for itself: they are checked one by one. */
const pieces: Source = ({ model, programme, at }) =>
  model
    .query<{ piece: string; kind: PieceKind; review_by: string }>(
      `SELECT piece, kind, review_by FROM pieces
       WHERE programme = ? AND retired = 0 AND published IS NOT NULL AND review_by < ? ORDER BY review_by, piece LIMIT 200`,
      programme,
      at.slice(0, 10),
    )
    .map(({ piece: id, kind, review_by }) => ({
      kind: kind === 'service' ? 'piece-check' : 'information-check',
      id,
      programme,
      since: `${review_by}T00:00:00.000Z`,
      due: endOfDay(review_by),
      urgent: false,
    }))

/** Referrals that no partner has said they have: staff ask after a week. */
const referrals: Source = ({ model, programme, at }) =>
  model
    .query<{ referral: string; asked_at: string }>(
      "SELECT referral, asked_at FROM referrals WHERE programme = ? AND state = 'sent' ORDER BY asked_at, referral LIMIT 200",
      programme,
    )
    .map(({ referral: id, asked_at: since }) => ({ id, since, due: lateFrom(since) }))
    .filter(({ due }) => due < at)
    .map((one) => ({ ...one, kind: 'referral', programme, urgent: false }))

/** Every source of tasks with the action that they are done by. */
export const taskSources: readonly (readonly [action: string, source: Source])[] = [
  ['safeguarding.manage', concerns],
  ['contribution.read', readings],
  ['enquiry.answer', enquiries],
  ['quarantine.decide', heldBack],
  ['quotation.approve', quotations],
  ['register.manage', cases],
  ['hold.manage', holds],
  ['erasure.run', erasures],
  ['ropa.review', record],
  ['information.edit', pieces],
  ['referral.manage', referrals],
]
