import {
  codeAgain,
  codeContribution,
  defineTheme,
  drawDoubleCoding,
  listDoubleCodings,
  nextToCodeAgain,
  settleDifference,
  showContribution,
  showDoubleCoding,
} from '@heard/contracts/reporting'
import { uuidv7 } from '@heard/service-kit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { programme, startReporting } from '../reporting.fixture.ts'

const clock = { now: () => Date.parse('2026-03-01T09:00:00.000Z') }
const params = { programme }
let heard: Awaited<ReturnType<typeof startReporting>>
let waiting = ''
let sample = ''
const contributions: string[] = []
const next = async (who: 'analyst' | 'second') => (await heard.send(who, nextToCodeAgain, { ...params, sample })).answer
const shown = async () => (await heard.send('analyst', showDoubleCoding, { ...params, sample })).answer

beforeAll(async () => {
  heard = await startReporting(clock)
  waiting = (await heard.send('analyst', defineTheme, params, { body: { name: 'Waiting', language: 'en' } })).answer.theme
  for (let index = 0; index < 6; index += 1) contributions.push(await heard.told.imported(uuidv7(100 + index), `We waited, number ${index}`))
  for (const contribution of contributions) await heard.send('analyst', codeContribution, { ...params, contribution }, { body: { theme: waiting } })
})
afterAll(() => heard.close())

describe('coding a sample twice', () => {
  it('names what is wrong with a sample', async () => {
    const { status, problem } = await heard.send('analyst', drawDoubleCoding, params, { body: { size: 2 } })
    expect([status, problem.errors?.map(({ field }) => field)]).toEqual([400, ['size']])
  })
  it('draws contributions and shows them to somebody else without their codes', async () => {
    sample = (await heard.send('analyst', drawDoubleCoding, params, { body: { size: 5 } })).answer.sample
    expect(await next('analyst')).toEqual({ themes: [waiting], left: 5, own: 5 })
    const { contribution, words, left, own } = await next('second')
    expect([contributions.includes(contribution ?? ''), words?.status, left, own]).toEqual([true, 'open', 5, 0])
    expect(await shown()).toMatchObject({ size: 5, coded: 0, left: 5, agreement: [], differences: [] })
  })
  it('tells agreement and differences once all are coded twice', async () => {
    for (let index = 0; index < 5; index += 1) {
      const { contribution = '' } = await next('second')
      const one = { ...params, sample, contribution }
      const body = { themes: index === 0 ? [] : [waiting] }
      if (index === 0) expect((await heard.send('analyst', codeAgain, one, { body })).problem.type).toBe('/problems/own-coding')
      expect((await heard.send('second', codeAgain, one, { body })).status).toBe(204)
    }
    const { agreement, differences } = await shown()
    expect(agreement).toEqual([{ theme: waiting, both: 4, firstOnly: 1, secondOnly: 0, neither: 0, percent: 80, kappa: 0, alpha: 0 }])
    expect(differences.map(({ theme, by }) => [theme, by])).toEqual([[waiting, 'first']])
  })
  it('settles a difference, and the coding follows', async () => {
    const { contribution = '' } = (await shown()).differences[0] ?? {}
    const one = { ...params, sample, contribution }
    expect((await heard.send('second', settleDifference, one, { body: { theme: waiting, has: false } })).status).toBe(204)
    expect((await heard.send('analyst', showContribution, { ...params, contribution })).answer.codings).toEqual([])
    expect((await shown()).differences[0]?.settled).toBe(false)
    expect((await heard.send('second', settleDifference, one, { body: { theme: waiting, has: true } })).problem.type).toBe(
      '/problems/settled-already',
    )
  })
  it('is listed, with how many themes were found after how many contributions', async () => {
    const { samples, saturation } = (await heard.send('publisher', listDoubleCodings, params)).answer
    expect(samples).toEqual([{ sample, at: '2026-03-01T09:00:00.000Z', size: 5, coded: 5, left: 0, leftOut: 0 }])
    expect(saturation).toEqual([1, 2, 3, 4, 5].map((count) => ({ contributions: count, themes: 1 })))
    expect((await heard.send('publisher', nextToCodeAgain, { ...params, sample })).status).toBe(403)
  })
})
