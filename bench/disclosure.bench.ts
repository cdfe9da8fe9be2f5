import { attack, withhold } from '../packages/privacy/src/disclosure/index.ts'
import { cubeOf, type Rule } from './disclosure/cube.ts'
import { type DataSet, isThere, pregnant, toys, z1, z2 } from './disclosure/data.ts'
import { years } from './disclosure/years.ts'
import type { Measurement } from './measurement.ts'

/** Cells that Statistics Norway's packages suppress by “Gauss”, none of them revealed. By data, what counts as small, and whether zero does. */
const published: Readonly<Record<string, number>> = {
  'z2, 1 to 2': 16,
  'z2, 1 to 10': 35,
  'z2, 0 to 2': 18,
  'z2, 0 to 10': 36,
  'z2, linked, 1 to 2': 20,
  'z2, linked, 1 to 10': 44,
  'z2, linked, 0 to 2': 25,
  'z2, linked, 0 to 10': 47,
}
/** Nothing is told exactly: what the published counts ask for. */
const hidden = (upTo: number, zeros: boolean): Rule => ({ upTo, zeros, values: 2, guess: Number.MAX_SAFE_INTEGER })
/** Ours: under ten, zero too, and five values left for whoever guesses that it is under ten. */
const ours: Rule = { upTo: 9, zeros: true, values: 5, guess: 9 }

type Found = { readonly small: number; readonly withheld: number; readonly narrowed: number; readonly byItself: number; readonly ms: number }

const measure = ({ entries, dimensions }: DataSet, rule: Rule): Found => {
  const publication = cubeOf(entries, dimensions, rule)
  const small = new Set(publication.cells.filter(({ hide }) => hide === 'must').map(({ id }) => id))
  const started = performance.now()
  const { hidden: withheld } = withhold(publication)
  const ms = performance.now() - started
  return {
    small: small.size,
    withheld: withheld.size,
    narrowed: attack(publication, withheld).length,
    byItself: attack(publication, small).length,
    ms,
  }
}

const plain = (name: string, value: number, unit: string): Measurement => ({ name, value, unit, against: '', ratio: 1, samples: [value] })

const measured = (data: DataSet, rule: Rule, name: string): readonly Measurement[] => {
  const { small, withheld, narrowed, byItself, ms } = measure(data, rule)
  const gauss = published[name]
  return [
    plain(`${name}: small`, small, 'cells'),
    plain(`${name}: an attacker narrows if only those are withheld`, byItself, 'cells'),
    gauss === undefined
      ? plain(`${name}: withheld`, withheld, 'cells')
      : {
          name: `${name}: withheld`,
          value: withheld,
          unit: 'cells',
          against: `${gauss} published (Gauss)`,
          ratio: withheld / gauss,
          samples: [withheld],
        },
    plain(`${name}: an attacker still narrows`, narrowed, 'cells'),
    plain(`${name}: time`, ms, 'ms'),
  ]
}

/** Themes that are released ten times each, and attacked by whoever knows true things and compares all ten. */
const successive = (): readonly Measurement[] => {
  const rows = Array.from({ length: 8 }, (_, seed) => years(seed + 1, 10))
  const sum = (of: (row: (typeof rows)[number]) => number): number => rows.reduce((total, row) => total + of(row), 0)
  const name = (what: string): string => `ten rounded releases of ${rows.length} themes: ${what}`
  return [
    plain(
      name('shown'),
      sum(({ counts, withheld }) => counts - withheld),
      'cells',
    ),
    plain(
      name('withheld'),
      sum(({ withheld }) => withheld),
      'cells',
    ),
    plain(
      name('found not safe'),
      sum(({ refused }) => refused),
      'rows',
    ),
    plain(
      name('an attacker still narrows'),
      sum(({ narrowed }) => narrowed),
      'cells',
    ),
    plain(name('longest audit of a theme'), Math.max(...rows.map(({ ms }) => ms)), 'ms'),
  ]
}

const fictitious = (): readonly Measurement[] => {
  if (!isThere()) {
    process.stdout.write('../shared/data/disclosure is not there: not measured\n')
    return []
  }
  const asPublished = [false, true].flatMap((linked) =>
    [false, true].flatMap((zeros) =>
      [2, 10].flatMap((upTo) => {
        const data = z2(linked)
        return measured(data, hidden(upTo, zeros), `${data.name}, ${zeros ? 0 : 1} to ${upTo}`)
      }),
    ),
  )
  const byOurs = [z1(), z2(false), z2(true), pregnant(), ...toys()].flatMap((data) => measured(data, ours, `${data.name}, our rule`))
  return [...asPublished, ...byOurs]
}

export const run = (): Promise<readonly Measurement[]> => Promise.resolve([...successive(), ...fictitious()])
