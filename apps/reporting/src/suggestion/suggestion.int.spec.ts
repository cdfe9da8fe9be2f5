import {
  answerSuggestion,
  codeContribution,
  learnSuggestions,
  retireTheme,
  showContribution,
  showSuggesting,
  suggestThemes,
  switchSuggestions,
} from '@heard/contracts/reporting'
import { uuidv7 } from '@heard/service-kit'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { programme, startReporting } from '../reporting.fixture.ts'

const clock = { now: () => Date.parse('2026-03-01T09:00:00.000Z') }
const params = { programme }
const [waiting, kindness] = [uuidv7(1), uuidv7(2)] as const
const people = Array.from({ length: 104 }, (_, index) => uuidv7(1000 + index))
const person = (index: number): string => people[index] ?? ''
let heard: Awaited<ReturnType<typeof startReporting>>
let fresh = ''
let first = ''

const suggested = async (contribution = fresh) => (await heard.send('analyst', suggestThemes, { ...params, contribution })).answer
const factsOf = async (contribution: string): Promise<readonly unknown[]> => {
  const facts: unknown[] = []
  for await (const { data } of heard.platform.store.readStream(`suggested-${programme}.${contribution}`)) facts.push(data)
  return facts
}

beforeAll(async () => {
  heard = await startReporting(clock)
  const name = await heard.told.seal(programme, 'publication', { language: 'en', text: 'A theme' })
  const labels = [waiting, kindness].map((theme) => ({ theme, name }))
  await heard.told.record('import-luton.1', { type: 'ImportLabelsNamed', data: { programme, batch: uuidv7(3), labels } })
  for (let index = 0; index < 60; index += 1) {
    const text = index % 2 === 0 ? `We were waiting for weeks, number ${index}` : `The nurse was kind to us, number ${index}`
    const contribution = await heard.told.imported(person(index), text, { labels: [index % 2 === 0 ? waiting : kindness] })
    if (index === 0) first = contribution
  }
  fresh = await heard.told.imported(person(100), 'They were waiting all day')
})
afterAll(() => heard.close())

describe('suggestions', () => {
  it('are off until somebody who may starts them', async () => {
    expect((await heard.send('analyst', showSuggesting, params)).answer).toEqual({ on: false, models: [], agreement: [] })
    expect(await suggested()).toEqual({ state: 'off', suggestions: [] })
    expect((await heard.send('analyst', learnSuggestions, params)).problem.type).toBe('/problems/suggestions-off')
    expect((await heard.send('analyst', switchSuggestions, params, { body: { on: true } })).status).toBe(403)
    expect((await heard.send('coordinator', switchSuggestions, params, { body: { on: true } })).status).toBe(204)
    expect(await suggested()).toEqual({ state: 'none', suggestions: [] })
  })
  it('are learned in a worker from what the team coded, as a version', async () => {
    const themes = async () => (await heard.send('analyst', learnSuggestions, params)).answer
    await vi.waitUntil(async () => (await heard.send('analyst', showSuggesting, params)).answer.on, { timeout: 5000 })
    expect(await themes()).toEqual({ number: 1 })
    const { models } = (await heard.send('analyst', showSuggesting, params)).answer
    expect(models).toMatchObject([{ number: 1, contributions: 60, people: 60, themes: 2 }])
  })
  it('say how sure they are and why, and a person confirms them', async () => {
    const { state, model, suggestions } = await suggested()
    expect([state, model, suggestions.map(({ theme }) => theme), suggestions[0]?.words?.includes('waiting')]).toEqual(['ready', 1, [waiting], true])
    const body = { answer: 'confirmed' } as const
    const one = { ...params, contribution: fresh, theme: waiting }
    expect((await heard.send('analyst', answerSuggestion, one, { body })).status).toBe(201)
    expect((await heard.send('analyst', answerSuggestion, one, { body })).problem.type).toBe('/problems/answered-already')
    const [fact] = await factsOf(fresh)
    expect(fact).toMatchObject({ theme: waiting, model: 1, sure: suggestions[0]?.sure, answer: 'confirmed' })
    const { codings } = (await heard.send('analyst', showContribution, { ...params, contribution: fresh })).answer
    expect(codings.map(({ theme, origin }) => [theme, origin])).toEqual([[waiting, 'person']])
    expect((await suggested()).suggestions).toEqual([])
  })
  it('that are refused do not come back, and count against the model', async () => {
    const other = await heard.told.imported(person(101), 'Waiting again')
    const one = { ...params, contribution: other, theme: waiting }
    expect((await suggested(other)).suggestions.map(({ theme }) => theme)).toEqual([waiting])
    expect((await heard.send('analyst', answerSuggestion, one, { body: { answer: 'refused' } })).status).toBe(201)
    expect((await suggested(other)).suggestions).toEqual([])
    expect((await heard.send('analyst', showSuggesting, params)).answer.agreement).toEqual([{ theme: waiting, confirmed: 1, refused: 1 }])
  })
  it('are confirmed where somebody coded them meanwhile, and the answer is the coding', async () => {
    const other = await heard.told.imported(person(102), 'We were waiting in the rain')
    const one = { ...params, contribution: other }
    const { coding } = (await heard.send('analyst', codeContribution, one, { body: { theme: waiting } })).answer
    const { status, answer } = await heard.send('analyst', answerSuggestion, { ...one, theme: waiting }, { body: { answer: 'confirmed' } })
    expect([status, answer]).toEqual([201, { coding }])
  })
  it('are what the model says, not what is sent', async () => {
    const one = { ...params, contribution: fresh, theme: kindness }
    expect((await heard.send('analyst', answerSuggestion, one, { body: { answer: 'confirmed' } })).problem.type).toBe('/problems/not-suggested')
    const { codings } = (await heard.send('analyst', showContribution, { ...params, contribution: fresh })).answer
    expect([codings.map(({ theme }) => theme), await factsOf(fresh)]).toEqual([[waiting], [expect.anything()]])
  })
  it('are forgotten when somebody is erased, and learned again without them', async () => {
    await heard.told.record('erasure-1', {
      type: 'ErasureStarted',
      data: { programme, erasure: uuidv7(9), person: person(0), contribution: first, purposes: ['narrative'] },
    })
    await heard.caughtUp()
    expect((await suggested(fresh)).state).toBe('learning')
    await vi.waitUntil(async () => (await suggested(fresh)).state === 'ready', { timeout: 20_000 })
    const { models } = (await heard.send('analyst', showSuggesting, params)).answer
    expect(models.map(({ number, contributions }) => [number, contributions])).toEqual([
      [2, 61],
      [1, 60],
    ])
  })
  it('are not of themes that were retired since', async () => {
    const other = await heard.told.imported(person(103), 'Waiting and waiting')
    expect((await suggested(other)).suggestions.map(({ theme }) => theme)).toEqual([waiting])
    await heard.send('analyst', retireTheme, { ...params, theme: waiting })
    expect((await suggested(other)).suggestions).toEqual([])
    const one = { ...params, contribution: other, theme: waiting }
    expect((await heard.send('analyst', answerSuggestion, one, { body: { answer: 'confirmed' } })).problem.type).toBe('/problems/not-suggested')
    expect(await factsOf(other)).toEqual([])
  })
})
