import type { BoardWordsOf } from '@heard/contracts/champions'
import { specify } from '@heard/event-sourcing/testing'
import { describe, it } from 'vitest'
import { type BoardCommand, boardDecider } from './board.decider.ts'
import type { BoardFact } from './board.state.ts'

const one = { programme: 'luton', board: 'b1' }
const words = { ref: 'r', binding: 'b' }
const times = { startsAt: '2026-12-01T10:00:00.000Z', endsAt: '2026-12-01T12:00:00.000Z', place: words }
const set: BoardFact = { type: 'BoardSet', data: { ...one, name: words } }
const named = (application = 'a1', community = 'somali'): BoardFact => ({ type: 'RepresentativeNamed', data: { ...one, application, community } })
const over = (application = 'a1'): BoardFact => ({ type: 'RepresentativeEnded', data: { ...one, application } })
const planned: BoardFact = { type: 'BoardMeetingSet', data: { ...one, meeting: 'm1', ...times } }
const calledOff: BoardFact = { type: 'BoardMeetingCalledOff', data: { ...one, meeting: 'm1' } }
const reported: Extract<BoardFact, { type: 'BoardReported' }> = {
  type: 'BoardReported',
  data: { ...one, meeting: 'm1', community: 'somali', application: 'a1', words },
}
const released: BoardFact = { type: 'BoardReportReleased', data: { ...one, meeting: 'm1', community: 'somali' } }
const noted: BoardFact = { type: 'BoardDecisionNoted', data: { ...one, meeting: 'm1', decision: 'd1', words } }
const closed: BoardFact = { type: 'BoardClosed', data: one }

const begin: BoardCommand = { ...one, type: 'Set', fresh: true, seen: undefined, name: words, about: undefined }
const represent = (application = 'a1', community: string | undefined = 'somali'): BoardCommand => ({
  ...one,
  type: 'Represent',
  application,
  community,
})
const end: BoardCommand = { ...one, type: 'End', application: 'a1' }
const meet: Extract<BoardCommand, { type: 'Meet' }> = { ...one, type: 'Meet', meeting: 'm1', changes: false, seen: 'r', ...times, papers: undefined }
const callOff: BoardCommand = { ...one, type: 'CallOff', meeting: 'm1' }
const report: Extract<BoardCommand, { type: 'Report' }> = {
  ...one,
  type: 'Report',
  meeting: 'm1',
  application: 'a1',
  words,
  now: '2026-12-01T13:00:00.000Z',
}
const release: BoardCommand = { ...one, type: 'Release', meeting: 'm1', community: 'somali', seen: 'r' }
const withdraw: BoardCommand = { ...one, type: 'Withdraw', meeting: 'm1', community: 'somali' }
const withdrawn: BoardFact = { type: 'BoardReportWithdrawn', data: { ...one, meeting: 'm1', community: 'somali' } }
const forget: BoardCommand = { ...one, type: 'Forget', application: 'a1' }
const decide: Extract<BoardCommand, { type: 'Decide' }> = {
  ...one,
  type: 'Decide',
  meeting: 'm1',
  decision: 'd1',
  changes: false,
  seen: 'r',
  words,
  followedBy: undefined,
  known: true,
}
const { given } = specify(boardDecider)

describe('a board', () => {
  it('is named once, changed, and closed', () => {
    given().when(begin).then(set)
    given(set).when(begin).then()
    given()
      .when({ ...begin, fresh: false } as BoardCommand)
      .thenRefused('unknown-board')
    given(set)
      .when({ ...one, type: 'Close' })
      .then(closed)
    given(set, closed).when(meet).thenRefused('board-closed')
    given().when(meet).thenRefused('unknown-board')
  })
  it('hears one champion for each community, who belongs to it', () => {
    given(set).when(represent()).then(named())
    given(set, named()).when(represent()).then()
    given(set)
      .when({ ...one, type: 'Represent', application: 'a1', community: undefined })
      .thenRefused('not-assigned')
    given(set, named()).when(represent('a2')).then(over(), named('a2'))
    given(set, named()).when(represent('a1', 'polish')).then(over(), named('a1', 'polish'))
    given(set, named()).when(end).then(over())
    given(set, named(), closed).when(end).then(over())
    given(set).when(end).thenRefused('not-representing')
  })
  it('meets, which may change, or be called off once', () => {
    given(set).when(meet).then(planned)
    given(set, planned).when(meet).then()
    given(set, planned)
      .when({ ...meet, changes: true, papers: words })
      .then({ type: 'BoardMeetingSet', data: { ...one, meeting: 'm1', ...times, papers: words } })
    given(set)
      .when({ ...meet, changes: true })
      .thenRefused('unknown-meeting')
    given(set, planned).when(callOff).then(calledOff)
    given(set, planned, calledOff).when(callOff).then()
    given(set, planned, calledOff)
      .when({ ...meet, changes: true })
      .thenRefused('meeting-called-off')
  })
})

describe('what is said at a board', () => {
  it('is told by who represents a community, once the meeting has begun', () => {
    given(set, named(), planned).when(report).then(reported)
    given(set, planned).when(report).thenRefused('not-representing')
    given(set, named(), planned)
      .when({ ...report, now: '2026-12-01T09:00:00.000Z' })
      .thenRefused('not-yet')
    given(set, named()).when(report).thenRefused('unknown-meeting')
    given(set, named(), planned, calledOff).when(report).thenRefused('meeting-called-off')
  })
  it('is published once the team has read it, and again when it was written anew', () => {
    given(set, named(), planned, reported).when(release).then(released)
    given(set, named(), planned, reported, released).when(release).then()
    given(set, named(), planned, reported, released, reported).when(release).then(released)
    const anew: BoardFact = { ...reported, data: { ...reported.data, words: { ref: 'r2', binding: 'b' } } }
    given(set, named(), planned, reported, anew).when(release).thenRefused('changed-since')
    given(set, named(), planned, reported, released, anew).when(release).thenRefused('changed-since')
    given(set, named(), planned).when(release).thenRefused('nothing-said')
  })
  it('is withdrawn, published or not, also where the board is closed or the meeting called off', () => {
    given(set, planned, reported).when(withdraw).then(withdrawn)
    given(set, planned, reported, released, calledOff, closed).when(withdraw).then(withdrawn)
    given(set, planned, reported, withdrawn).when(withdraw).then()
    given(set, planned, reported, withdrawn).when(release).thenRefused('nothing-said')
    given(set, planned, reported, withdrawn, reported).when(release).then(released)
    given(set, planned).when(withdraw).thenRefused('nothing-said')
    given(set).when(withdraw).thenRefused('unknown-meeting')
  })
  it('goes with the application of who said it, unless it was published', () => {
    given(set, planned, reported, closed).when(forget).then(withdrawn)
    given(set, planned, reported, released).when(forget).then()
    given(set, planned, reported, withdrawn).when(forget).then()
    given(set, planned, reported)
      .when({ ...one, type: 'Forget', application: 'a2' })
      .then()
  })
  it('comes to decisions, each followed by what is published', () => {
    const followedBy = { as: 'commitment', id: 'c1' } as const
    given(set, planned).when(decide).then(noted)
    given(set, planned, noted).when(decide).then()
    given(set, planned, noted)
      .when({ ...decide, changes: true, followedBy })
      .then({ type: 'BoardDecisionNoted', data: { ...one, meeting: 'm1', decision: 'd1', words, followedBy } })
    given(set, planned)
      .when({ ...decide, changes: true })
      .thenRefused('unknown-decision')
    given(set, planned)
      .when({ ...decide, followedBy, known: false })
      .thenRefused('unknown-follow')
  })

  const withdrawnWords = (of: BoardWordsOf): BoardFact => ({ type: 'BoardWordsWithdrawn', data: { ...one, words: of } })
  const board: BoardWordsOf = { of: 'board' }
  const meeting: BoardWordsOf = { of: 'meeting', meeting: 'm1' }
  const decision: BoardWordsOf = { of: 'decision', meeting: 'm1', decision: 'd1' }
  it.each([board, meeting, decision])('has words withdrawn, %j, once, also where it is closed, and takes others in their place', (of) => {
    const command: BoardCommand = { ...one, type: 'WithdrawWords', words: of }
    const before: readonly BoardFact[] = [set, planned, noted]
    const [again] = { board: [set], meeting: [planned], decision: [noted] }[of.of]
    given(...before)
      .when(command)
      .then(withdrawnWords(of))
    given(...before, closed)
      .when(command)
      .then(withdrawnWords(of))
    given(...before, withdrawnWords(of))
      .when(command)
      .then()
    given(...before, withdrawnWords(of), ...(again ? [again] : []))
      .when(command)
      .then(withdrawnWords(of))
  })
  it.each([
    [board, set, { ...begin, fresh: false } as BoardCommand],
    [meeting, planned, { ...meet, changes: true } as BoardCommand],
    [decision, noted, { ...decide, changes: true } as BoardCommand],
  ])('has words put in the place of those that were read and of no others, %j', (of, fact, change) => {
    const before: readonly BoardFact[] = [set, planned, noted]
    const [seen, gone] = [
      { ...change, seen: 'r' },
      { ...change, seen: undefined },
    ] as BoardCommand[] as [BoardCommand, BoardCommand]
    given(...before)
      .when(seen)
      .then(fact)
    given(...before)
      .when({ ...seen, seen: 'r0' } as BoardCommand)
      .thenRefused('changed-since')
    given(...before)
      .when(gone)
      .thenRefused('changed-since')
    given(...before, withdrawnWords(of))
      .when(seen)
      .thenRefused('changed-since')
    given(...before, withdrawnWords(of))
      .when(gone)
      .then(fact)
  })
  it('has nothing withdrawn that never was', () => {
    given()
      .when({ ...one, type: 'WithdrawWords', words: board })
      .thenRefused('unknown-board')
    for (const which of [meeting, decision])
      given(set)
        .when({ ...one, type: 'WithdrawWords', words: which })
        .thenRefused('unknown-meeting')
    given(set, planned)
      .when({ ...one, type: 'WithdrawWords', words: decision })
      .thenRefused('unknown-decision')
  })
})
