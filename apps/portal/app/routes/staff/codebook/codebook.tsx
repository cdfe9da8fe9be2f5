import { defineTheme, showCodebook, ThemeId, type ThemeView } from '@heard/contracts/reporting'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect, useActionData, useLoaderData } from 'react-router'
import { Button } from '../../../components/button.tsx'
import { Notice, Tag } from '../../../components/content.tsx'
import { ErrorSummary } from '../../../components/error-summary.tsx'
import type { FieldError } from '../../../components/field.ts'
import { type FormValues, first, PostForm, valuesOf } from '../../../components/form.tsx'
import { HiddenKey } from '../../../components/hidden-key.tsx'
import { Input } from '../../../components/input.tsx'
import { Page } from '../../../components/page.tsx'
import { Select } from '../../../components/select.tsx'
import { Textarea } from '../../../components/textarea.tsx'
import { callContext } from '../../../contexts.ts'
import { answerOf, seen } from '../../../services/calling.ts'
import { errorsFrom, keyOf, newKey } from '../../../services/form.ts'
import { mayHere, principalContext, programmeOf } from '../../../services/staff.ts'
import { checkTyped } from '../../../services/typed.ts'
import { themeFields } from './theme-fields.ts'
import { placesFor } from './theme-options.ts'
import { ThemeTree } from './theme-tree.tsx'

export const loader = async ({ request, params, context }: LoaderFunctionArgs) => {
  const programme = programmeOf(params)
  const { themes } = answerOf(await context.get(callContext)(showCodebook, { params: { programme } }))
  const mayEdit = mayHere(context.get(principalContext), 'theme.edit', programme)
  const maySort = mayHere(context.get(principalContext), 'coding.edit', programme)
  const mayTake = mayHere(context.get(principalContext), 'analysis.export', programme)
  return { programme, themes, mayEdit, maySort, mayTake, done: new URL(request.url).searchParams.get('done'), key: newKey(context) }
}

export const action = async ({ request, params, context }: ActionFunctionArgs) => {
  const programme = programmeOf(params)
  const form = await request.formData()
  const values = valuesOf(form)
  const errors = checkTyped(values, themeFields)
  if (errors.length > 0) return data({ errors, values }, { status: 400 })
  const parent = ThemeId.safeParse(first(values, 'parent'))
  const definition = first(values, 'definition') ?? ''
  const body = {
    name: (first(values, 'name') ?? '').trim(),
    ...(definition.trim() === '' ? {} : { definition }),
    ...(parent.success ? { parent: parent.data } : {}),
  }
  const called = await context.get(callContext)(defineTheme, { params: { programme }, body }, keyOf(form))
  if (called.ok) throw redirect(`/staff/${programme}/codebook?done=defined`, { headers: seen(called.headers), status: 303 })
  const codes = { 'unknown-parent': 'parent', 'parent-retired': 'parent' }
  return data({ errors: errorsFrom(called.problem, { codes, otherwise: 'name' }), values }, { status: called.status })
}

type DefineFormProps = {
  readonly themes: readonly ThemeView[]
  readonly formKey: string
  readonly values: FormValues | undefined
  readonly errors: readonly FieldError[] | undefined
}

const DefineForm = ({ themes, formKey, values, errors }: DefineFormProps) => (
  <PostForm>
    <HiddenKey value={formKey} />
    <Input name="name" label="Name" hint="Short, as people would say it" errors={errors} value={first(values, 'name')} />
    <Textarea
      name="definition"
      label="Definition (optional)"
      hint="What belongs here and what does not, so that two people code alike"
      rows={4}
      errors={errors}
      value={first(values, 'definition')}
    />
    <Select name="parent" label="Place" options={placesFor(themes)} errors={errors} value={first(values, 'parent')} />
    <Button>Define the theme</Button>
  </PostForm>
)

const said: Readonly<Record<string, string>> = {
  defined: 'The theme is in the codebook.',
  brought: 'The themes are in the codebook.',
  reworded: 'The theme has its new words.',
  moved: 'The theme is in its new place.',
  retired: 'The theme is retired. What was coded with it stays in the record.',
  back: 'The theme is in use again.',
  merged: 'The theme is merged. What is coded with it counts as the other one.',
  unmerged: 'The merging is undone. What is coded with the theme counts as it again.',
  finished: 'The split is finished. What was not sorted stays with the theme.',
  unsplit: 'The split is undone. Everything that was sorted counts as the theme again.',
}

export default function Codebook() {
  const { programme, themes, mayEdit, maySort, mayTake, done, key } = useLoaderData<typeof loader>()
  const { errors, values } = useActionData<typeof action>() ?? {}
  const notice = done === null ? undefined : said[done]
  const used = themes.filter(({ retired }) => !retired)
  const retired = themes.filter((theme) => theme.retired)
  return (
    <Page title="Codebook" errors={errors}>
      <ErrorSummary errors={errors} />
      {notice && !errors && (
        <Notice title="Done">
          <p>{notice}</p>
        </Notice>
      )}
      <h1>Codebook</h1>
      <p>
        The themes that contributions are coded with. The number says how many contributions count as the theme now, without the themes inside it.
      </p>
      {used.length === 0 ? (
        <p>There is no theme yet.{mayEdit ? ' Define the first one below.' : ''}</p>
      ) : (
        <ThemeTree themes={used} programme={programme} mayEdit={mayEdit} maySort={maySort} />
      )}
      {retired.length > 0 && (
        <>
          <h2>
            Retired or merged <Tag colour="grey">Not used any more</Tag>
          </h2>
          <ThemeTree themes={retired.map((theme) => ({ ...theme, depth: 0 }))} programme={programme} mayEdit={mayEdit} all={themes} />
        </>
      )}
      <h2>Suggestions</h2>
      <p>
        <a href={`/staff/${programme}/codebook/suggestions`}>Themes suggested by a model of this programme’s own</a>, and how far people agree with
        it.
      </p>
      <h2>Two people, one meaning</h2>
      <p>
        <a href={`/staff/${programme}/codebook/double-coding`}>Double coding</a>: how far two people agree on each theme, and whether new themes still
        come up.
      </p>
      <h2>Other tools</h2>
      <ul>
        <li>
          <a href={`/staff/${programme}/codebook/qdc`}>Take the codebook along as a file (.qdc)</a>
        </li>
        {mayTake && (
          <li>
            <a href={`/staff/${programme}/codebook/qdpx`}>Take the whole analysis along as a project (.qdpx)</a>: themes, de-identified texts, what
            they are coded with, and memos. Residents see that their words were opened for it. Nobody can take a text out of your file later: delete
            the file when you do not need it any more, and take a new one when somebody has withdrawn.
          </li>
        )}
        {mayEdit && (
          <li>
            <a href={`/staff/${programme}/codebook/bring-in`}>Bring in a codebook from another tool</a>
          </li>
        )}
      </ul>
      {mayEdit && (
        <>
          <h2>Define a theme</h2>
          <DefineForm themes={themes} formKey={key} values={values} errors={errors} />
        </>
      )}
    </Page>
  )
}
