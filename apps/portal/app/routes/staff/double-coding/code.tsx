import { codeAgain, nextToCodeAgain, showCodebook, ThemeId } from '@heard/contracts/reporting'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect, useActionData, useLoaderData } from 'react-router'
import { Button } from '../../../components/button.tsx'
import { Checkboxes } from '../../../components/choices.tsx'
import { InsetText } from '../../../components/content.tsx'
import { ErrorSummary } from '../../../components/error-summary.tsx'
import { PostForm } from '../../../components/form.tsx'
import { HiddenKey } from '../../../components/hidden-key.tsx'
import { BackLink } from '../../../components/navigation.tsx'
import { Page } from '../../../components/page.tsx'
import { callContext } from '../../../contexts.ts'
import { answerOf, seen } from '../../../services/calling.ts'
import { errorsFrom, keyOf, newKey } from '../../../services/form.ts'
import { programmeOf } from '../../../services/staff.ts'

export const loader = async ({ params, context }: LoaderFunctionArgs) => {
  const call = context.get(callContext)
  const programme = programmeOf(params)
  const sample = params.sample ?? ''
  const [next, codebook] = await Promise.all([
    call(nextToCodeAgain, { params: { programme, sample } }),
    call(showCodebook, { params: { programme } }),
  ])
  const themes = answerOf(codebook).themes.flatMap(({ id, name, definition, retired }) =>
    retired
      ? []
      : [
          {
            id,
            name: name.status === 'open' ? name.text : `(${name.status})`,
            definition: definition?.status === 'open' ? definition.text : undefined,
          },
        ],
  )
  return { programme, sample, next: answerOf(next), themes, key: newKey(context) }
}

export const action = async ({ request, params, context }: ActionFunctionArgs) => {
  const programme = programmeOf(params)
  const sample = params.sample ?? ''
  const form = await request.formData()
  const themes = form.getAll('themes').flatMap((theme) => ThemeId.safeParse(theme).data ?? [])
  const place = { programme, sample, contribution: String(form.get('contribution') ?? '') }
  const called = await context.get(callContext)(codeAgain, { params: place, body: { themes } }, keyOf(form))
  if (called.ok) throw redirect(`/staff/${programme}/codebook/double-coding/${sample}/code`, { headers: seen(called.headers), status: 303 })
  return data({ errors: errorsFrom(called.problem, { otherwise: 'themes' }), chosen: themes }, { status: called.status })
}

type Read = ReturnType<typeof useLoaderData<typeof loader>>

const Words = ({ words }: Pick<Read['next'], 'words'>) => {
  if (words?.status === 'open') {
    return Object.entries(words.words).map(([field, text]) => (
      <blockquote key={field} className="nhsuk-inset-text app-preserved" dir="auto">
        {text}
      </blockquote>
    ))
  }
  return (
    <InsetText>
      <p>
        {words?.status === 'hard'
          ? 'A colleague says that this contribution is hard to read. Code it as having no theme, or leave it to a colleague.'
          : 'These words cannot be shown any more. Code it as having no theme.'}
      </p>
    </InsetText>
  )
}

export default function CodeNext() {
  const { programme, sample, next, themes, key } = useLoaderData<typeof loader>()
  const { errors, chosen } = useActionData<typeof action>() ?? {}
  const back = `/staff/${programme}/codebook/double-coding/${sample}`
  if (next.contribution === undefined) {
    return (
      <Page title="Nothing left for you" before={<BackLink href={back} />}>
        <h1>Nothing left for you</h1>
        <p>
          {next.own > 0 ? `${next.own} are left that you coded first: somebody else has to code them again.` : 'All of this sample is coded twice.'}
        </p>
        <p>
          <a href={back}>See the sample</a>
        </p>
      </Page>
    )
  }
  return (
    <Page title="Code it again" errors={errors} before={<BackLink href={back} />}>
      <ErrorSummary errors={errors} />
      <h1>Code it again</h1>
      <p>{next.left} left. What the first person chose is not shown here; do not look it up before you have chosen.</p>
      <Words words={next.words} />
      <PostForm>
        <HiddenKey value={`${key}${next.contribution}`} />
        <input type="hidden" name="contribution" value={next.contribution} />
        <Checkboxes
          name="themes"
          label="Which themes does it have?"
          hint="Choose all that apply, or none"
          errors={errors}
          chosen={chosen ?? []}
          choices={themes.map(({ id, name, definition }) => ({ value: id, label: name, ...(definition === undefined ? {} : { hint: definition }) }))}
        />
        <Button>Save and go on</Button>
      </PostForm>
    </Page>
  )
}
