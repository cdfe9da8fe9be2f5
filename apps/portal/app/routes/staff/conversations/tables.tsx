import { isText, listTableNotes, longestAnswer, type NotedTable, noteTable, questionsIn, TableNumber } from '@heard/contracts/engagement'
import { listGatherings } from '@heard/contracts/events'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { Button } from '../../../components/button.tsx'
import { Checkboxes } from '../../../components/choices.tsx'
import { InsetText, Notice } from '../../../components/content.tsx'
import { ErrorSummary } from '../../../components/error-summary.tsx'
import type { FieldError } from '../../../components/field.ts'
import { type FormValues, first, PostForm, valuesOf } from '../../../components/form.tsx'
import { HiddenKey } from '../../../components/hidden-key.tsx'
import { Input } from '../../../components/input.tsx'
import { BackLink } from '../../../components/navigation.tsx'
import { Page } from '../../../components/page.tsx'
import { grouped } from '../../../components/receipt.tsx'
import { Select } from '../../../components/select.tsx'
import { Textarea } from '../../../components/textarea.tsx'
import { callContext, originContext } from '../../../contexts.ts'
import { fieldOf } from '../../../conversation/read-answer.ts'
import { Text } from '../../../i18n/text.tsx'
import { useDay } from '../../../i18n/translator.ts'
import { writingLanguages } from '../../../i18n/writing-languages.ts'
import { answerOf } from '../../../services/calling.ts'
import { errorsFrom, keyOf, newKey } from '../../../services/form.ts'
import { Agreements } from './agreements.tsx'
import { type Sheet, sheetOf } from './keying.server.ts'
import { afterRefusal, noticesOn, readConsents } from './notices-on.server.ts'
import { WhoReads } from './who-reads.tsx'

/** Questions that a table can answer: in words. */
const asked = ({ shown }: Pick<Sheet, 'shown'>) => questionsIn(shown.sections).filter(isText)

export const loader = async (args: LoaderFunctionArgs) => {
  const sheet = await sheetOf(args)
  const { at, place, chosen, programme, shown, view, conversation } = sheet
  const call = args.context.get(callContext)
  const [gatherings, noted] = await Promise.all([
    call(listGatherings, { params: { programme: place.programme } }),
    call(listTableNotes, { params: place }),
  ])
  return {
    at,
    programme: place.programme,
    chosen,
    title: shown.title,
    questions: asked(sheet).map(({ question, text }) => ({ question, text })),
    open: conversation.stage === 'open' && !conversation.over,
    questionnaire: conversation.questionnaire,
    languages: view.languages,
    minimumAge: programme.minimumAge,
    notices: noticesOn(programme),
    gatherings: answerOf(gatherings)
      .gatherings.filter(({ cancelled }) => cancelled === undefined)
      .toReversed()
      .map(({ gathering, title, startsAt }) => ({ gathering, title, startsAt })),
    noted: answerOf(noted).tables,
    key: newKey(args.context),
  }
}

const readNotes = (sheet: Sheet, values: FormValues) => {
  const typed = asked(sheet).map(({ question }) => ({ question, text: first(values, fieldOf(question)) ?? '' }))
  const notes = Object.fromEntries(typed.flatMap(({ question, text }) => (text.trim() === '' ? [] : [[question, text] as const])))
  const tooLong = typed.flatMap(({ question, text }, index): FieldError[] =>
    text.length > longestAnswer ? [{ field: fieldOf(question), message: `Question ${index + 1}: use ${longestAnswer} characters or fewer` }] : [],
  )
  const none =
    typed[0] && Object.keys(notes).length === 0
      ? [{ field: fieldOf(typed[0].question), message: 'Write down what was said to at least one question' }]
      : []
  return { notes, errors: [...tooLong, ...none] }
}

const readForm = (sheet: Sheet, values: FormValues) => {
  const gathering = first(values, 'gathering') ?? ''
  const table = TableNumber.safeParse(Number(first(values, 'table')?.trim()))
  const { notes, errors } = readNotes(sheet, values)
  const { consents, errors: unread } = readConsents(sheet.programme, values, 'Say whether the table agreed')
  return {
    errors: [
      ...(gathering === '' ? [{ field: 'gathering', message: 'Choose the gathering' }] : []),
      ...(table.success ? [] : [{ field: 'table', message: `Enter the number of the table, from 1 to ${TableNumber.maxValue}` }]),
      ...errors,
      ...unread,
      ...(first(values, 'old-enough') === 'yes'
        ? []
        : [{ field: 'old-enough', message: 'Notes are kept only of tables where everybody is old enough' }]),
    ],
    body: {
      questionnaire: Number(first(values, 'questionnaire')) || 1,
      gathering,
      table: table.data ?? 0,
      notes,
      language: first(values, 'written-in') ?? sheet.chosen.language,
      consents,
      oldEnough: true as const,
    },
  }
}

const nothing: FormValues = {}

export const action = async (args: ActionFunctionArgs) => {
  const sheet = await sheetOf(args)
  const form = await args.request.formData()
  const values = valuesOf(form)
  const { errors, body } = readForm(sheet, values)
  if (errors.length > 0) return data({ errors, values, sameKey: undefined, kept: undefined }, { status: 400 })
  const called = await args.context.get(callContext)(noteTable, { params: sheet.place, body }, keyOf(form))
  if (!called.ok) {
    const codes = { 'unknown-gathering': 'gathering' }
    const back = { errors: errorsFrom(called.problem, { otherwise: 'send', codes }), ...afterRefusal(called.problem, values), kept: undefined }
    return data(back, { status: called.status })
  }
  const kept = { table: body.table, code: called.body.receipt, link: `${args.context.get(originContext)}/my-contribution` }
  const next: FormValues = { gathering: [body.gathering], table: [String(body.table + 1)] }
  return data({ errors: undefined, values: next, sameKey: undefined, kept })
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>
type Back = NonNullable<ReturnType<typeof useActionData<typeof action>>>

const Kept = ({ kept }: { readonly kept: NonNullable<Back['kept']> }) => (
  <Notice title="Saved">
    <p>
      The notes of table {kept.table} are kept. <strong>Give the table this code.</strong> With it anybody who sat there can read the notes at{' '}
      {kept.link}, put them right, or take them back. It is shown only now.
    </p>
    <p className="app-receipt" lang="en" dir="ltr">
      {grouped(kept.code)}
    </p>
  </Notice>
)

const Noted = ({ noted, gatherings }: Pick<Loaded, 'noted' | 'gatherings'>) => {
  const tablesOf = (id: string) => [...new Set(noted.filter(({ gathering }: NotedTable) => gathering === id).map(({ table }) => table))]
  const noting = [...new Set(noted.map(({ gathering }) => gathering))]
  return (
    <>
      <h2>Tables that were noted</h2>
      {noting.length === 0 && <p>None yet.</p>}
      <ul>
        {noting.map((id) => {
          const title = gatherings.find(({ gathering }) => gathering === id)?.title
          return (
            <li key={id}>
              {title ? <Text of={title} /> : 'A gathering that was cancelled'}: {tablesOf(id).length === 1 ? 'table' : 'tables'}{' '}
              {tablesOf(id).join(', ')}
            </li>
          )
        })}
      </ul>
      <p>Analysts read them under Contributions. They count nobody in the results, because several people speak in them.</p>
    </>
  )
}

type FormProps = {
  readonly loaded: Loaded
  readonly values: FormValues
  readonly errors: readonly FieldError[] | undefined
  readonly sameKey: string | undefined
}

const TableForm = ({ loaded, values, errors, sameKey }: FormProps) => {
  const day = useDay()
  return (
    <PostForm>
      <HiddenKey value={sameKey ?? loaded.key} />
      <input type="hidden" name="questionnaire" value={first(values, 'questionnaire') ?? loaded.questionnaire} />
      <Select
        name="gathering"
        label="Gathering"
        value={first(values, 'gathering') ?? ''}
        errors={errors}
        options={[
          { value: '', label: 'Choose one' },
          ...loaded.gatherings.map(({ gathering, title, startsAt }) => ({ value: gathering, label: `${title.text}, ${day(startsAt)}` })),
        ]}
      />
      <Input name="table" label="Number of the table" errors={errors} value={first(values, 'table')} width={3} inputMode="numeric" />
      <h2>Before you begin</h2>
      <p>
        Read this out to the table. Names are not noted. Where somebody does not agree, leave out what they say; where the table does not agree to the
        first one, keep no notes.
      </p>
      <Agreements notices={loaded.notices} blank="Choose" no="No" aloud values={values} errors={errors} />
      <Checkboxes
        name="old-enough"
        label="Age"
        errors={errors}
        chosen={values['old-enough']}
        choices={[{ value: 'yes', label: `Everybody at the table is ${loaded.minimumAge} or older` }]}
      />
      <h2>What was said</h2>
      {loaded.questions.map(({ question, text }, index) => (
        <Textarea
          key={question}
          name={fieldOf(question)}
          label={
            <>
              {index + 1}. <Text of={text} />
            </>
          }
          errors={errors}
          value={first(values, fieldOf(question))}
        />
      ))}
      <Select
        name="written-in"
        label="Language of the notes"
        value={first(values, 'written-in') ?? loaded.chosen.language}
        options={writingLanguages.map(([value, label]) => ({ value, label, lang: value }))}
      />
      <Button id="send">Keep the notes</Button>
    </PostForm>
  )
}

const WhyNot = ({ open, questions, gatherings, programme }: Loaded) => {
  if (!open) return <p>This conversation is not taking answers now. Extend it or let it go on, and the notes can be kept.</p>
  if (questions.length === 0) return <p>No question of this conversation is answered in words, so a table cannot answer any.</p>
  return gatherings.length === 0 ? (
    <p>
      Announce the workshop first, under <a href={`/staff/${programme}/gatherings`}>Gatherings</a>.
    </p>
  ) : undefined
}

export default function TableNotes() {
  const loaded = useLoaderData<typeof loader>()
  const { errors, values = nothing, sameKey, kept } = useActionData<typeof action>() ?? {}
  const { at, chosen, languages, title, open, questions, gatherings, noted, key } = loaded
  const ready = open && questions.length > 0 && gatherings.length > 0
  return (
    <Page title="Notes of a table" errors={errors} before={<BackLink href={at} />}>
      <ErrorSummary errors={errors} />
      <h1>
        <span className="nhsuk-caption-l">
          <Text of={title} />
        </span>
        Notes of a table
      </h1>
      {kept && <Kept kept={kept} />}
      <InsetText>
        <p>What people say to the questions at a table of a workshop. Write it as they say it, and no names.</p>
      </InsetText>
      {ready ? (
        <>
          <WhoReads languages={languages} chosen={chosen} />
          <TableForm key={key} loaded={loaded} values={values} errors={errors} sameKey={sameKey} />
        </>
      ) : (
        <WhyNot {...loaded} />
      )}
      <Noted noted={noted} gatherings={gatherings} />
    </Page>
  )
}
