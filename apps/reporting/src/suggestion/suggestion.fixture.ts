import { learnSuggestions, showSuggesting, switchSuggestions } from '@heard/contracts/reporting'
import { uuidv7 } from '@heard/service-kit'
import { vi } from 'vitest'
import { programme, type startReporting } from '../reporting.fixture.ts'

type Reporting = Awaited<ReturnType<typeof startReporting>>

const params = { programme }
const waiting = uuidv7(1)
export const kindness = uuidv7(2)

/** Forty coded contributions, and a model that was learned from them. */
export const learnFromForty = async (heard: Reporting) => {
  const learnedFrom: { readonly contribution: string; readonly person: string }[] = []
  const name = await heard.told.seal(programme, 'publication', { language: 'en', text: 'A theme' })
  const labels = [waiting, kindness].map((theme) => ({ theme, name }))
  await heard.told.record('import-luton.1', { type: 'ImportLabelsNamed', data: { programme, batch: uuidv7(3), labels } })
  for (let index = 0; index < 40; index += 1) {
    const text = index % 2 === 0 ? `We were waiting for weeks, number ${index}` : `The nurse was kind to us, number ${index}`
    const person = uuidv7(1000 + index)
    learnedFrom.push({ person, contribution: await heard.told.imported(person, text, { labels: [index % 2 === 0 ? waiting : kindness] }) })
  }
  await heard.send('coordinator', switchSuggestions, params, { body: { on: true } })
  await vi.waitUntil(async () => (await heard.send('analyst', showSuggesting, params)).answer.on, { timeout: 5000 })
  await heard.send('analyst', learnSuggestions, params)
  return learnedFrom
}
