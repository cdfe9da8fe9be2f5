import { type DrillView, type ErasedStore, type ErasureView, listErasures } from '@heard/contracts/engagement'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { ButtonLink } from '../../../components/button.tsx'
import { Details, SummaryList, Tag } from '../../../components/content.tsx'
import { Page } from '../../../components/page.tsx'
import { DoneNotice } from '../../../components/staff-form.tsx'
import { callContext } from '../../../contexts.ts'
import { useDay } from '../../../i18n/translator.ts'
import { answerOf } from '../../../services/calling.ts'
import { mayHere, principalContext, programmeOf, theProgramme } from '../../../services/staff.ts'
import { inWords } from '../retention/rule.ts'
import { wayNames } from './way-names.ts'

export const loader = async ({ request, params, context }: LoaderFunctionArgs) => {
  const id = programmeOf(params)
  const call = context.get(callContext)
  const [called, view] = await Promise.all([call(listErasures, { params: { programme: id } }), theProgramme(call, id)])
  const erases = mayHere(context.get(principalContext), 'erasure.run', id)
  return { id, name: view.name.text, ...answerOf(called), erases, done: new URL(request.url).searchParams.get('done') }
}

const states = {
  requested: ['Requested', 'blue'],
  held: ['Held back', 'yellow'],
  started: ['Under way', 'blue'],
  unverified: ['Something was left', 'red'],
  erased: ['Erased', 'green'],
} as const satisfies Record<ErasureView['state'], readonly [string, string]>

const askers = { resident: 'The person, with their receipt', staff: 'Staff, for the person', retention: 'The retention schedule' } as const

const stepNames: Readonly<Record<ErasureView['steps'][number]['what'], string>> = {
  requested: 'Requested',
  held: 'Held back',
  started: 'Processing stopped',
  'recipients-collected': 'Recipients collected',
  intended: 'Entered in the list that restores replay',
  'store-purged': 'Purged',
  'recipient-told': 'Told',
  'part-checked': 'Nothing left in a process of',
  'part-found': 'Something was left in a process of',
  unverified: 'Something was left',
  'subject-erased': 'Erased and checked',
}

const storeNames: Readonly<Record<ErasedStore, string>> = {
  vault: 'words and keys',
  receipts: 'receipt',
  mails: 'mails on their way',
  follows: 'address that is written to',
  quotations: 'quotations',
  'analysis-index': 'analysis index',
  engagement: 'lists of stories and programmes',
  champions: 'lists of champions',
  events: 'lists of gatherings',
  reporting: 'lists of themes and promises',
}
const isStore = (name: string): name is ErasedStore => Object.hasOwn(storeNames, name)
const stepName = (what: ErasureView['steps'][number]['what'], name: string): string => {
  if (what.startsWith('part-')) return name
  return isStore(name) ? storeNames[name] : inWords(name).toLowerCase()
}

const time = (at: string): string =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'medium', timeZone: 'Europe/London' }).format(new Date(at))

const Steps = ({ steps }: Pick<ErasureView, 'steps'>) => (
  <ol>
    {steps.map(({ what, at, name }, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: steps are only ever added at the end
      <li key={index}>
        {stepNames[what]}
        {name !== undefined && `: ${stepName(what, name)}`}, <time dateTime={at}>{time(at)}</time>
      </li>
    ))}
  </ol>
)

type Check = ErasureView['checks'][number]

/** Which process it is, so that whoever runs the servers finds its folder. */
const named = (checks: readonly Check[]): string => checks.map(({ part, process }) => `${part} (${process})`).join(', ')

/** Nobody has to find the folders that are clear: how many of each part. */
const counted = (checks: readonly Check[]): string =>
  [...Map.groupBy(checks, ({ part }) => part)].map(([part, { length }]) => (length > 1 ? `${part} (${length} processes)` : part)).join(', ')

/** Where parts run apart: who looked into their own folder, and who still has to. */
const checkRows = (checks: readonly Check[]) =>
  [
    { key: 'Being checked by', value: named(checks.filter(({ found }) => found === 'awaited')) },
    { key: 'Something was left in', value: named(checks.filter(({ found }) => found !== 'awaited' && found.length > 0)) },
    { key: 'Checked by', value: counted(checks.filter(({ found }) => found.length === 0)) },
  ].filter(({ value }) => value !== '')

const Erasure = ({
  of: { contribution, by, way, purposes, state, requestedAt, late, hold, waitingFor, checks, steps, horizon },
}: {
  readonly of: ErasureView
}) => {
  const day = useDay()
  const [text, colour] = states[state]
  return (
    <li>
      <div className="app-entries__head">
        <h3 className="nhsuk-heading-s">{contribution}</h3>
        <Tag colour={colour}>{text}</Tag>
        {late && <Tag colour="red">Late: look at it</Tag>}
      </div>
      <SummaryList
        rows={[
          { key: 'Asked by', value: way === undefined ? askers[by] : `${askers[by]}, who asked ${wayNames[way]}` },
          { key: 'Asked on', value: day(requestedAt) },
          { key: 'What', value: purposes === 'all' ? 'Everything' : purposes.map(inWords).join(', ') },
          ...(hold === undefined || state !== 'held' ? [] : [{ key: 'Held by', value: hold }]),
          ...(waitingFor.length === 0 || state === 'held'
            ? []
            : [{ key: 'Waiting for', value: waitingFor.map((store) => storeNames[store]).join(', ') }]),
          ...checkRows(checks),
          ...(horizon === undefined ? [] : [{ key: 'Unreadable in every backup by', value: day(horizon) }]),
        ]}
      />
      <Details summary="Steps">
        <Steps steps={steps} />
      </Details>
    </li>
  )
}

const Drills = ({ drills }: { readonly drills: readonly DrillView[] }) => {
  const day = useDay()
  if (drills.length === 0) return <p>No drill was recorded yet.</p>
  return (
    <SummaryList
      rows={drills.map(({ drill, outcome, at }) => ({
        key: drill === 'erasure' ? 'Erasure drill' : 'Restore drill',
        value: (
          <>
            <Tag colour={outcome === 'passed' ? 'green' : 'red'}>{outcome === 'passed' ? 'Passed' : 'Failed'}</Tag> {day(at)}
          </>
        ),
      }))}
    />
  )
}

export default function Erasures() {
  const { id, name, erasures, drills, erases, done } = useLoaderData<typeof loader>()
  return (
    <Page title="Erasures">
      <DoneNotice done={done} said={{ asked: 'The erasure is under way. You find it below.' }} />
      <h1>
        <span className="nhsuk-caption-l">{name}</span>
        Erasures
      </h1>
      <p>The newest 500, by the number of the contribution. Nothing here says who it was.</p>
      {erases && <ButtonLink href={`/staff/${id}/erasures/new`}>Erase a person</ButtonLink>}
      {erasures.length === 0 && <p>Nothing has been erased yet.</p>}
      {erasures.length > 0 && <h2>Newest first</h2>}
      <ul className="app-entries">
        {erasures.map((each) => (
          <Erasure key={each.erasure} of={each} />
        ))}
      </ul>
      <h2>Drills</h2>
      <Drills drills={drills} />
    </Page>
  )
}
