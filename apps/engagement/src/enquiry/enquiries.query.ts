import type { EnquiryFilter, EnquiryOutcome, EnquiryRow } from '@heard/contracts/engagement'
import type { ReadModel } from '@heard/service-kit'

type Flag = 'reminded' | 'trapped' | 'bounced' | 'erased'
type Stored = Omit<EnquiryRow, 'reference' | 'overdue' | Flag | 'assigned' | 'outcome'> &
  Readonly<Record<Flag, number>> & { readonly assigned: string | null; readonly outcome: EnquiryOutcome | null }

/** Whose list of which programme, on which day. */
type Looking = { readonly programme: string; readonly actor: string; readonly today: string }

const COLUMNS = 'enquiry, kind, channel, language, state, at, due, reminded, trapped, bounced, erased, assigned, outcome'
const MOST = 200

/** `open` holds what was answered too: it waits to be closed. ?2 is whoever looks, ?3 is today. */
const conditions: Readonly<Record<EnquiryFilter, string>> = {
  open: "state <> 'closed'",
  mine: "state <> 'closed' AND assigned = ?2",
  unassigned: "state <> 'closed' AND assigned IS NULL",
  overdue: "state = 'open' AND due < ?3",
  closed: "state = 'closed'",
}
const SOMEBODY = "programme = ?1 AND ?2 <> '' AND ?3 <> ''"

/** What stands in subjects and reply addresses: the last eight signs of the id. */
export const referenceOf = (enquiry: string): string => enquiry.slice(-8).toUpperCase()

const viewOf =
  (today: string) =>
  ({ reminded, trapped, bounced, erased, assigned, outcome, ...row }: Stored): EnquiryRow => ({
    ...row,
    reference: referenceOf(row.enquiry),
    overdue: row.state === 'open' && row.due < today,
    reminded: reminded === 1,
    trapped: trapped === 1,
    bounced: bounced === 1,
    erased: erased === 1,
    ...(assigned === null ? {} : { assigned }),
    ...(outcome === null ? {} : { outcome }),
  })

export const countsOf = (model: ReadModel, { programme, actor, today }: Looking): Record<EnquiryFilter, number> => {
  const counted = Object.entries(conditions).map(([name, condition]) => `count(*) FILTER (WHERE ${condition}) AS ${name}`)
  const sql = `SELECT ${counted.join(', ')} FROM enquiries WHERE ${SOMEBODY}`
  const [row] = model.query<Record<EnquiryFilter, number>>(sql, programme, actor, today)
  return { open: 0, mine: 0, unassigned: 0, overdue: 0, closed: 0, ...row }
}

/** One of the lists; `reference`: those alone whose reference begins like this. */
export const enquiriesOf = (model: ReadModel, looking: Looking, show: EnquiryFilter, reference = ''): readonly EnquiryRow[] => {
  const order = show === 'closed' ? 'closed_at DESC, enquiry' : "state = 'answered', due, enquiry"
  const sql = `SELECT ${COLUMNS} FROM enquiries WHERE ${SOMEBODY} AND ${conditions[show]} AND substr(enquiry, -8, length(?4)) = ?4
    ORDER BY ${order} LIMIT ${MOST}`
  return model.query<Stored>(sql, looking.programme, looking.actor, looking.today, reference.toLowerCase()).map(viewOf(looking.today))
}

export const enquiryRow = (model: ReadModel, programme: string, enquiry: string, today: string): EnquiryRow | undefined => {
  const [row] = model.query<Stored>(`SELECT ${COLUMNS} FROM enquiries WHERE programme = ? AND enquiry = ?`, programme, enquiry)
  return row && viewOf(today)(row)
}

type Key = { readonly programme: string; readonly enquiry: string }

/** Enquiries that wait for an answer today or since before. */
export const dueBy = (model: ReadModel, today: string): readonly Key[] =>
  model.query<Key>("SELECT programme, enquiry FROM enquiries WHERE state = 'open' AND due <= ? ORDER BY due", today)

/** Answers by e-mail since a moment that nothing came back from. */
export const mailedSince = (model: ReadModel, since: string): readonly (Key & { readonly answer: string })[] =>
  model.query<Key & { readonly answer: string }>('SELECT programme, enquiry, answer FROM enquiry_mails WHERE bounced = 0 AND at > ?', since)
