import {
  codeAgain,
  codeContribution,
  defineTheme,
  drawDoubleCoding,
  nextToCodeAgain,
  retireTheme,
  settleDifference,
  showContribution,
  showDoubleCoding,
} from '@heard/contracts/reporting'
import { uuidv7 } from '@heard/service-kit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { codingStream } from '../coding/coding.events.ts'
import { Codings } from '../coding/codings.ts'
import { programme, startReporting } from '../reporting.fixture.ts'
import { doubleStream } from './double.events.ts'

const clock = { now: () => Date.parse('2026-03-01T09:00:00.000Z') }
const params = { programme }
const headers = { 'idempotency-key': 'settle-this-difference' }
let heard: Awaited<ReturnType<typeof startReporting>>
let waiting = ''
let sample = ''

const themesOf = async (contribution: string) =>
  (await heard.send('analyst', showContribution, { ...params, contribution })).answer.codings.map(({ theme }) => theme)
const differences = async () => (await heard.send('analyst', showDoubleCoding, { ...params, sample })).answer.differences
const settle = (contribution: string, has: boolean, more: { readonly headers?: Readonly<Record<string, string>> } = {}) =>
  heard.send('second', settleDifference, { ...params, sample, contribution }, { body: { theme: waiting, has }, ...more })
const append = (stream: string, ...facts: readonly { readonly type: string; readonly data: object }[]) => {
  const metadata = { actor: 'somebody-else', at: '2026-03-01T09:00:00.000Z' }
  return heard.platform.store.append({
    stream,
    expected: 'any',
    facts: facts.map((fact) => ({ ...fact, id: uuidv7(clock.now()), version: 1, metadata })),
  })
}

beforeAll(async () => {
  heard = await startReporting(clock)
  waiting = (await heard.send('analyst', defineTheme, params, { body: { name: 'Waiting', language: 'en' } })).answer.theme
  for (let index = 0; index < 5; index += 1) {
    const contribution = await heard.told.imported(uuidv7(100 + index), `We waited, number ${index}`)
    const code = (excerpt?: { field: 'happened'; from: number; to: number; textVersion: number }) =>
      heard.send('analyst', codeContribution, { ...params, contribution }, { body: { theme: waiting, ...(excerpt ? { excerpt } : {}) } })
    await code()
    await code({ field: 'happened', from: 0, to: 2, textVersion: 1 })
    await code({ field: 'happened', from: 3, to: 9, textVersion: 1 })
  }
  sample = (await heard.send('analyst', drawDoubleCoding, params, { body: { size: 5 } })).answer.sample
  for (let index = 0; index < 5; index += 1) {
    const { contribution = '' } = (await heard.send('second', nextToCodeAgain, { ...params, sample })).answer
    await heard.send('second', codeAgain, { ...params, sample, contribution }, { body: { themes: [] } })
  }
})
afterAll(() => heard.close())

describe('settling a difference', () => {
  it('takes every coding with the theme back, also of excerpts, and does so once', async () => {
    const { contribution = '' } = (await differences())[0] ?? {}
    expect(await themesOf(contribution)).toEqual([waiting, waiting, waiting])
    expect((await settle(contribution, false, { headers })).status).toBe(204)
    expect(await themesOf(contribution)).toEqual([])
    await heard.send('analyst', codeContribution, { ...params, contribution }, { body: { theme: waiting } })
    expect((await settle(contribution, false, { headers })).status).toBe(204)
    expect(await themesOf(contribution)).toEqual([waiting])
  })
  it('leaves a coding that is there', async () => {
    const { contribution = '' } = (await differences())[1] ?? {}
    expect((await settle(contribution, true)).status).toBe(204)
    expect(await themesOf(contribution)).toEqual([waiting, waiting, waiting])
  })
  it('follows what somebody else settled meanwhile', async () => {
    const { contribution = '' } = (await differences())[3] ?? {}
    const codings = heard.app.get(Codings)
    const { takeBack } = codings
    codings.takeBack = async (place, caller) => {
      codings.takeBack = takeBack
      await takeBack.call(codings, place, caller)
      await append(doubleStream(programme, sample), {
        type: 'DifferenceSettled',
        data: { programme, sample, contribution, theme: waiting, has: true },
      })
    }
    expect((await settle(contribution, false)).problem.type).toBe('/problems/settled-already')
    expect(await themesOf(contribution)).toEqual([waiting])
  })
  it('is not recorded where the coding cannot be as settled', async () => {
    const { contribution = '' } = (await differences())[2] ?? {}
    const { codings } = (await heard.send('analyst', showContribution, { ...params, contribution })).answer
    await append(
      codingStream(programme, contribution),
      ...codings.map(({ id, theme }) => ({ type: 'CodingUndone', data: { programme, contribution, coding: id, theme, origin: 'person' } })),
    )
    await heard.send('analyst', retireTheme, { ...params, theme: waiting })
    expect((await settle(contribution, true)).problem.type).toBe('/problems/theme-retired')
    expect((await differences()).find((one) => one.contribution === contribution)?.settled).toBeUndefined()
  })
})
