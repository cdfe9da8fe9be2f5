import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Example, f1Of, judge, learnable, partOf, train } from '../apps/reporting/src/suggestion/model.ts'
import type { Measurement } from './measurement.ts'
import { recordsOf } from './themes/csv.ts'

const folder = join(import.meta.dirname, '../../shared/data/nhs-patient-feedback')
/** What the authors published of their own model. How they split could not be checked, and their test is another one. */
const published = { right: 0.712, f1: 0.575 }
/** Columns of phase 2 before the themes, and two that are no themes. */
const notThemes = ['Not assigned', 'Person identifiable info?', 'Comment sentiment', 'Labelling not possible', 'Safeguarding concerns?']
const FIRST_THEME = 11
const PARTS = [0, 1, 2, 3, 4]

const read = (file: string): readonly Readonly<Record<string, string>>[] => recordsOf(readFileSync(join(folder, file), 'utf8'))

const phase1 = (): readonly Example[] =>
  read('phase1_label_officialtrain.csv').map((row) => ({ text: row.feedback ?? '', person: row.row_index ?? '', themes: [row.label ?? ''] }))

const phase2 = (): readonly Example[] => {
  const rows = read('phase2_multilabel_dev.csv').filter((row) => row['Labelling not possible'] !== '1')
  const themes = Object.keys(rows[0] ?? {})
    .slice(FIRST_THEME)
    .filter((name) => !notThemes.includes(name))
  return rows.map((row) => ({
    text: row['FFT answer'] ?? '',
    person: row['Respondent ID'] ?? '',
    themes: themes.filter((theme) => row[theme] === '1'),
  }))
}

type Judged = { readonly best: string; readonly has: readonly string[]; readonly themes: readonly string[] }

/** Each fifth of the texts, judged by what was learned from the other four. */
const judgedIn = (examples: readonly Example[], parts: readonly number[]): readonly Judged[] =>
  parts.flatMap((part) => {
    const others = examples.filter(({ text }) => partOf(text) !== part)
    const themes = [...new Set(others.flatMap((example) => example.themes))].toSorted()
    const model = train(others, learnable(others, themes))
    return examples.filter(({ text }) => partOf(text) === part).map(({ text, themes: coded }) => ({ ...judge(model, text), themes: coded }))
  })

const plain = (name: string, value: number, unit: string): Measurement => ({ name, value, unit, against: '', ratio: 1, samples: [value] })
const beside = (name: string, value: number, unit: string, against: number): Measurement => ({
  name,
  value,
  unit,
  against: `${against}, the authors' model on another test`,
  ratio: value / against,
  samples: [value],
})

const single = (name: string, judged: readonly Judged[]): readonly Measurement[] => {
  const labels = [...new Set(judged.flatMap(({ themes }) => themes))].toSorted()
  const alone = judged.map(({ best, themes }) => ({ has: [best], themes }))
  const f1 = labels.map((label) => f1Of(alone, label))
  return [
    beside(`${name}: accuracy`, judged.filter(({ best, themes }) => themes.includes(best)).length / judged.length, 'share', published.right),
    beside(`${name}: macro-F1`, f1.reduce((sum, one) => sum + one, 0) / f1.length, 'F1', published.f1),
    ...labels.map((label, index) => plain(`${name}: F1 of “${label}”`, f1[index] ?? 0, 'F1')),
  ]
}

const several = (name: string, judged: readonly Judged[]): readonly Measurement[] => {
  const themes = [...new Set(judged.flatMap((one) => one.themes))].toSorted()
  const f1 = themes.map((theme) => f1Of(judged, theme))
  const exact = judged.filter(({ has, themes: coded }) => has.length === coded.length && has.every((theme) => coded.includes(theme)))
  const both = judged.reduce((sum, { has, themes: coded }) => sum + has.filter((theme) => coded.includes(theme)).length, 0)
  const all = judged.reduce((sum, { has, themes: coded }) => sum + has.length + coded.length, 0)
  return [
    plain(`${name}: themes`, themes.length, ''),
    plain(`${name}: exactly the themes that people chose`, exact.length / judged.length, 'share'),
    plain(
      `${name}: first suggestion is one of them`,
      judged.filter(({ best, themes: coded }) => coded.includes(best)).length / judged.length,
      'share',
    ),
    plain(`${name}: micro-F1`, (2 * both) / all, 'F1'),
    plain(`${name}: macro-F1 over every theme, also those with too few to learn`, f1.reduce((sum, one) => sum + one, 0) / f1.length, 'F1'),
  ]
}

export const run = (): Promise<readonly Measurement[]> => {
  if (!existsSync(folder)) {
    process.stdout.write('../shared/data/nhs-patient-feedback is not there: not measured\n')
    return Promise.resolve([])
  }
  process.stdout.write(
    'Split by text: texts that are the same but for case and signs are on one side. Five parts, each judged by what the other four taught.\n',
  )
  const started = performance.now()
  const one = phase1()
  const measured = [...single('phase 1, each row once', judgedIn(one, PARTS)), ...several('phase 2, each row once', judgedIn(phase2(), PARTS))]
  return Promise.resolve([...measured, plain('learning, ten models', (performance.now() - started) / 1000, 's')])
}
