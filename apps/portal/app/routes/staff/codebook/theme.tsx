import type { Call } from '@heard/contracts'
import { moveTheme, retireTheme, rewordTheme, showCodebook, ThemeId } from '@heard/contracts/reporting'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect, useActionData, useLoaderData } from 'react-router'
import { Button } from '../../../components/button.tsx'
import { ErrorSummary } from '../../../components/error-summary.tsx'
import { type FormValues, first, PostForm, valuesOf } from '../../../components/form.tsx'
import { HiddenKey } from '../../../components/hidden-key.tsx'
import { Input } from '../../../components/input.tsx'
import { BackLink } from '../../../components/navigation.tsx'
import { Page } from '../../../components/page.tsx'
import { Select } from '../../../components/select.tsx'
import { DoneNotice } from '../../../components/staff-form.tsx'
import { Textarea } from '../../../components/textarea.tsx'
import { callContext } from '../../../contexts.ts'
import { answerOf, seen } from '../../../services/calling.ts'
import { errorsFrom, keyOf, newKey } from '../../../services/form.ts'
import { mayHere, principalContext, programmeOf } from '../../../services/staff.ts'
import { checkTyped } from '../../../services/typed.ts'
import { MemoForm } from '../memos/memo-form.tsx'
import { MemoList } from '../memos/memo-list.tsx'
import { memosOn, writeFrom } from '../memos/memos.server.ts'
import { themeFields } from './theme-fields.ts'
import { placesFor } from './theme-options.ts'

const notHere = (status: 403 | 404) => data(null, { status })

export const loader = async ({ request, params, context }: LoaderFunctionArgs) => {
  const programme = programmeOf(params)
  if (!mayHere(context.get(principalContext), 'theme.edit', programme)) throw notHere(403)
  const call = context.get(callContext)
  const { themes } = answerOf(await call(showCodebook, { params: { programme } }))
  const theme = themes.find(({ id, retired }) => id === params.theme && !retired)
  if (!theme) throw notHere(404)
  const siblings = themes.filter(({ parent, retired }) => parent === theme.parent && !retired)
  return {
    programme,
    theme,
    places: placesFor(themes, theme.id),
    position: siblings.findIndex(({ id }) => id === theme.id) + 1,
    memos: await memosOn(call, programme, { theme: theme.id }),
    done: new URL(request.url).searchParams.get('done'),
    key: newKey(context),
  }
}

type Params = { readonly programme: string; readonly theme: string }
type Act = (call: Call, params: Params, form: FormData, values: FormValues) => Promise<Awaited<ReturnType<Call>>>

const reword: Act = (call, params, form, values) => {
  const definition = first(values, 'definition') ?? ''
  const body = { name: (first(values, 'name') ?? '').trim(), ...(definition.trim() === '' ? {} : { definition }), seen: Number(form.get('seen')) }
  return call(rewordTheme, { params, body }, keyOf(form))
}

const move: Act = (call, params, form, values) => {
  const parent = ThemeId.safeParse(first(values, 'parent'))
  const typed = (first(values, 'order') ?? '').trim()
  const order = typed === '' ? {} : { order: Number(typed) - 1 }
  return call(moveTheme, { params, body: { ...(parent.success ? { parent: parent.data } : {}), ...order } }, keyOf(form))
}

const retire: Act = (call, params, form) => call(retireTheme, { params }, keyOf(form))

const acts: Readonly<Record<string, { readonly act: Act; readonly done: string; readonly otherwise: string }>> = {
  reword: { act: reword, done: 'reworded', otherwise: 'name' },
  move: { act: move, done: 'moved', otherwise: 'parent' },
  retire: { act: retire, done: 'retired', otherwise: 'retire' },
}

export const action = async ({ request, params, context }: ActionFunctionArgs) => {
  const programme = programmeOf(params)
  const form = await request.formData()
  const values = valuesOf(form)
  if (first(values, 'intent') === 'memo') {
    const written = await writeFrom(context.get(callContext), programme, form, { theme: params.theme ?? '' })
    if ('errors' in written) return data({ errors: written.errors, values }, { status: written.status })
    throw redirect(`/staff/${programme}/codebook/${params.theme}?done=${written.done}`, { headers: written.headers, status: 303 })
  }
  const wrong = first(values, 'intent') === 'reword' ? checkTyped(values, themeFields) : []
  if (wrong.length > 0) return data({ errors: wrong, values }, { status: 400 })
  const { act, done, otherwise } = acts[first(values, 'intent') ?? ''] ?? acts.reword ?? { act: reword, done: '', otherwise: 'name' }
  const called = await act(context.get(callContext), { programme, theme: params.theme ?? '' }, form, values)
  if (called.ok) throw redirect(`/staff/${programme}/codebook?done=${done}`, { headers: seen(called.headers), status: 303 })
  const errors = errorsFrom(called.problem, { otherwise }).map((error) =>
    error.field === 'order' ? { ...error, message: 'Enter the place as a whole number from 1' } : error,
  )
  return data({ errors, values }, { status: called.status })
}

export default function Theme() {
  const { programme, theme, places, position, memos, done, key } = useLoaderData<typeof loader>()
  const { errors, values } = useActionData<typeof action>() ?? {}
  const name = theme.name.status === 'open' ? theme.name.text : 'Theme'
  const definition = theme.definition?.status === 'open' ? theme.definition.text : undefined
  const address = `/staff/${programme}/codebook/${theme.id}`
  const open = theme.splits.find((split) => split.open)
  const finished = theme.splits.filter((split) => !split.open)
  const typed = (field: string, stored: string | undefined): string | undefined => first(values, field) ?? stored
  return (
    <Page title={name} errors={errors} before={<BackLink href={`/staff/${programme}/codebook`} />}>
      <ErrorSummary errors={errors} />
      {!errors && <DoneNotice done={done} said={{ memo: 'The memo is written.' }} />}
      <h1>{name}</h1>
      <h2>Memos</h2>
      {memos.length === 0 ? <p>There is no memo on this theme yet.</p> : <MemoList memos={memos} programme={programme} mayEdit />}
      <MemoForm hint="What colleagues should know who code with it. Name nobody who took part." formKey={key} values={values} errors={errors} />
      <h2>Reword</h2>
      <PostForm>
        <HiddenKey value={key} />
        <input type="hidden" name="seen" value={theme.version} />
        <Input name="name" label="Name" errors={errors} value={typed('name', theme.name.status === 'open' ? name : '')} />
        <Textarea name="definition" label="Definition (optional)" rows={4} errors={errors} value={typed('definition', definition)} />
        <Button name="intent" value="reword">
          Save the words
        </Button>
      </PostForm>
      <h2>Move</h2>
      <PostForm>
        <HiddenKey value={key} />
        <Select name="parent" label="Place" options={places} errors={errors} value={typed('parent', theme.parent ?? '')} />
        <Input
          name="order"
          label="Which one there (optional)"
          hint={`1 is the first. It is number ${position} now. Leave it empty for the end.`}
          width={3}
          inputMode="numeric"
          errors={errors}
          value={typed('order', undefined)}
        />
        <Button name="intent" value="move" look="secondary">
          Move
        </Button>
      </PostForm>
      <h2>Merge or split</h2>
      <ul>
        <li>
          <a href={`${address}/merge`}>Merge it into another theme</a>: what is coded with it counts as the other one.
        </li>
        {open ? (
          <li>
            <a href={`${address}/splits/${open.split}`}>Go on sorting</a>: it is split, and what is coded with it is sorted to its parts.
          </li>
        ) : (
          <li>
            <a href={`${address}/split`}>Split it into new themes</a>: what is coded with it is then sorted to them, one by one.
          </li>
        )}
        {finished.map(({ split }, index) => (
          <li key={split}>
            <a href={`${address}/splits/${split}`}>{finished.length === 1 ? 'The split that is finished' : `Finished split ${index + 1}`}</a>: it can
            be undone.
          </li>
        ))}
      </ul>
      <h2 id="retire">Retire</h2>
      <p>
        A retired theme is not offered for coding any more. {theme.contributions.toLocaleString('en-GB')}{' '}
        {theme.contributions === 1 ? 'contribution coded with it stays' : 'contributions coded with it stay'} in the record. It can be brought back.
      </p>
      <PostForm>
        <HiddenKey value={key} />
        <Button name="intent" value="retire" look="warning">
          Retire this theme
        </Button>
      </PostForm>
    </Page>
  )
}
