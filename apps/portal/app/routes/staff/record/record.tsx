import type { AnswerOf } from '@heard/contracts'
import { recordOfProcessing } from '@heard/contracts/engagement'
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
import { inWords, ruleText } from '../retention/rule.ts'

type Line = AnswerOf<typeof recordOfProcessing>['lines'][number]

export const loader = async ({ request, params, context }: LoaderFunctionArgs) => {
  const id = programmeOf(params)
  const call = context.get(callContext)
  const [record, view] = await Promise.all([call(recordOfProcessing, { params: { programme: id } }), theProgramme(call, id)])
  const { csv: _csv, ...rest } = answerOf(record)
  const reviews = mayHere(context.get(principalContext), 'ropa.review', id)
  return { id, name: view.name.text, ...rest, reviews, done: new URL(request.url).searchParams.get('done') }
}

const listed = (slugs: readonly string[], nothing: string): string => (slugs.length === 0 ? nothing : slugs.map(inWords).join(', '))

const rowsOf = (line: Line) => [
  { key: 'What for', value: <Text of={line.wording} /> },
  { key: 'Lawful basis', value: inWords(line.lawfulBasis) },
  { key: 'Article 9 condition', value: inWords(line.specialCondition) },
  { key: 'Whose data', value: listed(line.subjects, 'Nobody’s so far') },
  { key: 'What data', value: listed(line.categories, 'None') },
  { key: 'Stored fields', value: line.fields.length === 0 ? 'Nothing is stored for it so far' : line.fields.join(', ') },
  { key: 'Where from', value: listed(line.sources, 'Nowhere') },
  { key: 'Where it lies', value: listed(line.location, 'Nowhere') },
  { key: 'Kept for', value: line.retention === undefined ? 'Until somebody removes it' : ruleText(line.retention) },
  { key: 'Who may open it', value: listed(line.readers, 'Nobody') },
  { key: 'Who else gets it', value: listed(line.recipients, 'Nobody') },
  {
    key: 'Notice',
    value:
      line.notice === undefined ? 'None asks for consent' : `Version ${line.notice.version}${line.notice.required ? ', required' : ', optional'}`,
  },
  { key: 'Consent records', value: line.consentRecords ? 'Every agreement and refusal is kept' : 'None' },
  { key: 'Automated decisions', value: inWords(line.automatedDecisions) },
  { key: 'Transfers abroad', value: inWords(line.transfers) },
  { key: 'Assessment of impact', value: line.dpia },
]

export default function RecordOfProcessing() {
  const { id, name, today, controller, reviewed, nextReview, overdue, lines, reviews, done } = useLoaderData<typeof loader>()
  const day = useDay()
  return (
    <Page title="Record of processing" wide>
      <DoneNotice done={done} said={{ reviewed: 'The review is recorded.' }} />
      <h1>
        <span className="nhsuk-caption-l">{name}</span>
        Record of processing
      </h1>
      <p>Made from the purposes of the programme and the fields that are really stored, as they are on {day(today)}.</p>
      <SummaryList
        rows={[
          { key: 'Controller', value: controller ? <Text of={controller} /> : 'Not named' },
          { key: 'Last review', value: reviewed ? day(reviewed) : 'Never' },
          {
            key: 'Next review',
            value: overdue ? <Tag colour="red">{nextReview ? `Overdue since ${day(nextReview)}` : 'Overdue'}</Tag> : day(nextReview ?? today),
          },
        ]}
      />
      <div className="app-buttons">
        {reviews && <ButtonLink href={`/staff/${id}/record/review`}>Record a review</ButtonLink>}
        <ButtonLink look="secondary" href={`/staff/${id}/record.csv`}>
          Download as CSV
        </ButtonLink>
      </div>
      {lines.map((line) => (
        <section key={line.purpose} aria-labelledby={line.purpose}>
          <h2 id={line.purpose} className="nhsuk-heading-m">
            {inWords(line.purpose)}
          </h2>
          <SummaryList rows={rowsOf(line)} />
        </section>
      ))}
    </Page>
  )
}
