import type { Call, Problem } from '@heard/contracts'
import { deidentifyContribution, type IdentifyingSpan, proposeIdentifiers } from '@heard/contracts/engagement'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect, useActionData, useLoaderData } from 'react-router'
import { ErrorSummary } from '../../../components/error-summary.tsx'
import type { FieldError } from '../../../components/field.ts'
import { BackLink } from '../../../components/navigation.tsx'
import { Page } from '../../../components/page.tsx'
import { callContext } from '../../../contexts.ts'
import { answerOf, seen } from '../../../services/calling.ts'
import { errorsFrom, keyOf, newKey } from '../../../services/form.ts'
import { programmeOf } from '../../../services/staff.ts'
import { DeidentifyForm } from './deidentify-form.tsx'
import { inOrder, printSpan, redactedWords, spanIn, withWords } from './identifiers.ts'
import { MarkedWords } from './marked-words.tsx'
import type { Answers } from './quote.ts'
import { searchOf, viewIn } from './view.ts'

const placeOf = (params: { readonly programme?: string | undefined; readonly contribution?: string | undefined }) => ({
  programme: programmeOf(params),
  contribution: params.contribution ?? '',
})

export const loader = async ({ request, params, context }: LoaderFunctionArgs) => {
  const place = placeOf(params)
  const { words, proposed } = answerOf(await context.get(callContext)(proposeIdentifiers, { params: place }))
  return { place, words, proposed: inOrder(words, proposed), search: searchOf(viewIn(new URL(request.url).searchParams)), key: newKey(context) }
}

/** The form as it stands: what is offered, what of it is ticked, and what is being typed. */
type Draft = {
  readonly offered: readonly IdentifyingSpan[]
  readonly ticked: readonly string[]
  readonly typed: string
  readonly kind: string
  readonly nobody: boolean
  readonly preview: Answers | undefined
}

const draftIn = (form: FormData): Draft => ({
  offered: form.getAll('offered').flatMap((each) => spanIn(String(each)) ?? []),
  ticked: form.getAll('span').map(String),
  typed: String(form.get('typed') ?? '').replaceAll('\r\n', '\n'),
  kind: String(form.get('kind') ?? ''),
  nobody: form.get('nobody') === 'yes',
  preview: undefined,
})

const whyNotAdded = {
  nothing: { field: 'typed', message: 'Type the words that identify somebody' },
  nowhere: { field: 'typed', message: 'These words are not in the text. Copy them exactly as they stand there' },
  'no-kind': { field: 'kind', message: 'Say what kind of thing the words are' },
} as const

const back = (draft: Draft, errors: readonly FieldError[] = [], status = errors.length > 0 ? 400 : 200) => data({ draft, errors }, { status })

const add = (draft: Draft, words: Answers) => {
  const offered = withWords(draft.offered, words, draft.typed, draft.kind)
  if (typeof offered === 'string') return back(draft, [whyNotAdded[offered]])
  const added = offered.filter((span) => !draft.offered.includes(span)).map(printSpan)
  return back({ ...draft, offered: inOrder(words, offered), ticked: [...draft.ticked, ...added], typed: '', kind: '' })
}

const withdrawnIn = ({ type }: Problem): boolean => type === '/problems/words-withdrawn'

type Place = ReturnType<typeof placeOf>

const record = async (call: Call, place: Place, form: FormData, draft: Draft, spans: IdentifyingSpan[]) => {
  if (draft.typed.trim() !== '')
    return back(draft, [{ field: 'typed', message: 'You typed words that are not added yet: add them, or empty the field' }])
  if (spans.length === 0 && !draft.nobody) {
    return back(draft, [{ field: 'nobody', message: 'Mark what identifies somebody, or confirm that nothing does' }])
  }
  const called = await call(deidentifyContribution, { params: place, body: { spans } }, keyOf(form))
  if (called.ok) return seen(called.headers)
  if (withdrawnIn(called.problem)) answerOf(called)
  return back(draft, errorsFrom(called.problem, { otherwise: 'spans' }), called.status)
}

export const action = async ({ request, params, context }: ActionFunctionArgs) => {
  const call = context.get(callContext)
  const place = placeOf(params)
  const form = await request.formData()
  const draft = draftIn(form)
  const spans = draft.offered.filter((span) => draft.ticked.includes(printSpan(span)))
  const intent = form.get('intent')
  if (intent !== 'record') {
    const { words } = answerOf(await call(proposeIdentifiers, { params: place }))
    return intent === 'add' ? add(draft, words) : back({ ...draft, preview: redactedWords(words, spans) })
  }
  const recorded = await record(call, place, form, draft, spans)
  if (!(recorded instanceof Headers)) return recorded
  const search = new URLSearchParams(searchOf(viewIn(new URL(request.url).searchParams)))
  search.set('done', 'de-identified')
  throw redirect(`/staff/${place.programme}/contributions/${place.contribution}?${search}`, { headers: recorded, status: 303 })
}

export default function Deidentify() {
  const { place, words, proposed, search, key } = useLoaderData<typeof loader>()
  const { draft, errors = [] } = useActionData<typeof action>() ?? {}
  const offered = draft?.offered ?? proposed
  const ticked = draft?.ticked ?? proposed.map(printSpan)
  return (
    <Page title="De-identify" errors={errors} before={<BackLink href={`/staff/${place.programme}/contributions/${place.contribution}${search}`} />}>
      <ErrorSummary errors={errors} />
      <h1>De-identify</h1>
      <p>Mark everything that could tell who the person is, or who they speak of. It is recorded that you opened these words.</p>
      <h2>The original words</h2>
      <MarkedWords words={words} language="und" marked={offered.filter((span) => ticked.includes(printSpan(span)))} />
      <DeidentifyForm words={words} offered={offered} ticked={ticked} draft={draft} formKey={key} errors={errors} />
    </Page>
  )
}
