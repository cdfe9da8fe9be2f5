import { fold } from '@heard/event-sourcing'
import { specify } from '@heard/event-sourcing/testing'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codebookDecider } from '../codebook/codebook.decider.ts'
import type { CodebookFact } from '../codebook/codebook.events.ts'
import { type MemoCommand, memoDecider } from './memo.decider.ts'
import type { MemoFact } from './memo.events.ts'

const { given } = specify(memoDecider)
const one = { programme: 'luton', memo: 'm1' }
const words = (ref: string) => ({ ref, binding: 'b' })
const written = (more: Partial<Extract<MemoFact, { type: 'MemoWritten' }>['data']> = {}): MemoFact => ({
  type: 'MemoWritten',
  data: { ...one, ...more, words: words('w1') },
})
const changed = (ref: string): MemoFact => ({ type: 'MemoChanged', data: { ...one, words: words(ref) } })
const removed: MemoFact = { type: 'MemoRemoved', data: one }
const themed: readonly CodebookFact[] = [
  { type: 'ThemeDefined', data: { programme: 'luton', theme: 'waiting', name: words('n'), order: 0, origin: 'person' } },
  { type: 'ThemeDefined', data: { programme: 'luton', theme: 'letters', name: words('n'), order: 1, origin: 'person' } },
]
const codebookAfter = (...facts: CodebookFact[]) => fold(codebookDecider, [...themed, ...facts])
const write = (more: Partial<Extract<MemoCommand, { type: 'Write' }>> = {}): MemoCommand => ({
  type: 'Write',
  ...one,
  words: words('w1'),
  codebook: codebookAfter(),
  ...more,
})
const change = (ref: string, seen: number): MemoCommand => ({ type: 'Change', ...one, words: words(ref), seen })
const remove = (seen: number): MemoCommand => ({ type: 'Remove', ...one, seen })

describe('writing a memo', () => {
  it('records it on the programme', () => given().when(write()).then(written()))
  it('records it on a theme', () =>
    given()
      .when(write({ theme: 'waiting' }))
      .then(written({ theme: 'waiting' })))
  it('records it on an excerpt of a contribution', () => {
    const on = { contribution: 'c1', excerpt: { field: 'happened', from: 2, to: 5 } } as const
    given().when(write(on)).then(written(on))
  })
  it('refuses to write the same one twice', () => given(written()).when(write()).thenRefused('memo-exists'))
  it('refuses a theme that is not there, retired, or counted as another one', () => {
    given()
      .when(write({ theme: 'nowhere' }))
      .thenRefused('unknown-theme')
    given()
      .when(write({ theme: 'waiting', codebook: codebookAfter({ type: 'ThemeRetired', data: { programme: 'luton', theme: 'waiting' } }) }))
      .thenRefused('theme-retired')
    const merged: CodebookFact = { type: 'ThemeMerged', data: { programme: 'luton', theme: 'waiting', into: 'letters' } }
    given()
      .when(write({ theme: 'waiting', codebook: codebookAfter(merged) }))
      .thenRefused('theme-merged')
  })
})

describe('changing and removing a memo', () => {
  it('records what somebody does who saw how it is', () => {
    given(written()).when(change('w2', 1)).then(changed('w2'))
    given(written(), changed('w2')).when(change('w3', 2)).then(changed('w3'))
    given(written(), changed('w2')).when(remove(2)).then(removed)
  })
  it('refuses where somebody else changed it meanwhile', () => {
    given(written(), changed('w2')).when(change('w3', 1)).thenRefused('memo-changed')
    given(written(), changed('w2')).when(remove(1)).thenRefused('memo-changed')
  })
  it('refuses once it is removed, and one that nobody wrote', () => {
    given(written(), removed).when(change('w2', 1)).thenRefused('memo-removed')
    given(written(), removed).when(remove(1)).thenRefused('memo-removed')
    given().when(change('w2', 1)).thenRefused('unknown-memo')
    given().when(remove(1)).thenRefused('unknown-memo')
  })
  it('never loses what somebody did not see', () => {
    const commands = fc.array(
      fc.oneof(
        fc.nat(6).map((seen) => change('w', seen)),
        fc.nat(6).map(remove),
        fc.constant(write()),
      ),
      { maxLength: 30 },
    )
    fc.assert(
      fc.property(commands, (all) => {
        const facts: MemoFact[] = []
        for (const command of all) {
          const decision = memoDecider.decide(command, fold(memoDecider, facts))
          if ('refused' in decision) continue
          if (command.type !== 'Write') expect(command.seen).toBe(facts.length)
          facts.push(...decision.accepted)
        }
        expect(facts.findIndex(({ type }) => type === 'MemoRemoved')).toBeOneOf([-1, facts.length - 1])
      }),
    )
  })
})
