import type { Call } from '@heard/contracts'
import { finishSplit, showSorting, sortCoding, ThemeId, undoSplit } from '@heard/contracts/reporting'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect, useActionData, useLoaderData } from 'react-router'
import { Button } from '../../../components/button.tsx'
import { Checkboxes } from '../../../components/choices.tsx'
import { Notice } from '../../../components/content.tsx'
import { ErrorSummary } from '../../../components/error-summary.tsx'
import { PostForm } from '../../../components/form.tsx'
import { HiddenKey } from '../../../components/hidden-key.tsx'
import { BackLink } from '../../../components/navigation.tsx'
import { Page } from '../../../components/page.tsx'
import { callContext } from '../../../contexts.ts'
import { answerOf, seen } from '../../../services/calling.ts'
import { errorsFrom, keyOf, newKey } from '../../../services/form.ts'
import { mayHere, principalContext } from '../../../services/staff.ts'
import { MarkedWords } from '../contributions/marked-words.tsx'
import { nameOf, oneTheme } from './one-theme.server.ts'

export const loader = async (args: LoaderFunctionArgs) => {
  const { request, params, context } = args
  const { programme, theme, themes } = await oneTheme(args, 'coding.edit')
  const asked = new URL(request.url).searchParams
  const [contribution, coding] = [asked.get('contribution'), asked.get('coding')]
  const query = contribution === null || coding === null ? {} : { contribution, coding }
  const place = { programme, theme: theme.id, split: params.split ?? '' }
  const called = await context.get(callContext)(showSorting, { params: place, query })
  // Somebody undid the split meanwhile: the theme says how it is now.
  if (!called.ok && called.status === 404) throw redirect(`/staff/${programme}/codebook/${theme.id}`)
  const sorting = answerOf(called)
  const parts = themes.filter(({ id, retired }) => sorting.parts.includes(id) && !retired)
  return {
    place,
    name: nameOf(theme),
    sorting,
    parts: parts.map((part) => ({
      id: part.id,
      name: nameOf(part),
      definition: part.definition?.status === 'open' ? part.definition.text : undefined,
    })),
    mine: asked.has('meanwhile') ? asked.getAll('mine') : undefined,
    last: asked.get('last'),
    mayEnd: mayHere(context.get(principalContext), 'theme.edit', programme),
    key: newKey(context),
  }
}

type Place = { readonly programme: string; readonly theme: string; readonly split: string }
type Sent = { readonly errors: ReturnType<typeof errorsFrom>; readonly status: number }

const themesIn = (form: FormData, name: string) => form.getAll(name).flatMap((theme) => ThemeId.safeParse(theme).data ?? [])

const sort = async (call: Call, place: Place, form: FormData): Promise<Sent> => {
  const [contribution, coding] = [String(form.get('contribution')), String(form.get('coding'))]
  const stays = form.get('intent') === 'keep'
  const parts = stays ? [] : themesIn(form, 'parts')
  if (!stays && parts.length === 0) return { errors: [{ field: 'parts', message: `Choose at least one theme, or let it stay` }], status: 400 }
  const before = form.get('sorted') === 'yes' ? { before: themesIn(form, 'before') } : {}
  const called = await call(sortCoding, { params: { ...place, coding }, body: { contribution, parts, ...before } }, keyOf(form))
  const address = `/staff/${place.programme}/codebook/${place.theme}/splits/${place.split}`
  const last = new URLSearchParams({ contribution, coding })
  if (called.ok) throw redirect(`${address}?${new URLSearchParams({ last: `${last}` })}`, { headers: seen(called.headers), status: 303 })
  if (called.problem.type === '/problems/sorted-meanwhile') {
    const mine = new URLSearchParams([...last, ['meanwhile', 'yes'], ...parts.map((part) => ['mine', part] as [string, string])])
    throw redirect(`${address}?${mine}`, { status: 303 })
  }
  return { errors: errorsFrom(called.problem, { otherwise: 'parts' }), status: called.status }
}

const end = async (call: Call, place: Place, form: FormData): Promise<Sent> => {
  const finishes = form.get('intent') === 'finish'
  const called = await call(finishes ? finishSplit : undoSplit, { params: place }, keyOf(form))
  if (called.ok)
    throw redirect(`/staff/${place.programme}/codebook?done=${finishes ? 'finished' : 'unsplit'}`, { headers: seen(called.headers), status: 303 })
  return { errors: errorsFrom(called.problem, { otherwise: 'end' }), status: called.status }
}

export const action = async ({ request, params, context }: ActionFunctionArgs) => {
  const form = await request.formData()
  const place = { programme: params.programme ?? '', theme: params.theme ?? '', split: params.split ?? '' }
  const ends = ['finish', 'undo'].includes(String(form.get('intent')))
  const { errors, status } = await (ends ? end : sort)(context.get(callContext), place, form)
  return data({ errors }, { status })
}

type Read = ReturnType<typeof useLoaderData<typeof loader>>
type Errors = Sent['errors'] | undefined

const SortForm = ({ read: { sorting, name, parts, key }, errors }: { readonly read: Read; readonly errors: Errors }) => {
  const { next } = sorting
  if (next?.words?.status !== 'open') return null
  return (
    <>
      <h2>What was said</h2>
      <MarkedWords words={next.words.words} language="und" marked={next.excerpt ? [next.excerpt] : []} />
      <PostForm>
        <HiddenKey value={`${key}${next.coding}`} />
        <input type="hidden" name="contribution" value={next.contribution} />
        <input type="hidden" name="coding" value={next.coding} />
        {next.sorted && <input type="hidden" name="sorted" value="yes" />}
        {next.sorted?.map((part) => (
          <input key={part} type="hidden" name="before" value={part} />
        ))}
        <Checkboxes
          name="parts"
          label="Which of the new themes does it have?"
          hint={next.excerpt ? 'It is about the marked words. Choose all that apply' : 'Choose all that apply'}
          errors={errors}
          chosen={next.sorted ?? []}
          choices={parts.map((part) => ({ value: part.id, label: part.name, ...(part.definition === undefined ? {} : { hint: part.definition }) }))}
        />
        <Button name="intent" value="sort">
          Sort and go on
        </Button>{' '}
        <Button name="intent" value="keep" look="secondary">
          Let it stay with {name}
        </Button>
      </PostForm>
    </>
  )
}

/** What both wanted, where a colleague was faster. */
const conflictIn = ({ sorting: { next }, parts, name, mine }: Read): Errors => {
  if (!mine || !next?.sorted) return undefined
  const said = (chosen: readonly string[]): string => {
    const names = parts.filter(({ id }) => chosen.includes(id)).map((part) => `“${part.name}”`)
    return names.length === 0 ? `that it stays with “${name}”` : names.join(', ')
  }
  const message = `Somebody else sorted this one meanwhile and chose ${said(next.sorted)}. You chose ${said(mine)}. Change the ticks if theirs are wrong`
  return [{ field: 'parts', message }]
}

const Progress = ({ sorting: { sorted, waiting, unreadable, open } }: Pick<Read, 'sorting'>) => (
  <>
    <p>
      <progress max={Math.max(1, sorted + waiting)} value={sorted} aria-label="Sorted" /> {sorted} sorted, {waiting} waiting.
    </p>
    {open && unreadable > 0 && (
      <p>{unreadable} of those that wait cannot be shown here: hard to read, or not de-identified. They stay with the theme if you finish before.</p>
    )}
  </>
)

export default function Sorting() {
  const read = useLoaderData<typeof loader>()
  const errors = useActionData<typeof action>()?.errors ?? conflictIn(read)
  const { place, name, sorting, last, mayEnd, key } = read
  const address = `/staff/${place.programme}/codebook/${place.theme}/splits/${place.split}`
  return (
    <Page title={`Sort ${name}`} errors={errors} before={<BackLink href={`/staff/${place.programme}/codebook`} />}>
      <ErrorSummary errors={errors} />
      {last !== null && !errors && (
        <Notice title="Done">
          <p>
            It is sorted. <a href={`${address}?${last}`}>Change the one before</a>
          </p>
        </Notice>
      )}
      <h1>Sort {name}</h1>
      {sorting.open ? (
        <p>It is split. Say for each coding which of the new themes it has. You can leave at any time and go on later.</p>
      ) : (
        <p>The sorting is finished. The split can be undone as long as none of the new themes was merged, split, retired or given a theme.</p>
      )}
      <Progress sorting={sorting} />
      {sorting.open && (sorting.next ? <SortForm read={read} errors={errors} /> : <p>There is nothing left that can be shown to you.</p>)}
      {mayEnd && (
        <>
          <h2 id="end">{sorting.open ? 'Finish or undo' : 'Undo'}</h2>
          <p>
            {sorting.open &&
              `If you finish, what was not sorted stays with ${name}, and nobody can sort on. No tables can be proposed until you finish or undo. `}
            If you undo the split, everything counts as {name} again and the new themes are used no more. The sorting is lost: this cannot be taken
            back.
          </p>
          <PostForm>
            <HiddenKey value={`${key}end`} />
            {sorting.open && (
              <Button name="intent" value="finish" look="secondary">
                Finish the split
              </Button>
            )}{' '}
            <Button name="intent" value="undo" look="warning">
              Undo the split
            </Button>
          </PostForm>
        </>
      )}
    </Page>
  )
}
