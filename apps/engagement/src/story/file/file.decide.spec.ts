import { specify } from '@heard/event-sourcing/testing'
import { fileCost } from '@heard/service-kit'
import { describe, expect, it } from 'vitest'
import { contributionDecider } from '../contribution.decider.ts'
import type { ContributionFact } from '../contribution.events.ts'
import { FileBudget } from './file-budget.ts'

const of = { programme: 'luton', contribution: 'c1' }
const sealed = (ref: string) => ({ ref, binding: `b-${ref}` })
const shared: ContributionFact = {
  type: 'ContributionShared',
  data: { ...of, origin: 'story', person: 'p1', about: 'myself', stages: [], language: 'pl', mode: 'web', words: sealed('w1') },
}
const attached = (file: string): ContributionFact => ({ type: 'FileAttached', data: { ...of, file, kind: 'm4a', size: 12, content: sealed(file) } })
const attach = (file: string) => ({ type: 'AttachFile', ...of, file, kind: 'm4a', size: 12, content: sealed(file) }) as const
const transcribed = (file: string): ContributionFact => ({ type: 'ContributionTranscribed', data: { ...of, file, words: sealed('w2') } })
const transcribe = (file: string, basedOn = 'w1') => ({ type: 'Transcribe', ...of, file, words: sealed('w2'), basedOn }) as const
const marked: ContributionFact = { type: 'ContributionDeidentified', data: { ...of, spans: [] } }
const translate = (textVersion: number) => ({ type: 'Translate', ...of, textVersion, language: 'en', translation: sealed('t1') }) as const
const translated: ContributionFact = { type: 'ContributionTranslated', data: { ...of, language: 'en', translation: sealed('t1') } }
const { given } = specify(contributionDecider)

describe('a file of a contribution', () => {
  it('is attached to one that exists, three of them at most', () => {
    given().when(attach('f1')).thenRefused('unknown-contribution')
    given(shared, attached('f1'), attached('f2')).when(attach('f3')).then(attached('f3'))
    given(shared, attached('f1'), attached('f2'), attached('f3')).when(attach('f4')).thenRefused('too-many-files')
  })

  it('is written down as often as it takes, where it is there', () => {
    given().when(transcribe('f1')).thenRefused('unknown-contribution')
    given(shared).when(transcribe('f1')).thenRefused('unknown-file')
    given(shared, attached('f1')).when(transcribe('f1')).then(transcribed('f1'))
    given(shared, attached('f1'), transcribed('f1')).when(transcribe('f1', 'w2')).then(transcribed('f1'))
    given(shared, attached('f1'), transcribed('f1')).when(transcribe('f1', 'w1')).thenRefused('text-changed')
  })
})

describe('a translation', () => {
  it('needs words that were de-identified, in the version that was read', () => {
    given().when(translate(1)).thenRefused('unknown-contribution')
    given(shared).when(translate(1)).thenRefused('not-de-identified')
    given(shared, marked).when(translate(1)).then(translated)
    given(shared, marked, marked).when(translate(1)).thenRefused('text-changed')
  })

  it('waits again once the words are others', () => {
    given(shared, attached('f1'), marked, transcribed('f1')).when(translate(1)).thenRefused('not-de-identified')
    const corrected: ContributionFact = { type: 'ContributionCorrected', data: { ...of, words: sealed('w3') } }
    given(shared, marked, corrected).when(translate(1)).thenRefused('not-de-identified')
    given(shared, marked, corrected, marked).when(translate(2)).then(translated)
  })
})

describe('what strangers may fill', () => {
  const hour = 3_600_000

  it('is so many bytes in a day, whoever sends them', () => {
    const budget = new FileBudget(100, 1_000)
    budget.take('a', 60, 0)
    budget.take('a', 40, hour)
    expect(() => budget.take('a', 1, 23 * hour)).toThrow(expect.objectContaining({ code: 'files-full' }))
    budget.take('a', 60, 24 * hour)
    expect(() => budget.take('a', 1, 24 * hour)).toThrow(expect.objectContaining({ code: 'files-full' }))
    budget.take('a', 40, 25 * hour)
  })

  it('is a share of that for one address, which others keep theirs from', () => {
    const budget = new FileBudget(1_000, 100)
    budget.take('a', 100, 0)
    expect(() => budget.take('a', 50, hour)).toThrow(expect.objectContaining({ code: 'too-many-requests' }))
    budget.take('b', 100, hour)
    budget.take('a', 50, 12 * hour)
  })

  it('costs an address by the megabyte', () => expect([1, 1_048_576, 1_048_577].map(fileCost)).toStrictEqual([5, 5, 10]))
})
