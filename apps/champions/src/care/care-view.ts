import { given } from '@heard/contracts'
import { type ChampionCare, type OneToOne, supportAnsweredWithin, type TrainingDone } from '@heard/contracts/champions'
import { workingDaysAfter } from '@heard/privacy'
import type { CareFact } from './care.decider.ts'

export type DatedCare = CareFact & { readonly at: string }
type Texts = { readonly of: (ref: string | undefined) => string | undefined }

/** The day by which somebody hears from the team who asked for support at this moment. */
export const supportDue = (at: string): string => workingDaysAfter(at.slice(0, 10), supportAnsweredWithin)

const trainingsIn = (facts: readonly DatedCare[]): TrainingDone[] => {
  const done = new Map<string, TrainingDone>()
  for (const { type, data } of facts) {
    if (type === 'TrainingCompleted') done.set(`${data.module} ${data.on}`, { module: data.module, on: data.on, ...given({ expires: data.expires }) })
    if (type === 'TrainingStruck') done.delete(`${data.module} ${data.on}`)
  }
  return [...done.values()].toSorted((a, b) => b.on.localeCompare(a.on))
}

const meetingFacts = (facts: readonly DatedCare[]) =>
  facts.filter((fact) => fact.type === 'OneToOneArranged' || fact.type === 'OneToOneCalledOff' || fact.type === 'OneToOneHeld')

const meetingOf = (meeting: string, about: ReturnType<typeof meetingFacts>, { of }: Texts): OneToOne[] => {
  const arranged = about.findLast((fact) => fact.type === 'OneToOneArranged')
  const held = about.find((fact) => fact.type === 'OneToOneHeld')
  const last = about.at(-1)
  if (!arranged || !last) return []
  const { startsAt, endsAt, place } = arranged.data
  return [
    {
      meeting,
      startsAt,
      endsAt,
      sequence: about.filter((fact) => fact.type !== 'OneToOneHeld').length - 1,
      cancelled: last.type === 'OneToOneCalledOff',
      held: held !== undefined,
      changedAt: last.at,
      ...given({ place: of(place.ref), note: of(held?.data.note?.ref) }),
    },
  ]
}

const isAhead = ({ cancelled, held }: OneToOne): boolean => !cancelled && !held

const meetingsIn = (facts: readonly DatedCare[], texts: Texts): OneToOne[] => {
  const byMeeting = Map.groupBy(meetingFacts(facts), ({ data }) => data.meeting)
  const all = [...byMeeting].flatMap(([meeting, about]) => meetingOf(meeting, about, texts)).toSorted((a, b) => a.startsAt.localeCompare(b.startsAt))
  return [...all.filter(isAhead), ...all.filter((one) => !isAhead(one)).toReversed()]
}

const asksIn = (facts: readonly DatedCare[], { of }: Texts): ChampionCare['asks'] =>
  facts
    .flatMap((fact) => {
      if (fact.type !== 'SupportAsked') return []
      const { ask, words } = fact.data
      const answer = facts.find((each) => each.type === 'SupportAnswered' && each.data.ask === ask)
      const answered = answer?.type === 'SupportAnswered' ? { at: answer.at, ...given({ words: of(answer.data.words.ref) }) } : undefined
      return [{ ask, at: fact.at, due: supportDue(fact.at), ...given({ words: of(words?.ref), answered }) }]
    })
    .toReversed()

/** What is sealed in these facts. */
export const refsIn = (facts: readonly DatedCare[]): string[] =>
  facts.flatMap((fact) => {
    switch (fact.type) {
      case 'OneToOneArranged':
        return [fact.data.place.ref]
      case 'OneToOneHeld':
        return fact.data.note ? [fact.data.note.ref] : []
      case 'SupportAsked':
        return fact.data.words ? [fact.data.words.ref] : []
      case 'SupportAnswered':
        return [fact.data.words.ref]
      default:
        return []
    }
  })

/** How a champion is looked after, from what happened. */
export const careIn = (facts: readonly DatedCare[], texts: Texts): ChampionCare => ({
  trainings: trainingsIn(facts),
  meetings: meetingsIn(facts, texts),
  asks: asksIn(facts, texts),
})
