import type { PieceFact } from '@heard/contracts/engagement'
import { specify } from '@heard/event-sourcing/testing'
import { describe, it } from 'vitest'
import { pieceDecider, type Version } from './piece.decider.ts'

const one = { programme: 'luton', piece: 'p1' }
const today = '2026-11-29'
const words = { ref: 'w', binding: 'b' }
const about = { kind: 'service', needs: ['being-active'], place: 'luton', spoken: ['en'], interpreters: false } as const
const version: Version = {
  about: { ...about, needs: [...about.needs], spoken: [...about.spoken] },
  languages: ['en', 'ur'],
  unchecked: ['ur', 'pl'],
  owner: 'connector',
  reviewBy: '2027-05-29',
  words,
}
const write = (base: number, change: Partial<Version> = {}) => ({ type: 'Write', ...one, today, base, version: { ...version, ...change } }) as const
const step = (type: 'Publish' | 'Unpublish' | 'Retire') => ({ type, ...one, today }) as const
const confirm = (reviewBy: string) => ({ type: 'Confirm', ...one, today, reviewBy }) as const

const written = (pieceVersion: number, reviewBy = '2027-05-29'): PieceFact => ({
  type: 'PieceWritten',
  data: { ...one, pieceVersion, about: version.about, languages: ['en', 'ur'], unchecked: ['ur'], owner: 'connector', reviewBy, words },
})
const published = (pieceVersion: number): PieceFact => ({ type: 'PiecePublished', data: { ...one, pieceVersion, reviewBy: '2027-05-29' } })
const unpublished: PieceFact = { type: 'PieceUnpublished', data: one }
const retired: PieceFact = { type: 'PieceRetired', data: one }
const { given } = specify(pieceDecider)

describe('writing a piece', () => {
  it('makes its first version, unchecked only in languages it has', () => given().when(write(0)).then(written(1)))
  it('makes the next version of the one that was changed', () => given(written(1)).when(write(1)).then(written(2)))
  it('does not write over what somebody else wrote meanwhile', () => given(written(1), written(2)).when(write(1)).thenRefused('changed-since'))
  it('changes nothing that is not there', () => given().when(write(1)).thenRefused('unknown-piece'))
  it('changes nothing that was retired', () => given(written(1), retired).when(write(1)).thenRefused('piece-retired'))
  it('wants a day for the next check of a service', () =>
    given()
      .when(write(0, { reviewBy: undefined }))
      .thenRefused('review-missing'))
  it.each(['2026-11-29', '2026-11-28', '2028-11-30'])('does not take %s for the day of the next check', (reviewBy) =>
    given().when(write(0, { reviewBy })).thenRefused('review-not-ahead'),
  )
  it('takes a day two years ahead', () =>
    given()
      .when(write(0, { reviewBy: '2028-11-29' }))
      .then(written(1, '2028-11-29')))
})

describe('publishing a piece', () => {
  it('publishes the newest version', () => given(written(1), written(2)).when(step('Publish')).then(published(2)))
  it('does not publish the same again', () => given(written(1), published(1)).when(step('Publish')).thenRefused('nothing-new'))
  it('publishes again what was taken down', () => given(written(1), published(1), unpublished).when(step('Publish')).then(published(1)))
  it('does not publish what should have been checked before today', () =>
    given(written(1, '2026-11-28')).when(step('Publish')).thenRefused('review-overdue'))
  it('takes down what is published', () => given(written(1), published(1)).when(step('Unpublish')).then(unpublished))
  it('takes down nothing else', () => given(written(1)).when(step('Unpublish')).thenRefused('not-published'))
  it('publishes nothing that is not there', () => given().when(step('Publish')).thenRefused('unknown-piece'))
})

describe('checking and retiring a piece', () => {
  it('renews it to a later day', () =>
    given(written(1, '2026-11-20'))
      .when(confirm('2027-11-29'))
      .then({ type: 'PieceConfirmed', data: { ...one, reviewBy: '2027-11-29' } }))
  it('does not renew it to a day that has passed', () => given(written(1)).when(confirm('2026-11-29')).thenRefused('review-not-ahead'))
  it('lets it be published once it is checked', () =>
    given(written(1, '2026-11-20'), { type: 'PieceConfirmed', data: { ...one, reviewBy: '2027-05-29' } })
      .when(step('Publish'))
      .then(published(1)))
  it('retires it for good', () => given(written(1), published(1)).when(step('Retire')).then(retired))
  it('retires it once', () => given(written(1), retired).when(step('Retire')).thenRefused('piece-retired'))
})
