import { type Task, TaskKind } from '@heard/contracts'
import type { SavedView } from '@heard/contracts/identity'
import { Button } from '../../../components/button.tsx'
import { Details } from '../../../components/content.tsx'
import type { FieldError } from '../../../components/field.ts'
import { PostForm } from '../../../components/form.tsx'
import { Input } from '../../../components/input.tsx'
import { Select } from '../../../components/select.tsx'
import { kindName } from './task-names.ts'
import { type TaskView, taskSearch } from './task-view.ts'

type Place = { readonly id: string; readonly name: string }

type FilterProps = { readonly view: TaskView; readonly places: readonly Place[]; readonly kinds: readonly Task['kind'][] }

/** Narrows the work; the filter stands in the address. */
export const TaskFilter = ({ view, places, kinds }: FilterProps) => (
  <form method="get" action="/staff" className="app-filters app-screen" noValidate>
    <div className="app-filters__grid">
      <Select
        name="whose"
        label="Whose"
        value={view.whose}
        options={[
          { value: 'all', label: 'All that I may do' },
          { value: 'mine', label: 'Mine' },
          { value: 'unassigned', label: 'Nobody’s yet' },
        ]}
      />
      {places.length > 1 && (
        <Select
          name="programme"
          label="Programme"
          value={view.programme}
          options={[{ value: '', label: 'All programmes' }, ...places.map(({ id, name }) => ({ value: id, label: name }))]}
        />
      )}
      <Select
        name="kind"
        label="What"
        value={view.kind}
        options={[
          { value: '', label: 'Everything' },
          ...TaskKind.options.filter((kind) => kinds.includes(kind) || kind === view.kind).map((kind) => ({ value: kind, label: kindName(kind) })),
        ]}
      />
    </div>
    <div className="app-filters__actions">
      <Button look="secondary">Show</Button>
      <a href="/staff">Clear all filters</a>
    </div>
  </form>
)

type SavedProps = {
  readonly view: TaskView
  readonly views: readonly SavedView[]
  readonly errors: readonly FieldError[] | undefined
  readonly typed: string | undefined
}

/** Filters that somebody keeps under a name of their own. */
export const SavedFilters = ({ view, views, errors, typed }: SavedProps) => {
  const search = taskSearch(view)
  return (
    <Details summary={`My saved filters (${views.length})`} open={errors !== undefined}>
      {views.length === 0 && <p>None yet. Narrow the list, show it, then save it here.</p>}
      <ul className="app-saved">
        {views.map(({ name, search: kept }) => (
          <li key={name}>
            <a href={kept === '' ? '/staff' : `/staff?${kept}`} {...(kept === search ? { 'aria-current': 'true' } : {})}>
              {name}
            </a>
            <PostForm>
              <input type="hidden" name="intent" value="drop" />
              <input type="hidden" name="name" value={name} />
              <button className="app-link-button" type="submit">
                Remove<span className="nhsuk-u-visually-hidden"> {name}</span>
              </button>
            </PostForm>
          </li>
        ))}
      </ul>
      <PostForm>
        <input type="hidden" name="intent" value="save" />
        <input type="hidden" name="search" value={search} />
        <Input name="name" label="Name for the filter as it is now" errors={errors} value={typed} width={20} autoComplete="off" />
        <Button look="secondary">Save the filter</Button>
      </PostForm>
    </Details>
  )
}
