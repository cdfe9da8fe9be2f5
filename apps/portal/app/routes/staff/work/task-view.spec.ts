import type { Task } from '@heard/contracts'
import { describe, expect, it } from 'vitest'
import { addressOf, dueWords } from './task-names.ts'
import { taskSearch, tasksIn, taskViewIn } from './task-view.ts'

const now = '2026-11-29T10:00:00.000Z'
const task = (id: string, more: Partial<Task> = {}): Task => ({ kind: 'concern', id, programme: 'luton', since: now, urgent: false, ...more })
const me = { account: '01a205e9-8331-7028-a50d-a30cc746c3ff', name: 'Me', own: true }

describe('the own work', () => {
  it('stands in the order in which it has to be done', () => {
    const tasks = [
      task('none'),
      task('urgent', { urgent: true }),
      task('later', { due: '2026-12-02T00:00:00.000Z' }),
      task('late', { due: '2026-11-28T00:00:00.000Z' }),
    ]
    expect(tasksIn({ whose: 'all' }, tasks).map(({ id }) => id)).toStrictEqual(['late', 'later', 'urgent', 'none'])
  })

  it('is narrowed by whose it is and by what it is', () => {
    const tasks = [task('mine', { assignee: me }), task('free'), task('held', { kind: 'held-back' })]
    const shown = (['all', 'mine', 'unassigned'] as const).map((whose) => tasksIn({ whose }, tasks).map(({ id }) => id))
    expect(shown).toStrictEqual([['free', 'held', 'mine'], ['mine'], ['free']])
    expect(tasksIn({ whose: 'all', kind: 'held-back' }, tasks).map(({ id }) => id)).toStrictEqual(['held'])
  })

  it('keeps its filter in the address, and takes nothing else from there', () => {
    const view = { whose: 'mine', programme: 'luton', kind: 'concern' } as const
    expect(taskViewIn(new URLSearchParams(taskSearch(view)))).toStrictEqual(view)
    expect(taskSearch({ whose: 'all' })).toBe('')
    expect(taskViewIn(new URLSearchParams('whose=them&kind=x&programme=A B'))).toStrictEqual({ whose: 'all' })
  })

  it('says in words what is overdue', () => {
    const due = ['2026-11-28T09:30:00.000Z', '2026-11-29T23:59:59.000Z', '2026-11-29T18:00:00.000Z', '2026-12-01T23:59:59.000Z', undefined]
    expect(due.map((each) => dueWords(each, now))).toStrictEqual([
      'Overdue since 28 Nov 2026, 09:30',
      'Due today',
      'Due today, 18:00',
      'Due 1 Dec 2026',
      'No due day',
    ])
  })

  it('leads to where it is done', () =>
    expect([addressOf(task('k1')), addressOf(task('x', { kind: 'code' }))]).toStrictEqual([
      '/staff/luton/safeguarding/k1',
      '/staff/luton/contributions?state=de-identified',
    ]))
})
