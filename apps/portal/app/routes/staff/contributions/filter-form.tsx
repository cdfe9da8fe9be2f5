import { useRef } from 'react'
import { Button } from '../../../components/button.tsx'
import { Details } from '../../../components/content.tsx'
import type { FieldError } from '../../../components/field.ts'
import { Input } from '../../../components/input.tsx'
import { Select } from '../../../components/select.tsx'
import { barrierNames, indented, languageName, type Name, type Names, originNames, stateNames } from './names.ts'
import type { ListView } from './view.ts'

type FilterFormProps = {
  readonly view: ListView
  readonly names: Names
  readonly languages: readonly string[]
  /** Whether what people said, and what they told of themselves, may be searched. */
  readonly mayRead: boolean
  readonly errors: readonly FieldError[]
  readonly address: string
  /** Called a moment after something was typed or chosen; never without script. */
  readonly onChange: (search: URLSearchParams) => void
}

const PAUSE_MS = 250
const any = (name: string) => ({ value: '', label: name })
const optionsOf = (list: readonly Name[]) => list.map(({ id, name }) => ({ value: id, label: name }))
const optionsIn = (names: Readonly<Record<string, string>>) => Object.entries(names).map(([value, label]) => ({ value, label }))

const More = ({ view: { filter }, names, languages, mayRead, errors }: Omit<FilterFormProps, 'address' | 'onChange'>) => (
  <div className="app-filters__grid">
    <Select name="stage" label="Stage" value={filter.stage} errors={errors} options={[any('All stages'), ...optionsOf(names.stages)]} />
    {mayRead && (
      <Select
        name="community"
        label="Community"
        value={filter.community}
        errors={errors}
        options={[any('All communities'), ...optionsOf(names.communities), { value: 'none-of-these', label: 'None of these' }]}
      />
    )}
    {mayRead && (
      <Select
        name="barrier"
        label="What got in the way"
        value={filter.barrier}
        errors={errors}
        options={[any('Anything'), ...optionsIn(barrierNames)]}
      />
    )}
    <Select
      name="theme"
      label="Theme"
      value={filter.theme}
      errors={errors}
      options={[any('All themes'), ...names.themes.map((theme) => ({ value: theme.id, label: indented(theme) }))]}
    />
    <Select name="origin" label="Origin" value={filter.origin} errors={errors} options={[any('All origins'), ...optionsIn(originNames)]} />
    <Select
      name="language"
      label="Language"
      value={filter.language}
      errors={errors}
      options={[any('All languages'), ...languages.map((tag) => ({ value: tag, label: languageName(tag) }))]}
    />
    <Input name="from" label="From" type="date" value={filter.from} errors={errors} width={10} />
    <Input name="to" label="To" type="date" value={filter.to} errors={errors} width={10} />
  </div>
)

/** Narrows the list: sent by its button, or live where there is script. */
export const FilterForm = ({ onChange, address, ...rest }: FilterFormProps) => {
  const { view, errors } = rest
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const changed = (form: HTMLFormElement, pause: number) => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => {
      const fields = [...new FormData(form)].filter((pair): pair is [string, string] => typeof pair[1] === 'string')
      onChange(new URLSearchParams(fields))
    }, pause)
  }
  const states = [any('Any state'), ...optionsIn(stateNames)]
  const narrowed = Object.keys(view.filter).some((name) => name !== 'q' && name !== 'state')
  return (
    <form
      method="get"
      action={address}
      noValidate
      className="app-filters"
      onInput={(event) => changed(event.currentTarget, PAUSE_MS)}
      onSubmit={(event) => {
        event.preventDefault()
        changed(event.currentTarget, 0)
      }}
    >
      <div className="app-filters__grid">
        {rest.mayRead && <Input name="q" label="Search the words" inputMode="search" value={view.filter.q} errors={errors} />}
        <Select name="state" label="State" value={view.filter.state} errors={errors} options={states} />
      </div>
      <Details summary="More filters" open={narrowed}>
        <More {...rest} />
      </Details>
      <div className="app-filters__actions">
        <Button look="secondary">Show</Button>
        <a href={address}>Clear all filters</a>
      </div>
    </form>
  )
}
