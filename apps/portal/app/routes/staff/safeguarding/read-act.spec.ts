import { describe, expect, it } from 'vitest'
import { readAct } from './read-act.ts'

describe('what is recorded about a concern', () => {
  it('is read from the form of each act', () => {
    expect([
      readAct('step', { step: ['refer'], note: [' '] }),
      readAct('hand-over', { to: ['gp'], ground: ['consent'], note: ['Dr K, told her all'] }),
      readAct('plan-call', { 'on-day': ['1'], 'on-month': ['12'], 'on-year': ['2026'] }),
      readAct('call', { outcome: ['done'] }),
      readAct('close', { outcome: ['safe'], note: ['Moved'] }),
    ]).toStrictEqual([
      { body: { act: 'step', step: 'refer' } },
      { body: { act: 'hand-over', to: 'gp', ground: 'consent', note: 'Dr K, told her all' } },
      { body: { act: 'plan-call', on: '2026-12-01' } },
      { body: { act: 'call', outcome: 'done' } },
      { body: { act: 'close', outcome: 'safe', note: 'Moved' } },
    ])
  })

  it('names every field that is missing', () => {
    const fields = (['triage', 'assign', 'step', 'hand-over', 'support', 'plan-call', 'call', 'close', 'reopen'] as const).map((act) => {
      const read = readAct(act, {})
      return 'errors' in read ? read.errors.map(({ field }) => field) : []
    })
    expect(fields).toStrictEqual([
      ['urgency'],
      ['to'],
      ['step'],
      ['to', 'ground', 'note'],
      ['support', 'answer'],
      ['on-day'],
      ['outcome'],
      ['outcome'],
      ['note'],
    ])
  })
})
