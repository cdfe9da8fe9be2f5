import type { ShareStory } from '@heard/contracts/engagement'
import { describe, expect, it } from 'vitest'
import { Suspicion } from './suspicion.ts'

const minute = 60_000
const hour = 60 * minute
const story = (happened: string, trapped?: boolean): Pick<ShareStory, 'words' | 'trapped'> => ({
  words: { happened },
  ...(trapped === undefined ? {} : { trapped }),
})

describe('what should be looked at before it is analysed', () => {
  it('is a story whose hidden field was filled in', () => {
    const suspicion = new Suspicion()
    expect([suspicion.judge('luton', story('a', true), 'c1', 0), suspicion.judge('luton', story('a', false), 'c1', 0)]).toEqual(['trap', undefined])
  })

  it('is a story in the same words within a day, in the same programme, from anybody', () => {
    const suspicion = new Suspicion()
    suspicion.took('luton', story('I waited.'), 'c1', 0)
    const judge = (words: string, programme: string, contribution: string, at: number) => suspicion.judge(programme, story(words), contribution, at)
    expect([
      judge('I waited.', 'luton', 'c2', hour),
      judge(' i  WAITED.\n', 'luton', 'c2', hour),
      judge('I waited long.', 'luton', 'c2', hour),
      judge('I waited.', 'elft', 'c2', hour),
      judge('I waited.', 'luton', 'c1', hour),
      judge('I waited.', 'luton', 'c2', 25 * hour),
    ]).toEqual(['repeated', 'repeated', undefined, undefined, undefined, undefined])
  })

  it('is every story while more come in than people send, and no longer', () => {
    const suspicion = new Suspicion()
    for (let sent = 0; sent < 1_000; sent += 1) suspicion.took('luton', story(`${sent}`), `c${sent}`, sent * 100)
    const judge = (at: number) => suspicion.judge('luton', story('new'), 'c', at)
    expect([judge(2 * minute), judge(9 * minute), judge(15 * minute)]).toEqual(['flood', 'flood', undefined])
  })

  it('is not a full hall: 300 people within 15 minutes', () => {
    const suspicion = new Suspicion()
    const held = Array.from({ length: 300 }, (_, person) => {
      const at = person * 3_000
      const why = suspicion.judge('luton', story(`person ${person}`), `c${person}`, at)
      suspicion.took('luton', story(`person ${person}`), `c${person}`, at)
      return why
    })
    expect(held.filter((why) => why !== undefined)).toEqual([])
  })
})
