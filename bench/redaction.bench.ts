import { detect } from '../packages/privacy/src/index.ts'
import { type Measurement, median } from './measurement.ts'
import { type Document, readPresidio } from './redaction/corpus.ts'
import { isClaimed, type Report, type Score, score } from './redaction/score.ts'
import { ukStories } from './redaction/uk-stories.ts'

const STORIES = 1_500
const SEED = 20_261_122
/** F2 over every entity of presidio-research's own set. What lies here is another part of it, split into words in our way: near, not the same. */
const published = { 'Presidio as it comes (published)': 0.618, 'Presidio with a neural model (published)': 0.845 }
const files = ['synth_v2_dev.json', 'generated_large_older.json']

const percent = (value: number): string => value.toFixed(3).padStart(9)
const line = (name: string, { known, recall, precision, f2 }: Score, claimed: boolean): string =>
  `${name.padEnd(26)}${String(known).padStart(6)}${percent(recall)}${claimed ? percent(precision) + percent(f2) : '   not claimed'}\n`

const table = (set: string, { entities, structured, names, all, words, left }: Report): string =>
  [
    `\n${set}\n${''.padEnd(26)}${'known'.padStart(6)}${'recall'.padStart(9)}${'precision'.padStart(9)}${'F2'.padStart(9)}\n`,
    ...[...entities].map(([name, each]) => line(name, each, isClaimed(name))),
    line('= structured', structured, true),
    line('= names', names, true),
    line('= all that is claimed', all, true),
    line('= every word, whole set', words, true),
    `documents with something left: ${(left * 100).toFixed(1)} %\n`,
  ].join('')

const plain = (name: string, value: number, unit: string): Measurement => ({ name, value, unit, against: '', ratio: 1, samples: [value] })

const measure = (set: string, documents: readonly Document[], comparable: boolean): Measurement[] => {
  const report = score(documents)
  process.stdout.write(table(set, report))
  const { structured, names, all, left } = report
  return [
    plain(`${set}: structured identifiers, recall`, structured.recall, 'share'),
    plain(`${set}: structured identifiers, precision`, structured.precision, 'share'),
    plain(`${set}: names, recall`, names.recall, 'share'),
    plain(`${set}: names, precision`, names.precision, 'share'),
    plain(`${set}: names, F2`, names.f2, 'F2'),
    plain(`${set}: all that is claimed, F2`, all.f2, 'F2'),
    ...Object.entries(comparable ? published : {}).map(
      ([against, figure]): Measurement => ({
        name: `${set}: every word of the whole set, F2`,
        value: report.words.f2,
        unit: 'F2',
        against: `${against}, F2 ${figure}`,
        ratio: report.words.f2 / figure,
        samples: [report.words.f2],
      }),
    ),
    plain(`${set}: documents with an identifier left`, left, 'share'),
  ]
}

const speed = (stories: readonly Document[]): Measurement => {
  const text = stories
    .map((each) => each.text)
    .join('\n')
    .slice(0, 2_000)
  const samples = Array.from({ length: 101 }, () => {
    const started = performance.now()
    detect(text)
    return performance.now() - started
  })
  return { name: 'detect in a story of 2,000 characters', value: median(samples), unit: 'ms', against: '', ratio: 1, samples }
}

export const run = async (): Promise<readonly Measurement[]> => {
  const stories = ukStories(STORIES, SEED)
  const measurements = measure(`UK stories (${STORIES} generated)`, stories, false)
  for (const file of files) {
    const documents = readPresidio(file)
    if (documents) measurements.push(...measure(file, documents, true))
    else process.stdout.write(`\n${file} is not in ../shared/data/pii: not measured\n`)
  }
  return [...measurements, speed(stories)]
}
