import { type AssuranceEntry, AssuranceKind, listAssurance } from '@heard/contracts/reporting'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { ButtonLink } from '../../../components/button.tsx'
import { SummaryList, Tag } from '../../../components/content.tsx'
import { Page } from '../../../components/page.tsx'
import { DoneNotice } from '../../../components/staff-form.tsx'
import { callContext } from '../../../contexts.ts'
import { Text } from '../../../i18n/text.tsx'
import { useDay } from '../../../i18n/translator.ts'
import { answerOf } from '../../../services/calling.ts'
import { mayHere, principalContext, programmeOf, theProgramme } from '../../../services/staff.ts'
import { inWords } from '../retention/rule.ts'
import { kindNames, stateNames } from './kind-names.ts'

export const loader = async ({ request, params, context }: LoaderFunctionArgs) => {
  const id = programmeOf(params)
  const call = context.get(callContext)
  const [listed, view] = await Promise.all([call(listAssurance, { params: { programme: id } }), theProgramme(call, id)])
  const records = mayHere(context.get(principalContext), 'assurance.record', id)
  return { id, name: view.name.text, ...answerOf(listed), records, done: new URL(request.url).searchParams.get('done') }
}

const words = ({ text }: AssuranceEntry) => {
  if (text.status === 'open') return <Text of={text} />
  return text.status === 'withdrawn' ? 'Withdrawn: these words were erased' : 'Cannot be shown: what is stored is not what was recorded'
}

const Standing = ({ entry }: { readonly entry: AssuranceEntry }) => {
  if (entry.ended) return <Tag colour="grey">Ended</Tag>
  if (entry.overdue) return <Tag colour="red">Review overdue</Tag>
  const colour = entry.state === 'failed' ? 'orange' : entry.state === 'to-do' ? 'yellow' : 'green'
  return <Tag colour={colour}>{stateNames[entry.state]}</Tag>
}

const OneEntry = ({ id, entry, records }: { readonly id: string; readonly entry: AssuranceEntry; readonly records: boolean }) => {
  const day = useDay()
  const about = `${kindNames[entry.kind]}, ${day(entry.on)}`
  const base = `/staff/${id}/assurance/${entry.entry}`
  return (
    <li>
      <div className="app-entries__head">
        <h3 className="nhsuk-heading-s nhsuk-u-margin-bottom-0">{entry.role ? `${about}: ${inWords(entry.role)}` : about}</h3>
        <Standing entry={entry} />
      </div>
      <SummaryList
        rows={[
          { key: 'In words', value: words(entry) },
          { key: 'Concerns', value: entry.programme === undefined ? 'The whole installation' : 'This programme' },
          { key: 'Next review', value: entry.reviewBy ? day(entry.reviewBy) : 'None' },
          ...(entry.ended ? [{ key: 'Ended', value: day(entry.ended) }] : []),
        ]}
      />
      {records && !entry.ended && (
        <div className="app-buttons">
          <ButtonLink look="secondary" href={base}>
            Record it as it is now<span className="nhsuk-u-visually-hidden">: {about}</span>
          </ButtonLink>
          <ButtonLink look="secondary" href={`${base}/end`}>
            End it<span className="nhsuk-u-visually-hidden">: {about}</span>
          </ButtonLink>
        </div>
      )}
    </li>
  )
}

const said = {
  recorded: 'The entry is recorded.',
  revised: 'The entry is recorded as it is now. What it said before stays in the record.',
  ended: 'The entry has ended. What it said stays in the record.',
}

export default function AssuranceRegister() {
  const { id, name, entries, records, done } = useLoaderData<typeof loader>()
  const kinds = AssuranceKind.options.filter((kind) => entries.some((entry) => entry.kind === kind))
  const absent = AssuranceKind.options.filter((kind) => !entries.some((entry) => entry.kind === kind && entry.ended === undefined))
  return (
    <Page title="Assurance" wide>
      <DoneNotice done={done} said={said} />
      <h1>
        <span className="nhsuk-caption-l">{name}</span>
        Assurance
      </h1>
      <p>What happens outside the platform and has to be shown: each entry is evidence for one of the auditor’s questions.</p>
      {records && <ButtonLink href={`/staff/${id}/assurance/new`}>Record an entry</ButtonLink>}
      {entries.length === 0 && <p>Nothing has been recorded yet.</p>}
      {kinds.map((kind) => (
        <section key={kind} aria-labelledby={kind}>
          <h2 id={kind} className="nhsuk-heading-m">
            {kindNames[kind]}
          </h2>
          <ul className="app-entries">
            {entries
              .filter((entry) => entry.kind === kind)
              .map((entry) => (
                <OneEntry key={entry.entry} id={id} entry={entry} records={records} />
              ))}
          </ul>
        </section>
      ))}
      {absent.length > 0 && (
        <section aria-labelledby="absent">
          <h2 id="absent" className="nhsuk-heading-m">
            Nothing recorded for
          </h2>
          <ul>
            {absent.map((kind) => (
              <li key={kind}>{kindNames[kind]}</li>
            ))}
          </ul>
        </section>
      )}
    </Page>
  )
}
