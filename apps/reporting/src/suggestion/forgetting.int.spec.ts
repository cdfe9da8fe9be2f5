import type { FactOf } from '@heard/contracts'
import type { contributionFacts } from '@heard/contracts/engagement'
import { codeContribution, learnSuggestions, showSuggesting, suggestThemes } from '@heard/contracts/reporting'
import { systemSource, uuidv7 } from '@heard/service-kit'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { programme, startReporting } from '../reporting.fixture.ts'
import { suggestingStream } from './suggestion.events.ts'
import { kindness, learnFromForty } from './suggestion.fixture.ts'
import { SuggestionModels } from './suggestion-models.ts'

const clock = { now: () => Date.parse('2026-03-01T09:00:00.000Z') }
const params = { programme }
let learnedFrom: Awaited<ReturnType<typeof learnFromForty>>
let heard: Awaited<ReturnType<typeof startReporting>>
let fresh = ''

const state = async () => (await heard.send('analyst', suggestThemes, { ...params, contribution: fresh })).answer.state
const ready = () => vi.waitUntil(async () => (await state()) === 'ready', { timeout: 20_000 })
const learnedBecause = async (): Promise<readonly unknown[]> => {
  const found: unknown[] = []
  for await (const { data } of heard.platform.store.readStream(suggestingStream(programme))) {
    const { because } = data as { readonly because?: string }
    if (because !== undefined) found.push(because)
  }
  return found
}
const tell = (contribution: string, fact: FactOf<typeof contributionFacts>) => heard.told.record(`contribution-${programme}.${contribution}`, fact)

beforeAll(async () => {
  heard = await startReporting(clock)
  learnedFrom = await learnFromForty(heard)
  fresh = await heard.told.imported(uuidv7(2000), 'They were waiting all day')
})
afterAll(() => heard.close())

describe('what was learned is forgotten when one of its texts', () => {
  const changed: readonly (readonly [string, (contribution: string, person: string) => Promise<void>])[] = [
    ['is held back', (contribution) => tell(contribution, { type: 'ContributionQuarantined', data: { programme, contribution, why: 'repeated' } })],
    [
      'is corrected',
      async (contribution, person) =>
        tell(contribution, {
          type: 'ContributionCorrected',
          data: { programme, contribution, words: await heard.told.seal(person, 'narrative', { happened: 'Other words' }) },
        }),
    ],
    [
      'is redacted again',
      (contribution) =>
        tell(contribution, {
          type: 'ContributionDeidentified',
          data: { programme, contribution, spans: [{ field: 'happened', from: 0, to: 2, kind: 'name' }] },
        }),
    ],
    [
      'is translated',
      async (contribution, person) =>
        tell(contribution, {
          type: 'ContributionTranslated',
          data: { programme, contribution, language: 'en', translation: await heard.told.seal(person, 'narrative', { happened: 'In English' }) },
        }),
    ],
    [
      'is withdrawn',
      (contribution) => {
        const notice = { version: 1, language: 'en' as const, hash: 'a'.repeat(64) }
        const record = { record: uuidv7(4), programme, contribution, purpose: 'analysis', notice, mode: 'web' as const }
        return heard.told.record(`contribution-${programme}.${contribution}`, { type: 'ConsentWithdrawn', data: record })
      },
    ],
  ]
  it.each(changed.map(([what, change], index) => ({ what, change, index })))('$what', async ({ change, index }) => {
    const { contribution, person } = learnedFrom[index] ?? { contribution: '', person: '' }
    expect(await state()).toBe('ready')
    await change(contribution, person)
    await heard.caughtUp()
    expect(await state()).toBe('learning')
    await ready()
    expect((await learnedBecause()).at(-1)).toBe('somebody-left')
  })
  it('was of somebody who is erased while a model is being learned', async () => {
    const models = heard.app.get(SuggestionModels)
    const learning = models.learn(programme, 'asked', systemSource(clock))
    models.forgetAll()
    await learning
    expect(models.forgetAll()).toBe(0)
  })
  it('counts what staff said at a table as nobody’s', async () => {
    for (let index = 0; index < 12; index += 1) {
      const contribution = uuidv7(clock.now())
      const person = uuidv7(3000 + index)
      const words = await heard.told.seal(person, 'narrative', { happened: `Xylofarne asked us, ${index}` })
      const at = { gathering: uuidv7(5), table: 1, saidBy: 'staff' } as const
      const answers = { conversation: uuidv7(6), questionnaire: 1, at }
      const story = { programme, contribution, person, about: 'myself', stages: ['treatment'], language: 'en', mode: 'web', words, answers } as const
      await tell(contribution, { type: 'ContributionShared', data: { ...story, stages: ['treatment'], origin: 'questionnaire' } })
      await tell(contribution, { type: 'ContributionDeidentified', data: { programme, contribution, spans: [] } })
      await heard.send('analyst', codeContribution, { ...params, contribution }, { body: { theme: kindness } })
    }
    const before = (await heard.send('analyst', showSuggesting, params)).answer.models[0]
    await heard.send('analyst', learnSuggestions, params)
    const after = (await heard.send('analyst', showSuggesting, params)).answer.models[0]
    expect([after?.people, after?.contributions]).toEqual([before?.people, (before?.contributions ?? 0) + 12])
    expect(after?.words).toBe(before?.words)
  })
  it('and of nothing else: another text may come', async () => {
    await state()
    await ready()
    await heard.told.imported(uuidv7(2001), 'Another one')
    await heard.caughtUp()
    expect(await state()).toBe('ready')
  })
})
