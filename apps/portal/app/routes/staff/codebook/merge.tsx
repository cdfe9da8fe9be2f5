import { mergeTheme, ThemeId } from '@heard/contracts/reporting'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect, useActionData, useLoaderData } from 'react-router'
import { Button } from '../../../components/button.tsx'
import { ErrorSummary } from '../../../components/error-summary.tsx'
import { PostForm } from '../../../components/form.tsx'
import { HiddenKey } from '../../../components/hidden-key.tsx'
import { BackLink } from '../../../components/navigation.tsx'
import { Page } from '../../../components/page.tsx'
import { Select } from '../../../components/select.tsx'
import { callContext } from '../../../contexts.ts'
import { seen } from '../../../services/calling.ts'
import { errorsFrom, keyOf, newKey } from '../../../services/form.ts'
import { programmeOf } from '../../../services/staff.ts'
import { indented, themeNames } from '../contributions/names.ts'
import { nameOf, oneTheme } from './one-theme.server.ts'
import { ThemeCard } from './theme-card.tsx'

export const loader = async (args: LoaderFunctionArgs) => {
  const { programme, theme, themes } = await oneTheme(args, 'theme.edit')
  const others = themes.filter(({ id, retired }) => !retired && id !== theme.id)
  const into = others.find(({ id }) => id === new URL(args.request.url).searchParams.get('into'))
  const choices = themeNames(others).map((other) => ({ value: other.id, label: indented(other) }))
  return { programme, theme, name: nameOf(theme), into, intoName: into && nameOf(into), choices, key: newKey(args.context) }
}

export const action = async ({ request, params, context }: ActionFunctionArgs) => {
  const programme = programmeOf(params)
  const form = await request.formData()
  const into = ThemeId.safeParse(form.get('into'))
  if (!into.success) return data({ errors: [{ field: 'into', message: 'Choose the theme to merge it into' }] }, { status: 400 })
  const body = { into: into.data, seen: Number(form.get('seen')), seenInto: Number(form.get('seenInto')) }
  const called = await context.get(callContext)(mergeTheme, { params: { programme, theme: params.theme ?? '' }, body }, keyOf(form))
  if (called.ok) throw redirect(`/staff/${programme}/codebook?done=merged`, { headers: seen(called.headers), status: 303 })
  const words = { 'theme-changed': 'Somebody changed one of the two themes meanwhile. This is how they are now: merge them if it is still right' }
  return data({ errors: errorsFrom(called.problem, { otherwise: 'merge', words }) }, { status: called.status })
}

export default function Merge() {
  const { programme, theme, name, into, intoName, choices, key } = useLoaderData<typeof loader>()
  const { errors } = useActionData<typeof action>() ?? {}
  return (
    <Page title={`Merge ${name}`} errors={errors} before={<BackLink href={`/staff/${programme}/codebook/${theme.id}`} />}>
      <ErrorSummary errors={errors} />
      <h1>Merge {name}</h1>
      <ThemeCard theme={theme} />
      {theme.retired ? (
        <p id="merge">This theme is not in use any more. Bring it back first.</p>
      ) : into ? (
        <>
          <h2>It will count as {intoName}</h2>
          <ThemeCard theme={into} />
          <ul>
            <li>
              Everything coded with {name} counts as {intoName} from now on: in lists, tables, suggestions, agreement and recommendations. No coding
              is changed.
            </li>
            <li>You can undo it. Then everything counts as it did.</li>
            <li>
              Tables that are released and recommendations that are published stay as they are. Once tables with the merged theme are released,
              undoing it takes the numbers of both themes out of later tables, because together they would tell too much.
            </li>
          </ul>
          <PostForm>
            <HiddenKey value={key} />
            <input type="hidden" name="into" value={into.id} />
            <input type="hidden" name="seen" value={theme.version} />
            <input type="hidden" name="seenInto" value={into.version} />
            <Button id="merge">Merge them</Button>
          </PostForm>
          <p>
            <a href={`/staff/${programme}/codebook/${theme.id}/merge`}>Choose another theme</a>
          </p>
        </>
      ) : choices.length === 0 ? (
        <p>There is no other theme in use to merge it into.</p>
      ) : (
        <form method="get">
          <Select name="into" label="Merge it into" options={choices} errors={errors} />
          <Button>Look at both</Button>
        </form>
      )}
    </Page>
  )
}
