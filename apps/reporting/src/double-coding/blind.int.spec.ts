import {
  codeAgain,
  codeContribution,
  defineTheme,
  drawDoubleCoding,
  nextToCodeAgain,
  retireTheme,
  settleDifference,
  showDoubleCoding,
  undoCoding,
} from '@heard/contracts/reporting'
import { uuidv7 } from '@heard/service-kit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { programme, startReporting } from '../reporting.fixture.ts'
import { suggestedStream } from '../suggestion/suggestion.events.ts'

const clock = { now: () => Date.parse('2026-03-01T09:00:00.000Z') }
const params = { programme }
let heard: Awaited<ReturnType<typeof startReporting>>
let waiting = ''
let kindness = ''
const contributions: string[] = []

const draw = async () => (await heard.send('analyst', drawDoubleCoding, params, { body: { size: 10 } })).answer.sample
const next = async (who: 'analyst' | 'second' | 'third', sample: string) => (await heard.send(who, nextToCodeAgain, { ...params, sample })).answer
const again = (who: 'second' | 'third', sample: string, contribution: string, themes: string[] = []) =>
  heard.send(who, codeAgain, { ...params, sample, contribution }, { body: { themes } })
const one = (index: number): string => contributions[index] ?? ''

beforeAll(async () => {
  heard = await startReporting(clock)
  const define = async (name: string) => (await heard.send('analyst', defineTheme, params, { body: { name, language: 'en' } })).answer.theme
  waiting = await define('Waiting')
  kindness = await define('Kindness')
  for (let index = 0; index < 10; index += 1) contributions.push(await heard.told.imported(uuidv7(100 + index), `We waited, number ${index}`))
  for (const contribution of contributions) await heard.send('analyst', codeContribution, { ...params, contribution }, { body: { theme: waiting } })
})
afterAll(() => heard.close())

describe('somebody who knows how a contribution was coded', () => {
  it('took a code of it back, or answered a suggestion for it, and does not code it again', async () => {
    const sample = await draw()
    const place = { ...params, contribution: one(0) }
    const { coding = '' } = (await heard.send('analyst', codeContribution, place, { body: { theme: kindness } })).answer
    await heard.send('third', undoCoding, { ...place, coding })
    const { metadata } = (await Array.fromAsync(heard.platform.store.readStream(`coding-${programme}.${one(0)}`))).at(-1) ?? { metadata: undefined }
    await heard.platform.store.append({
      stream: suggestedStream(programme, one(1)),
      expected: 'any',
      facts: [
        {
          type: 'SuggestionAnswered',
          id: uuidv7(clock.now()),
          version: 1,
          data: { programme, contribution: one(1), theme: kindness, model: 1, sure: 60, answer: 'refused' },
          metadata: { actor: metadata?.actor ?? '', at: '2026-03-01T09:00:00.000Z' },
        },
      ],
    })
    expect(await next('third', sample)).toMatchObject({ left: 10, own: 2 })
    for (const contribution of [one(0), one(1)]) expect((await again('third', sample, contribution)).problem.type).toBe('/problems/own-coding')
  })
  it('coded it again in another sample', async () => {
    const [sample, other] = [await draw(), await draw()]
    await again('second', sample, one(2))
    expect(await next('second', other)).toMatchObject({ left: 10, own: 1 })
    expect((await again('second', other, one(2))).problem.type).toBe('/problems/own-coding')
  })
  it('would settle a difference, which waits until all of it is coded twice', async () => {
    const sample = await draw()
    await again('third', sample, one(3))
    const settled = await heard.send('third', settleDifference, { ...params, sample, contribution: one(3) }, { body: { theme: waiting, has: false } })
    expect(settled.problem.type).toBe('/problems/not-coded-twice')
  })
})

describe('what cannot be read', () => {
  it('is left out, whether it is hard, corrected or held back, and cannot be coded as having no theme', async () => {
    const sample = await draw()
    const tell = (contribution: string) => `contribution-${programme}.${contribution}`
    await heard.told.record(tell(one(4)), { type: 'ContentWarned', data: { programme, contribution: one(4) } })
    const words = await heard.told.seal(uuidv7(105), 'narrative', { happened: 'Other words' })
    await heard.told.record(tell(one(5)), { type: 'ContributionCorrected', data: { programme, contribution: one(5), words } })
    await heard.told.record(tell(one(6)), { type: 'ContributionQuarantined', data: { programme, contribution: one(6), why: 'repeated' } })
    expect((await heard.send('analyst', showDoubleCoding, { ...params, sample })).answer).toMatchObject({ size: 7, coded: 0, left: 7, leftOut: 3 })
    expect(await next('analyst', sample)).toMatchObject({ left: 7, own: 7 })
    for (const contribution of [one(4), one(5), one(6)]) {
      expect((await again('second', sample, contribution)).problem.type).toBe('/problems/not-readable')
    }
  })
  it('does not keep the others from being coded, by the themes of the day that the sample was drawn', async () => {
    const sample = await draw()
    await heard.send('analyst', retireTheme, { ...params, theme: kindness })
    const { contribution = '', themes } = await next('second', sample)
    expect(themes).toEqual([waiting, kindness])
    expect((await again('second', sample, contribution, [kindness])).status).toBe(204)
  })
})
