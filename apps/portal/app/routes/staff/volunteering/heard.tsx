import { createHash } from 'node:crypto'
import { myVolunteering } from '@heard/contracts/champions'
import { namedNotice, passOnHeard, showProgramme } from '@heard/contracts/engagement'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect, useActionData, useLoaderData } from 'react-router'
import { Button, ButtonLink } from '../../../components/button.tsx'
import { Checkboxes } from '../../../components/choices.tsx'
import { Details, InsetText, Notice } from '../../../components/content.tsx'
import { ErrorSummary } from '../../../components/error-summary.tsx'
import type { FieldError } from '../../../components/field.ts'
import { type FormValues, first, PostForm, valuesOf } from '../../../components/form.tsx'
import { HiddenKey } from '../../../components/hidden-key.tsx'
import { BackLink } from '../../../components/navigation.tsx'
import { Page } from '../../../components/page.tsx'
import { ShownCode } from '../../../components/receipt.tsx'
import { Select } from '../../../components/select.tsx'
import { Textarea } from '../../../components/textarea.tsx'
import { callContext, originContext } from '../../../contexts.ts'
import { writingLanguages } from '../../../i18n/writing-languages.ts'
import { answerOf } from '../../../services/calling.ts'
import { errorsFrom, keyOf, newKey } from '../../../services/form.ts'
import { programmeOf } from '../../../services/staff.ts'
import { comesBack } from '../../../services/staff-form.ts'
import { groupsOf } from '../../share/questions/community.tsx'
import { languageName } from '../contributions/names.ts'
import { noticesOn } from '../conversations/notices-on.server.ts'
import { AboutThem, HeardAgreements } from './heard-fields.tsx'
import { heardAgain, heardFields, readHeard } from './heard-form.server.ts'

const spokenIn = Object.keys(namedNotice.words) as (keyof typeof namedNotice.words)[]

/** The words in the language of the resident, as far as there are any. */
const wordsFor = async ({ request, params, context }: Pick<LoaderFunctionArgs, 'request' | 'params' | 'context'>) => {
  const id = programmeOf(params)
  const asked = new URL(request.url).searchParams.get('language')
  const language = spokenIn.find((tag) => tag === asked) ?? 'en'
  const text = namedNotice.words[language]
  const programme = answerOf(await context.get(callContext)(showProgramme, { params: { programme: id }, query: { language } }))
  return { id, language, programme, named: { wording: { language, text }, hash: createHash('sha256').update(text).digest('hex') } }
}

/** The id of the note is chosen here, so that sending it twice keeps it once. */
export const loader = async (args: LoaderFunctionArgs) => {
  const [{ id, language, programme, named }, called] = await Promise.all([
    wordsFor(args),
    args.context.get(callContext)(myVolunteering, { params: { programme: programmeOf(args.params) } }),
  ])
  const { mine } = answerOf(called)
  if (mine?.community === undefined || mine.elsewhere) throw redirect(`/staff/${id}/volunteering`)
  const required = new Set(programme.notices.filter((notice) => notice.required).map(({ purpose }) => purpose))
  return {
    back: `/staff/${id}/volunteering`,
    language,
    minimumAge: programme.minimumAge,
    notices: noticesOn(programme).map((notice) => ({ ...notice, required: required.has(notice.purpose) })),
    stages: programme.stages.map(({ id: stage, name }) => ({ value: stage, label: name.text })),
    groups: groupsOf(programme),
    named,
    note: crypto.randomUUID(),
    key: newKey(args.context),
  }
}

export const action = async (args: ActionFunctionArgs) => {
  const { id, programme } = await wordsFor(args)
  const form = await args.request.formData()
  const values = valuesOf(form)
  const read = readHeard(programme, values)
  if ('errors' in read) return comesBack(read.errors, values)
  const called = await args.context.get(callContext)(passOnHeard, { params: { programme: id }, body: read.body }, keyOf(form))
  if (!called.ok) {
    return comesBack(errorsFrom(called.problem, heardFields), heardAgain(called.problem, values), called.status)
  }
  return { kept: { code: called.body.receipt, link: `${args.context.get(originContext)}/my-contribution` } }
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>

const Kept = ({ back, kept: { code, link } }: { readonly back: string; readonly kept: { readonly code: string; readonly link: string } }) => (
  <Page title="Passed on">
    <h1>Thank you for passing it on</h1>
    <Notice title="Give them this code">
      <p>With it they can read what you passed on at {link}, put it right, or take it back. It is on this page only: write it down for them now.</p>
      <ShownCode code={code} />
    </Notice>
    <p>You see how far it is on your page. Its words are not shown there.</p>
    <p>
      Was it hard to hear? <a href={`${back}/how-are-you`}>Take a moment for yourself</a>.
    </p>
    <ButtonLink href={back}>Go to my volunteering</ButtonLink>
  </Page>
)

type FormProps = { readonly loaded: Loaded; readonly values: FormValues; readonly errors: readonly FieldError[] | undefined }

const HeardForm = ({ loaded, values, errors }: FormProps) => (
  <PostForm>
    <HiddenKey value={loaded.key} />
    <input type="hidden" name="note" value={first(values, 'note') ?? loaded.note} />
    <h2>Ask them first</h2>
    <p>Read these words out, or let them read them. They say yes or no to each.</p>
    <HeardAgreements notices={loaded.notices} named={loaded.named} values={values} errors={errors} />
    <Checkboxes
      name="old-enough"
      label="Age"
      errors={errors}
      chosen={values['old-enough']}
      choices={[{ value: 'yes', label: `They told me that they are ${loaded.minimumAge} or older` }]}
    />
    <AboutThem groups={loaded.groups} values={values} errors={errors} />
    <h2>What they told you</h2>
    <Textarea
      name="heard"
      label="What did they tell you?"
      hint="As they said it, as far as you remember. What happened, and what would have helped?"
      errors={errors}
      value={first(values, 'heard')}
    />
    <Details summary="Which part of the journey, and in which language you wrote" open={(values.stages ?? []).length > 0}>
      <Checkboxes name="stages" label="What is it about? (optional)" errors={errors} chosen={values.stages} choices={loaded.stages} />
      <Select
        name="written-in"
        label="Language you wrote in"
        value={first(values, 'written-in') ?? 'en'}
        options={writingLanguages.map(([value, label]) => ({ value, label, lang: value }))}
      />
    </Details>
    <Button id="send">Pass it on</Button>
  </PostForm>
)

const Speaks = ({ language }: Pick<Loaded, 'language'>) => (
  <form method="get" className="app-filters">
    <Select
      name="language"
      label="Language of the words to read out"
      value={language}
      options={spokenIn.map((tag) => ({ value: tag, label: languageName(tag) }))}
    />
    <Button look="secondary">Show</Button>
  </form>
)

const nothing: FormValues = {}

export default function PassOn() {
  const loaded = useLoaderData<typeof loader>()
  const back = useActionData<typeof action>()
  if (back && 'kept' in back) return <Kept back={loaded.back} kept={back.kept} />
  const { errors, values = nothing } = back ?? {}
  return (
    <Page title="Pass on what I heard" errors={errors} before={<BackLink href={loaded.back} />}>
      <ErrorSummary errors={errors} />
      <h1>Pass on what I heard</h1>
      <InsetText>
        <p>Somebody told you what they went through, and wants it to be heard. Pass it on with their agreement, and no name.</p>
      </InsetText>
      <Speaks language={loaded.language} />
      <HeardForm key={loaded.key} loaded={loaded} values={values} errors={errors} />
    </Page>
  )
}
