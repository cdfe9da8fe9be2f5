import { easyReadWords, longest, type ReportWords, type Wording, wordReport } from '@heard/contracts/reporting'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { Details } from '../../../components/content.tsx'
import { type FormValues, first, valuesOf } from '../../../components/form.tsx'
import { Input } from '../../../components/input.tsx'
import { StaffForm } from '../../../components/staff-form.tsx'
import { Textarea } from '../../../components/textarea.tsx'
import { WordingBlock, WordingLine } from '../../../components/wording.tsx'
import { callContext } from '../../../contexts.ts'
import { keyOf, newKey } from '../../../services/form.ts'
import { mayHere, principalContext, programmeOf } from '../../../services/staff.ts'
import { afterCall, comesBack } from '../../../services/staff-form.ts'
import { checkTyped, type Typed, typedIn } from '../../../services/typed.ts'
import { deskOf } from './desk.server.ts'

const objectiveField = (objective: string): string => `objective-${objective}`

export const loader = async ({ request, params, context }: LoaderFunctionArgs) => {
  const { id, desk, view, languages } = await deskOf(context.get(callContext), programmeOf(params))
  if (!mayHere(context.get(principalContext), 'report.compose', id)) throw data(null, { status: 403 })
  const asked = new URL(request.url).searchParams.get('language') ?? 'en'
  const language = languages.find(({ code }) => code === asked)
  if (!language) throw data(null, { status: 404 })
  const { draft, published } = desk
  return {
    id,
    language,
    edition: published + 1,
    objectives: view.objectives.map((each) => ({ id: each.id, name: each.name.text })),
    saves: draft?.saves ?? 0,
    words: draft?.words.find((each) => each.language === language.code),
    key: newKey(context),
  }
}

const fields: readonly Typed[] = [
  { name: 'title', longest: longest.title, missing: 'Enter a title' },
  { name: 'summary', longest: longest.text, missing: 'Enter a summary' },
  { name: 'easyRead', longest: longest.text },
]

const objectivesIn = (values: FormValues) =>
  Object.keys(values).flatMap((name) => {
    const text = name.startsWith('objective-') ? typedIn(values, name) : undefined
    return text === undefined ? [] : [{ objective: name.slice('objective-'.length), text }]
  })

export const action = async ({ request, params, context }: ActionFunctionArgs) => {
  const programme = programmeOf(params)
  const form = await request.formData()
  const values = valuesOf(form)
  const objectives = objectivesIn(values)
  const errors = checkTyped(values, [...fields, ...objectives.map(({ objective }) => ({ name: objectiveField(objective), longest: longest.text }))])
  if (errors.length > 0) return comesBack(errors, values)
  const easyRead = typedIn(values, 'easyRead')
  const body = {
    title: first(values, 'title') ?? '',
    summary: first(values, 'summary') ?? '',
    ...(easyRead === undefined ? {} : { easyRead }),
    objectives,
    saves: Number(first(values, 'saves')),
  }
  const language = new URL(request.url).searchParams.get('language') ?? 'en'
  const called = await context.get(callContext)(wordReport, { params: { programme, language }, body }, keyOf(form))
  return afterCall(called, `/staff/${programme}/reports?done=saved`, { otherwise: 'title' }, values)
}

const textOf = (wording: Wording | undefined): string => (wording?.status === 'open' ? wording.text : '')

const valuesFrom = (words: ReportWords): FormValues => ({
  title: [textOf(words.title)],
  summary: [textOf(words.summary)],
  easyRead: [textOf(words.easyRead)],
  ...Object.fromEntries(words.objectives.map(({ objective, text }) => [objectiveField(objective), [textOf(text)]])),
})

/** What somebody else saved while this form was being filled in. */
const SavedNow = ({ words }: { readonly words: ReportWords }) => (
  <Details summary="What is saved now" open>
    <p>
      <strong>
        <WordingLine of={words.title} />
      </strong>
    </p>
    <WordingBlock of={words.summary} />
    {words.easyRead && <WordingBlock of={words.easyRead} />}
    {words.objectives.map(({ objective, text }) => (
      <WordingBlock key={objective} of={text} />
    ))}
  </Details>
)

export default function Write() {
  const { id, language, edition, objectives, saves, words, key } = useLoaderData<typeof loader>()
  const { errors, values: typed } = useActionData<typeof action>() ?? {}
  const values = typed ?? (words ? valuesFrom(words) : {})
  const overtaken = typed !== undefined && first(typed, 'saves') !== String(saves)
  return (
    <StaffForm
      title={`Write edition ${edition} in ${language.name}`}
      back={`/staff/${id}/reports`}
      formKey={key}
      errors={errors}
      send="Save"
      before={<p>Nobody outside sees this before a second person has approved it. What was asked, answered and promised is added by itself.</p>}
    >
      <input type="hidden" name="saves" value={saves} />
      {overtaken && words && <SavedNow words={words} />}
      <Input name="title" label="Title" errors={errors} value={first(values, 'title')} dir="auto" />
      <Textarea
        name="summary"
        label="Summary"
        hint="A few sentences in plain words: what was asked, what was promised, what is done"
        errors={errors}
        value={first(values, 'summary')}
      />
      <Textarea
        name="easyRead"
        label="Easy read (optional)"
        hint={`The same for people who find reading hard. One idea on each line, at most ${easyReadWords} words a line.`}
        errors={errors}
        value={first(values, 'easyRead')}
      />
      {objectives.map((objective) => (
        <Textarea
          key={objective.id}
          name={objectiveField(objective.id)}
          label={`${objective.name} (optional)`}
          hint="Stands under this objective"
          errors={errors}
          value={first(values, objectiveField(objective.id))}
          rows={4}
        />
      ))}
    </StaffForm>
  )
}
