import { fold } from '@heard/event-sourcing'
import { specify } from '@heard/event-sourcing/testing'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ChampionCommand, type ChampionFact, championDecider } from './champion.decider.ts'

const one = { programme: 'luton', application: 'a1' }
const assign = (community: string, keeps: readonly string[] = []): ChampionCommand => ({
  ...one,
  type: 'Assign',
  community,
  champion: true,
  knownCommunity: true,
  agrees: true,
  keeps,
})
const end: ChampionCommand = { ...one, type: 'EndAssignment' }
const stop: ChampionCommand = { ...one, type: 'Stop' }
const join = (work: string, communities: readonly string[]): ChampionCommand => ({
  ...one,
  type: 'Join',
  work,
  champion: true,
  ended: false,
  communities,
})
const leave = (work: string): ChampionCommand => ({ ...one, type: 'Leave', work })
const assigned = (community: string): ChampionFact => ({ type: 'ChampionAssigned', data: { ...one, community } })
const ended = (community: string): ChampionFact => ({ type: 'AssignmentEnded', data: { ...one, community } })
const joined = (work: string): ChampionFact => ({ type: 'WorkJoined', data: { ...one, work } })
const left = (work: string): ChampionFact => ({ type: 'WorkLeft', data: { ...one, work } })

const { given } = specify(championDecider)

describe('a champion and their community', () => {
  it('is assigned to one', () => given().when(assign('somali')).then(assigned('somali')))
  it('is assigned to another, which ends the first', () =>
    given(assigned('somali')).when(assign('ghanaian')).then(ended('somali'), assigned('ghanaian')))
  it('is refused twice to the same', () => given(assigned('somali')).when(assign('somali')).thenRefused('already-assigned'))
  it('is refused for who is no champion, to a community that there is not, and to one that their role is not for', () => {
    const but = (differs: object) => given().when({ ...assign('somali'), ...differs } as ChampionCommand)
    but({ champion: false }).thenRefused('not-a-champion')
    but({ knownCommunity: false }).thenRefused('unknown-community')
    but({ agrees: false }).thenRefused('role-elsewhere')
  })
  it('ends, and may begin again', () => {
    given(assigned('somali')).when(end).then(ended('somali'))
    given().when(end).thenRefused('not-assigned')
    given(assigned('somali'), ended('somali')).when(assign('somali')).then(assigned('somali'))
  })
})

describe('a champion and a piece of work', () => {
  const both = ['somali', 'ghanaian']
  it('take part in it when it is for their community', () => given(assigned('somali')).when(join('w', both)).then(joined('w')))
  it('do not without a community, with another one, when it has ended, or twice', () => {
    given().when(join('w', both)).thenRefused('not-assigned')
    given(assigned('polish')).when(join('w', both)).thenRefused('other-community')
    given(assigned('somali'))
      .when({ ...join('w', both), ended: true } as ChampionCommand)
      .thenRefused('work-over')
    given(assigned('somali'))
      .when({ ...join('w', both), champion: false } as ChampionCommand)
      .thenRefused('not-a-champion')
    given(assigned('somali'), joined('w')).when(join('w', both)).thenRefused('already-joined')
  })
  it('leave it', () => {
    given(assigned('somali'), joined('w')).when(leave('w')).then(left('w'))
    given(assigned('somali')).when(leave('w')).thenRefused('not-joined')
  })
  it('keep it in another community only when it is for that one too', () =>
    given(assigned('somali'), joined('w'), joined('v'))
      .when(assign('ghanaian', ['w']))
      .then(left('v'), ended('somali'), assigned('ghanaian')))
  it('leave all of it when they belong nowhere, or stop', () => {
    given(assigned('somali'), joined('w')).when(end).then(left('w'), ended('somali'))
    given(assigned('somali'), joined('w')).when(stop).then(left('w'), ended('somali'))
    given().when(stop).then()
  })
})

it('whatever is asked for, a champion never belongs to two communities, and never to work that is not for theirs', () => {
  const communities = ['somali', 'ghanaian', 'polish']
  const works = new Map([
    ['v', ['somali', 'ghanaian']],
    ['w', ['ghanaian', 'polish']],
  ])
  const isFor = (work: string, community: string): boolean => works.get(work)?.includes(community) ?? false
  const keepsFor = (community: string): string[] => [...works.keys()].filter((work) => isFor(work, community))
  const command = fc.oneof(
    fc.constantFrom(...communities).map((community) => assign(community, keepsFor(community))),
    fc.constantFrom(...works.keys()).map((work) => join(work, works.get(work) ?? [])),
    fc.constantFrom(...works.keys()).map(leave),
    fc.constantFrom(end, stop),
  )
  fc.assert(
    fc.property(fc.array(command, { maxLength: 60 }), (commands) => {
      const facts: ChampionFact[] = []
      for (const each of commands) {
        const decided = championDecider.decide(each, fold(championDecider, facts))
        if ('accepted' in decided) facts.push(...decided.accepted)
        const [held, part] = [new Set<string>(), new Set<string>()]
        for (const { type, data } of facts) {
          if (type === 'ChampionAssigned') held.add(data.community)
          else if (type === 'AssignmentEnded') held.delete(data.community)
          else if (type === 'WorkJoined') part.add(data.work)
          else part.delete(data.work)
          expect(held.size).toBeLessThanOrEqual(1)
        }
        expect([...part].every((work) => [...held].some((community) => isFor(work, community)))).toBe(true)
      }
    }),
  )
})
