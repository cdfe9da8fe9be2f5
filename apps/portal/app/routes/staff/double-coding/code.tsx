import { codeAgain, nextToCodeAgain, showCodebook, ThemeId } from '@heard/contracts/reporting'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect, useActionData, useLoaderData } from 'react-router'
import { Button } from '../../../components/button.tsx'
import { Checkboxes } from '../../../components/choices.tsx'
import { ErrorSummary } from '../../../components/error-summary.tsx'
import { PostForm } from '../../../components/form.tsx'
import { HiddenKey } from '../../../components/hidden-key.tsx'
import { BackLink } from '../../../components/navigation.tsx'
import { Page } from '../../../components/page.tsx'
import { callContext } from '../../../contexts.ts'
import { answerOf, seen } from '../../../services/calling.ts'
import { errorsFrom, keyOf, newKey } from '../../../services/form.ts'
import { programmeOf } from '../../../services/staff.ts'
import { nameIn, themeNames } from '../contributions/names.ts'

export const loader = async ({ params, context }: LoaderFunctionArgs) => {
  const call = context.get(callContext)
  const programme = programmeOf(params)
  const sample = params.sample ?? ''
  const [next, codebook] = await Promise.all([
    call(nextToCodeAgain, { params: { programme, sample } }),
    call(showCodebook, { params: { programme } }),
  ])
  const { themes: drawn, ...read } = answerOf(next)
  const { themes: all } = answerOf(codebook)
  const names = themeNames(all)
  const themes = drawn.map((theme) => {
    const definition = all.find(({ id }) => id === theme)?.definition
    return { id: theme, name: nameIn(names, theme), definition: definition?.status === 'open' ? definition.text : undefined }
  })
  return { programme, sample, next: read, themes, key: newKey(context) }
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

const NothingLeft = ({ back, left, own }: { readonly back: string; readonly left: number; readonly own: number }) => (
  <Page title="Nothing left for you" before={<BackLink href={back} />}>
    <h1>Nothing left for you</h1>
    {left === 0 && <p>All of this sample that can be read is coded twice.</p>}
    {own > 0 && <p>{own} are left that you have judged before: somebody else has to code them again.</p>}
    {left > own && <p>{left - own} are left whose words cannot be shown to you.</p>}
    <p>
      <a href={back}>See the sample</a>
    </p>
  </Page>
)

export default function CodeNext() {
  const { programme, sample, next, themes, key } = useLoaderData<typeof loader>()
  const { errors, chosen } = useActionData<typeof action>() ?? {}
  const back = `/staff/${programme}/codebook/double-coding/${sample}`
  if (next.contribution === undefined || next.words?.status !== 'open') return <NothingLeft back={back} left={next.left} own={next.own} />
  return (
    <Page title="Code it again" errors={errors} before={<BackLink href={back} />}>
      <ErrorSummary errors={errors} />
      <h1>Code it again</h1>
      <p>{next.left} left. What the first person chose is not shown here; do not look it up before you have chosen.</p>
      {Object.entries(next.words.words).map(([field, text]) => (
        <blockquote key={field} className="nhsuk-inset-text app-preserved" dir="auto">
          {text}
        </blockquote>
      ))}
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
