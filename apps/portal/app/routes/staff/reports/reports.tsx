import { longest, publicReport, publishReport } from '@heard/contracts/reporting'
import { type ActionFunctionArgs, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { OrganisationName, OrganisationsContext } from '../../../accountability/names.tsx'
import { StandingTag } from '../../../accountability/tags.tsx'
import { Button } from '../../../components/button.tsx'
import { Table } from '../../../components/content.tsx'
import { ErrorSummary } from '../../../components/error-summary.tsx'
import { first, PostForm, valuesOf } from '../../../components/form.tsx'
import { HiddenKey } from '../../../components/hidden-key.tsx'
import { Page } from '../../../components/page.tsx'
import { DoneNotice, LanguageSelect } from '../../../components/staff-form.tsx'
import { Textarea } from '../../../components/textarea.tsx'
import { WordingLine } from '../../../components/wording.tsx'
import { callContext } from '../../../contexts.ts'
import { useDay } from '../../../i18n/translator.ts'
import { answerOf } from '../../../services/calling.ts'
import { keyOf, newKey } from '../../../services/form.ts'
import { mayHere, principalContext, programmeOf, theProgramme } from '../../../services/staff.ts'
import { afterCall, comesBack } from '../../../services/staff-form.ts'
import { checkTyped, typedIn } from '../../../services/typed.ts'
import { FiguresInWords } from '../../report/figures-in-words.tsx'

export const loader = async ({ request, params, context }: LoaderFunctionArgs) => {
  const id = programmeOf(params)
  const call = context.get(callContext)
  const [report, view] = await Promise.all([call(publicReport, { params: { programme: id } }), theProgramme(call, id)])
  return {
    id,
    name: view.name.text,
    organisations: view.organisations,
    report: answerOf(report),
    mayPublish: mayHere(context.get(principalContext), 'report.publish', id),
    done: new URL(request.url).searchParams.get('done'),
    key: newKey(context),
  }
}

export const action = async ({ request, params, context }: ActionFunctionArgs) => {
  const programme = programmeOf(params)
  const form = await request.formData()
  const values = valuesOf(form)
  const errors = checkTyped(values, [{ name: 'summary', longest: longest.text }])
  if (errors.length > 0) return comesBack(errors, values)
  const summary = typedIn(values, 'summary')
  const body = { ...(summary === undefined ? {} : { summary }), language: first(values, 'language') ?? 'en' }
  const called = await context.get(callContext)(publishReport, { params: { programme }, body }, keyOf(form))
  return afterCall(called, `/staff/${programme}/reports?done=published`, { otherwise: 'summary' }, values)
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>

const Preview = ({ report: { figures, recommendations, commitments } }: Pick<Loaded, 'report'>) => (
  <>
    <h2>What it says</h2>
    <FiguresInWords figures={figures} />
    <Table
      caption="Recommendations in it"
      rows={recommendations}
      keyOf={({ id }) => id}
      columns={[
        { title: 'Recommendation', cell: ({ title }) => <WordingLine of={title} /> },
        { title: 'To', cell: ({ organisation }) => <OrganisationName id={organisation} /> },
        { title: 'Answer', cell: ({ standing }) => <StandingTag standing={standing} /> },
        { title: 'Promised', numeric: true, cell: ({ id }) => commitments.filter(({ recommendation }) => recommendation === id).length },
      ]}
    />
  </>
)

export default function Reports() {
  const { id, name, organisations, report, mayPublish, done, key } = useLoaderData<typeof loader>()
  const { errors, values = {} } = useActionData<typeof action>() ?? {}
  const day = useDay()
  const { edition, recommendations, commitments } = report
  const empty = recommendations.length === 0 && commitments.length === 0
  return (
    <OrganisationsContext value={{ organisations }}>
      <Page title="Reports" errors={errors} wide>
        <ErrorSummary errors={errors} />
        {!errors && <DoneNotice done={done} said={{ published: 'The edition is published.' }} />}
        <h1>
          <span className="nhsuk-caption-l">{name}</span>
          Here’s what we will do
        </h1>
        <p>
          {edition ? `Edition ${edition.number} was published on ${day(edition.on)}.` : 'No edition has been published yet.'}{' '}
          <a href={`/programmes/${id}/report`}>See the public page</a>
        </p>
        <p>
          Answers, promises and silences are public as they happen. An edition sums them up, and counts anew how many people stand behind each
          recommendation; these numbers stay as they are until the next edition.
        </p>
        {empty ? <p>Nothing is recommended or promised in public yet.</p> : <Preview report={report} />}
        {mayPublish && !empty && (
          <>
            <h2>Publish edition {(edition?.number ?? 0) + 1}</h2>
            <PostForm>
              <HiddenKey value={key} />
              <Textarea
                name="summary"
                label="Summary (optional)"
                hint="A few sentences in plain words, shown at the top of the report"
                errors={errors}
                value={first(values, 'summary')}
                rows={5}
              />
              <LanguageSelect values={values} errors={errors} />
              <Button>Publish the edition</Button>
            </PostForm>
          </>
        )}
      </Page>
    </OrganisationsContext>
  )
}
