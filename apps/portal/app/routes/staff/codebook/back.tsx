import { bringBackTheme, undoMerge } from '@heard/contracts/reporting'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect, useActionData, useLoaderData } from 'react-router'
import { Button } from '../../../components/button.tsx'
import { ErrorSummary } from '../../../components/error-summary.tsx'
import { PostForm } from '../../../components/form.tsx'
import { HiddenKey } from '../../../components/hidden-key.tsx'
import { BackLink } from '../../../components/navigation.tsx'
import { Page } from '../../../components/page.tsx'
import { callContext } from '../../../contexts.ts'
import { seen } from '../../../services/calling.ts'
import { errorsFrom, keyOf, newKey } from '../../../services/form.ts'
import { programmeOf } from '../../../services/staff.ts'
import { nameOf, oneTheme } from './one-theme.server.ts'
import { ThemeCard } from './theme-card.tsx'

export const loader = async (args: LoaderFunctionArgs) => {
  const { programme, theme, themes } = await oneTheme(args, 'theme.edit')
  const other = themes.find(({ id }) => id === theme.countsAs)
  return { programme, theme, name: nameOf(theme), other: other && nameOf(other), key: newKey(args.context) }
}

export const action = async ({ request, params, context }: ActionFunctionArgs) => {
  const programme = programmeOf(params)
  const call = context.get(callContext)
  const form = await request.formData()
  const place = { programme, theme: params.theme ?? '' }
  const merged = form.get('merged') === 'yes'
  const called = merged
    ? await call(undoMerge, { params: place, body: { seen: Number(form.get('seen')) } }, keyOf(form))
    : await call(bringBackTheme, { params: place }, keyOf(form))
  if (called.ok) throw redirect(`/staff/${programme}/codebook?done=${merged ? 'unmerged' : 'back'}`, { headers: seen(called.headers), status: 303 })
  return data({ errors: errorsFrom(called.problem, { otherwise: 'back' }) }, { status: called.status })
}

export default function BringBack() {
  const { programme, theme, name, other, key } = useLoaderData<typeof loader>()
  const { errors } = useActionData<typeof action>() ?? {}
  const isMerged = theme.countsAs !== undefined && !theme.takenBack
  return (
    <Page title={`Bring back ${name}`} errors={errors} before={<BackLink href={`/staff/${programme}/codebook`} />}>
      <ErrorSummary errors={errors} />
      <h1>Bring back {name}</h1>
      <ThemeCard theme={theme} />
      {isMerged && (
        <p>
          It counts as {other}. Undo that, and everything coded with {name} counts as {name} again; what is coded with {other} itself stays. If tables
          with the merged theme were released, later tables show no numbers of the two.
        </p>
      )}
      {!isMerged && !theme.retired && <p>This theme is in use.</p>}
      {theme.takenBack && <p>It was part of a split that was undone. Split {other} again instead.</p>}
      {theme.retired && !theme.takenBack && (
        <PostForm>
          <HiddenKey value={key} />
          <input type="hidden" name="seen" value={theme.version} />
          <input type="hidden" name="merged" value={isMerged ? 'yes' : 'no'} />
          <Button id="back">{isMerged ? 'Undo the merging' : 'Use it again'}</Button>
        </PostForm>
      )}
    </Page>
  )
}
