import type { ProgrammeView } from '@heard/contracts/engagement'
import { describe, expect, it } from 'vitest'
import { answersNow, organisationName } from './organisations.ts'

const organisation = (id: string, successor?: string): ProgrammeView['organisations'][number] => ({
  id,
  name: { language: 'en', text: id.toUpperCase() },
  role: 'stakeholder',
  ...(successor ? { successor } : {}),
})
const listed = {
  organisations: [organisation('pct', 'ccg'), organisation('ccg', 'icb'), organisation('icb'), organisation('a', 'b'), organisation('b', 'a')],
}

describe('who answers for an organisation', () => {
  it('is the last of its successors', () => {
    expect([answersNow(listed, 'pct'), answersNow(listed, 'ccg')]).toStrictEqual(['icb', 'icb'])
  })

  it('is nobody else where nothing succeeded it', () => {
    expect([answersNow(listed, 'icb'), answersNow(listed, 'unknown')]).toStrictEqual([undefined, undefined])
  })

  it('ends also where organisations name each other', () => {
    expect(answersNow(listed, 'a')).toBe('b')
  })
})

describe('the name of an organisation', () => {
  it('is the programme’s, or its id once it is no longer listed', () => {
    expect([organisationName(listed, 'icb'), organisationName(listed, 'gone')]).toStrictEqual([
      { language: 'en', text: 'ICB' },
      { language: 'en', text: 'gone' },
    ])
  })
})
