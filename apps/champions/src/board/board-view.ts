import { given } from '@heard/contracts'
import { type Board, BoardPapers, BoardWords } from '@heard/contracts/champions'
import { referenceOf } from '../application/applications.query.ts'
import type { BoardState, Meeting } from './board.state.ts'

type Payloads = ReadonlyMap<string, unknown>
type State = NonNullable<BoardState>

/** What has to be opened to show a board. */
export const refsOf = ({ name, about, meetings }: State): (string | undefined)[] => [
  name,
  about,
  ...[...meetings.values()].flatMap(({ place, papers, reports, decisions }) => [
    place,
    papers,
    ...[...reports.values()].map(({ words }) => words),
    ...[...decisions.values()].map((decision) => decision.words),
  ]),
]

const textIn = (payloads: Payloads, ref: string | undefined): string | undefined => {
  const payload = ref === undefined ? undefined : payloads.get(ref)
  return typeof payload === 'string' ? payload : undefined
}

const reportsIn = ({ reports }: Meeting, payloads: Payloads): Board['meetings'][number]['reports'] =>
  [...reports].map(([community, { words, released }]) => {
    const { said, feedback } = BoardWords.partial().safeParse(payloads.get(words ?? '')).data ?? {}
    return { community, ...given({ ref: words, said, feedback }), released }
  })

const meetingView = (id: string, meeting: Meeting, payloads: Payloads): Board['meetings'][number] => ({
  meeting: id,
  startsAt: meeting.startsAt,
  endsAt: meeting.endsAt,
  ...given({ place: textIn(payloads, meeting.place), ref: meeting.place }),
  cancelled: meeting.calledOff,
  papers: BoardPapers.safeParse(payloads.get(meeting.papers ?? '')).data ?? [],
  decisions: [...meeting.decisions].map(([decision, { words, followedBy }]) => ({
    decision,
    ...given({ text: textIn(payloads, words), followedBy, ref: words }),
  })),
  reports: reportsIn(meeting, payloads),
})

/** A board with its words, its meetings the newest first. */
export const boardView = (board: string, state: State, payloads: Payloads): Board => ({
  board,
  ...given({ name: textIn(payloads, state.name), about: textIn(payloads, state.about), ref: state.name }),
  closed: state.closed,
  representatives: [...state.represented].map(([community, application]) => ({ community, application, reference: referenceOf(application) })),
  meetings: [...state.meetings].map(([id, meeting]) => meetingView(id, meeting, payloads)).toSorted((a, b) => b.startsAt.localeCompare(a.startsAt)),
})
