import type { CommitmentStanding, RecommendationStanding } from '@heard/contracts/reporting'
import { type PathState, pathStates } from '../../../accountability/whole-path.ts'
import { Button } from '../../../components/button.tsx'
import { type Option, Select } from '../../../components/select.tsx'
import type { LoadedPath } from './whole-path.tsx'

const stateNames = {
  draft: 'Recommendation: draft',
  awaiting: 'Recommendation: waiting for an answer',
  silent: 'Recommendation: no answer in time',
  accepted: 'Recommendation: accepted',
  'accepted-in-part': 'Recommendation: accepted in part',
  declined: 'Recommendation: declined',
  withdrawn: 'Recommendation: withdrawn',
  open: 'Promise: not due yet',
  overdue: 'Promise: overdue',
  claimed: 'Promise: said to be done',
  confirmed: 'Promise: people say that it is done',
  disputed: 'Promise: people disagree that it is done',
} as const satisfies Record<RecommendationStanding | CommitmentStanding, string>

const all: Option = { value: '', label: 'All' }
const named = (each: readonly { readonly id: string; readonly name: { readonly text: string; readonly language: string } }[]): Option[] =>
  each.map(({ id, name }) => ({ value: id, label: name.text, lang: name.language }))
const themeOption = ({ theme, name }: LoadedPath['themes'][number]): Option =>
  name.status === 'open' ? { value: theme, label: name.text, lang: name.language } : { value: theme, label: `(${name.status})` }

type Chosen = { readonly name: string; readonly label: string; readonly options: readonly Option[]; readonly value: string | undefined }

/** Narrows the path without script; the picture and the list below it are of what matches. */
export const PathForm = ({ id, narrowing: { objective, theme, organisation, state }, themes, organisations, objectives }: LoadedPath) => {
  const states: Option[] = pathStates.map((value: PathState) => ({ value, label: stateNames[value] }))
  const lists: Chosen[] = [
    { name: 'theme', label: 'Theme', options: themes.map(themeOption), value: theme },
    { name: 'organisation', label: 'Organisation', options: named(organisations), value: organisation },
    { name: 'state', label: 'State', options: states, value: state },
    ...(objectives.length > 0
      ? [{ name: 'objective', label: 'Objective', options: [...named(objectives), { value: 'none', label: 'No objective' }], value: objective }]
      : []),
  ]
  return (
    <section className="app-screen app-narrow-report" aria-labelledby="narrow">
      <h2 id="narrow">Show a part of it</h2>
      <form method="get" action={`/staff/${id}/whole-path`}>
        {lists.map(({ options, ...list }) => (
          <Select key={list.name} {...list} options={[all, ...options]} errors={undefined} />
        ))}
        <Button look="secondary">Show</Button>
      </form>
    </section>
  )
}
