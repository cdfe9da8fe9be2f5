import { dropView, listSavedViews, SavedView, saveView } from '@heard/contracts/identity'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect, useActionData, useLoaderData } from 'react-router'
import { Button } from '../../components/button.tsx'
import { Details, Notice } from '../../components/content.tsx'
import { ErrorSummary } from '../../components/error-summary.tsx'
import { PostForm } from '../../components/form.tsx'
import { Page } from '../../components/page.tsx'
import { DoneNotice } from '../../components/staff-form.tsx'
import { callContext } from '../../contexts.ts'
import { seen } from '../../services/calling.ts'
import { errorsFrom } from '../../services/form.ts'
import { mayHere, principalContext } from '../../services/staff.ts'
import { sections } from './sections.ts'
import { giveBack, printAgain, take, takenIn } from './work/take.server.ts'
import { SavedFilters, TaskFilter } from './work/task-filter.tsx'
import { TaskList } from './work/task-list.tsx'
import { taskSearch, tasksIn, taskViewIn } from './work/task-view.ts'
import { placesOf, tasksOf } from './work/tasks.server.ts'
import { useTaskKeys } from './work/use-task-keys.ts'

const mostShown = 200

export const handle = { hydrate: true }

export const loader = async ({ request, context }: LoaderFunctionArgs) => {
  const principal = context.get(principalContext)
  const call = context.get(callContext)
  const asked = new URL(request.url).searchParams
  const view = taskViewIn(asked)
  const places = await placesOf(call, principal)
  const looked = places.filter(({ id }) => view.programme === undefined || id === view.programme)
  const [found, saved] = await Promise.all([
    tasksOf(
      call,
      looked.map(({ id }) => id),
    ),
    call(listSavedViews),
  ])
  const tasks = tasksIn(view, found.tasks)
  return {
    view,
    places,
    tasks: tasks.slice(0, mostShown),
    total: tasks.length,
    missing: found.missing,
    kinds: [...new Set(found.tasks.map(({ kind }) => kind))],
    views: saved.ok ? saved.body.views : [],
    done: asked.get('done'),
    undo: asked.getAll('undo').filter((printed) => takenIn(printed) !== undefined),
    now: new Date().toISOString(),
    open: looked.map((place) => ({
      ...place,
      sections: sections.filter(({ action }) => mayHere(principal, action, place.id)).map(({ path }) => path),
    })),
  }
}

const back = (request: Request, more: readonly (readonly [string, string])[], headers?: Headers): Response => {
  const search = new URLSearchParams(taskSearch(taskViewIn(new URL(request.url).searchParams)))
  for (const [name, value] of more) search.append(name, value)
  const query = search.toString()
  return redirect(query === '' ? '/staff' : `/staff?${query}`, { status: 303, ...(headers ? { headers: seen(headers) } : {}) })
}

const keepView = async ({ request, context }: ActionFunctionArgs, form: FormData) => {
  const [name, search] = [String(form.get('name') ?? '').trim(), String(form.get('search') ?? '')]
  const typed = SavedView.safeParse({ name, search })
  if (!typed.success) return data({ errors: [{ field: 'name', message: 'Enter a name of 60 characters or fewer' }], name }, { status: 400 })
  const called = await context.get(callContext)(saveView, { body: typed.data })
  if (!called.ok) return data({ errors: errorsFrom(called.problem, { otherwise: 'name' }), name }, { status: called.status })
  return back(request, [['done', 'saved']])
}

export const action = async (args: ActionFunctionArgs) => {
  const { request, context } = args
  const call = context.get(callContext)
  const form = await request.formData()
  const intent = form.get('intent')
  if (intent === 'save') return keepView(args, form)
  if (intent === 'drop') {
    await call(dropView, { body: { name: String(form.get('name') ?? '') } })
    return back(request, [['done', 'dropped']])
  }
  const named = form.getAll('task').flatMap((printed) => takenIn(String(printed)) ?? [])
  if (intent === 'undo') {
    const { headers } = await giveBack(call, named)
    return back(request, [['done', 'undone']], headers)
  }
  const { done, headers } = await take(call, named, context.get(principalContext).account)
  const outcome = done.length === 0 ? 'none' : 'taken'
  return back(request, [['done', outcome], ...done.map((taken) => ['undo', printAgain(taken)] as const)], headers)
}

const said = {
  raised: 'Your concern is with the safeguarding team. They act in the time that its urgency gives.',
  saved: 'The filter is saved.',
  dropped: 'The filter is removed.',
  undone: 'It is as it was before.',
  none: 'Nothing was taken: tick what you want to take, or somebody was faster.',
}

const Undo = ({ undo }: { readonly undo: readonly string[] }) => (
  <Notice title="Done">
    <p>{undo.length === 1 ? 'It is yours now.' : `${undo.length} are yours now.`}</p>
    <PostForm>
      <input type="hidden" name="intent" value="undo" />
      {undo.map((printed) => (
        <input key={printed} type="hidden" name="task" value={printed} />
      ))}
      <Button look="secondary">Undo</Button>
    </PostForm>
  </Notice>
)

type Place = ReturnType<typeof useLoaderData<typeof loader>>['open'][number]

const GoTo = ({ place }: { readonly place: Place }) => (
  <>
    <h3>{place.name}</h3>
    {place.sections.length === 0 && <p>Your role opens no screens in this programme.</p>}
    <ul className="app-sections">
      {sections
        .filter(({ path }) => place.sections.includes(path))
        .map((section) => (
          <li key={section.path}>
            <a href={`/staff/${place.id}/${section.path}`}>{section.name}</a>
            <p>{section.what}</p>
          </li>
        ))}
    </ul>
  </>
)

const Keys = () => (
  <Details summary="Keyboard">
    <p>
      <kbd>J</kbd> and <kbd>K</kbd> go down and up the list, <kbd>Enter</kbd> opens, <kbd>/</kbd> goes to the search. Where scripts do not run,{' '}
      <kbd>Tab</kbd> reaches the same.
    </p>
  </Details>
)

export default function StaffHome() {
  const { view, places, tasks, total, missing, kinds, views, done, undo, now, open } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const errors = answer && 'errors' in answer ? answer.errors : undefined
  useTaskKeys()
  const names = places.length > 1 ? Object.fromEntries(places.map(({ id, name }) => [id, name])) : {}
  return (
    <Page title="My work" errors={errors}>
      <ErrorSummary errors={errors} />
      {!errors && (done === 'taken' && undo.length > 0 ? <Undo undo={undo} /> : <DoneNotice done={done} said={said} />)}
      <h1>My work</h1>
      <TaskFilter view={view} places={places} kinds={kinds} />
      <SavedFilters view={view} views={views} errors={errors} typed={answer && 'name' in answer ? answer.name : undefined} />
      <h2>Waiting</h2>
      {missing && <p>Some of your work could not be read just now. Load the page again in a moment.</p>}
      <TaskList tasks={tasks} programmes={names} now={now} />
      {total > tasks.length && <p>{`The first ${tasks.length} of ${total} are shown. Narrow the list to see the others.`}</p>}
      <Keys />
      <h2>Go to</h2>
      {open.map((place) => (
        <GoTo key={place.id} place={place} />
      ))}
    </Page>
  )
}
