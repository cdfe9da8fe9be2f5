import type { AnswerOf } from '@heard/contracts'
import { listHolds, retentionSchedule } from '@heard/contracts/engagement'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { ButtonLink } from '../../../components/button.tsx'
import { SummaryList, Table, Tag } from '../../../components/content.tsx'
import { Page } from '../../../components/page.tsx'
import { DoneNotice } from '../../../components/staff-form.tsx'
import { callContext } from '../../../contexts.ts'
import { Words } from '../../../i18n/text.tsx'
import { useDay } from '../../../i18n/translator.ts'
import { answerOf } from '../../../services/calling.ts'
import { mayHere, principalContext, programmeOf, theProgramme } from '../../../services/staff.ts'
import { inWords, ruleText } from './rule.ts'

type Line = AnswerOf<typeof retentionSchedule>['lines'][number]
type Run = AnswerOf<typeof retentionSchedule>['runs'][number]
type Hold = AnswerOf<typeof listHolds>['holds'][number]

export const loader = async ({ request, params, context }: LoaderFunctionArgs) => {
  const id = programmeOf(params)
  const call = context.get(callContext)
  const [schedule, holds, view] = await Promise.all([
    call(retentionSchedule, { params: { programme: id } }),
    call(listHolds, { params: { programme: id } }),
    theProgramme(call, id),
  ])
  return {
    id,
    name: view.name.text,
    ...answerOf(schedule),
    holds: answerOf(holds).holds,
    manages: mayHere(context.get(principalContext), 'hold.manage', id),
    done: new URL(request.url).searchParams.get('done'),
  }
}

const number = (count: number): string => count.toLocaleString('en-GB')

const Schedule = ({ lines }: { readonly lines: readonly Line[] }) => {
  const day = useDay()
  const columns = [
    { title: 'Purpose', cell: ({ purpose }: Line) => inWords(purpose) },
    { title: 'Kept for', cell: ({ rule }: Line) => ruleText(rule) },
    { title: 'Held', cell: ({ held }: Line) => number(held), numeric: true },
    { title: 'Not started', cell: ({ notStarted }: Line) => number(notStarted), numeric: true },
    { title: 'Due in 30 days', cell: ({ dueWithin30Days }: Line) => number(dueWithin30Days), numeric: true },
    { title: 'Overdue', cell: ({ overdue }: Line) => (overdue > 0 ? <Tag colour="red">{number(overdue)}</Tag> : '0'), numeric: true },
    { title: 'Next', cell: ({ nextDue }: Line) => (nextDue ? day(nextDue) : 'None') },
  ]
  if (lines.length === 0) return <p>This programme holds data for no purpose.</p>
  return <Table caption="Schedule" columns={columns} rows={lines} keyOf={({ purpose }) => purpose} />
}

const Runs = ({ runs }: { readonly runs: readonly Run[] }) => {
  const day = useDay()
  if (runs.length === 0) {
    return (
      <>
        <h2>Runs</h2>
        <p>The schedule has not run yet.</p>
      </>
    )
  }
  const columns = [
    { title: 'Day', cell: ({ on }: Run) => day(on) },
    { title: 'Erased', cell: ({ applied }: Run) => number(applied), numeric: true },
    { title: 'Kept by a hold', cell: ({ held }: Run) => number(held), numeric: true },
  ]
  return <Table caption="Runs" columns={columns} rows={runs} keyOf={({ on }) => on} />
}

const standing = ({ lifted, overdue }: Hold) => {
  if (lifted) return <Tag colour="grey">Lifted</Tag>
  return overdue ? <Tag colour="red">Review overdue</Tag> : <Tag colour="blue">Standing</Tag>
}

const OneHold = ({ id, hold, manages }: { readonly id: string; readonly hold: Hold; readonly manages: boolean }) => {
  const day = useDay()
  const base = `/staff/${id}/retention/holds/${hold.hold}`
  return (
    <li>
      <div className="app-entries__head">
        <h3 className="nhsuk-heading-s">{hold.contribution === undefined ? 'Whole programme' : 'One contribution'}</h3>
        {standing(hold)}
      </div>
      <SummaryList
        rows={[
          ...(hold.contribution === undefined ? [] : [{ key: 'Contribution', value: hold.contribution }]),
          { key: 'Reason', value: hold.reason === undefined ? 'Erased' : <Words text={hold.reason} /> },
          { key: 'Placed on', value: day(hold.placedAt) },
          ...(hold.lifted ? [] : [{ key: 'Review by', value: day(hold.reviewBy) }]),
        ]}
      />
      {manages && !hold.lifted && (
        <div className="app-buttons">
          <ButtonLink look="secondary" href={`${base}/review`}>
            Review
          </ButtonLink>
          <ButtonLink look="secondary" href={`${base}/lift`}>
            Lift
          </ButtonLink>
        </div>
      )}
    </li>
  )
}

const said = {
  placed: 'The hold stands.',
  reviewed: 'The hold stands until its next review.',
  lifted: 'The hold is lifted. What waited for it goes on.',
}

export default function Retention() {
  const { id, name, today, lines, runs, holds, manages, done } = useLoaderData<typeof loader>()
  const day = useDay()
  return (
    <Page title="Retention" wide>
      <DoneNotice done={done} said={said} />
      <h1>
        <span className="nhsuk-caption-l">{name}</span>
        Retention
      </h1>
      <p>How long data is kept for each purpose, as it stands on {day(today)}. What is due is erased by itself every day.</p>
      <Schedule lines={lines} />
      <h2>Holds</h2>
      <p>A hold keeps data from being erased, also when the person asks for it. Place one only where the law makes you.</p>
      {holds.length === 0 && <p>No hold was ever placed.</p>}
      <ul className="app-entries">
        {holds.map((hold) => (
          <OneHold key={hold.hold} id={id} hold={hold} manages={manages} />
        ))}
      </ul>
      {manages && <ButtonLink href={`/staff/${id}/retention/holds/new`}>Place a hold</ButtonLink>}
      <Runs runs={runs} />
    </Page>
  )
}
