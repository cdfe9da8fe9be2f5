import type { AnswerOf } from '@heard/contracts'
import type { recommendationEvidence } from '@heard/contracts/reporting'

type Evidence = Pick<AnswerOf<typeof recommendationEvidence>, 'people' | 'contributions' | 'origins' | 'communities'>
type Origin = Evidence['origins'][number]['origin']
type Named = { readonly id: string; readonly name: { readonly text: string } }

const originNames: Readonly<Record<Origin, readonly [one: string, more: string]>> = {
  story: ['story', 'stories'],
  questionnaire: ['questionnaire', 'questionnaires'],
  gathering: ['note from a gathering', 'notes from gatherings'],
  champion: ['note of a champion', 'notes of champions'],
  import: ['imported text', 'imported texts'],
}

const counted = (count: number, [one, more]: readonly [one: string, more: string]): string =>
  `${count.toLocaleString('en-GB')} ${count === 1 ? one : more}`

/** What a recommendation rests on, in exact numbers for staff: people, where their words came from, and the communities that they named. */
export const weightWords = ({ people, contributions, origins, communities }: Evidence, named: readonly Named[]): string[] => {
  const nameOf = (community: string): string => named.find(({ id }) => id === community)?.name.text ?? community
  return [
    `${counted(people, ['person', 'people'])} in ${counted(contributions, ['contribution', 'contributions'])}`,
    ...(origins.length === 0 ? [] : [`from ${origins.map((each) => counted(each.contributions, originNames[each.origin])).join(', ')}`]),
    communities.length === 0
      ? 'nobody named a community'
      : `communities named: ${communities.map((each) => `${nameOf(each.community)} (${each.people.toLocaleString('en-GB')})`).join(', ')}`,
  ]
}
