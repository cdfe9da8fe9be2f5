import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Dimension, dimension, type Entry } from './cube.ts'

const folder = join(import.meta.dirname, '../../../shared/data/disclosure')

export type DataSet = { readonly name: string; readonly entries: readonly Entry[]; readonly dimensions: readonly Dimension[] }

export const isThere = (): boolean => existsSync(folder)

const read = (file: string): readonly (readonly string[])[] =>
  readFileSync(join(folder, file), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(',').map((value) => value.replaceAll('"', '').trim()))

const column = (rows: readonly (readonly string[])[], index: number): readonly string[] => rows.map((row) => row[index] ?? '')
const lookUp = (rows: readonly (readonly string[])[], from: number, to: number) => {
  const found = new Map(rows.map((row) => [row[from] ?? '', row[to] ?? '']))
  return (leaf: string): string => found.get(leaf) ?? ''
}

export const z1 = (): DataSet => {
  const rows = read('z1.csv')
  const entries = rows.map(([region = '', kind = '', count]) => ({ at: [region, kind], count: Number(count) }))
  return { name: 'z1', entries, dimensions: [dimension(column(rows, 0)), dimension(column(rows, 1))] }
}

/** The regions sum up by county; linked: in a second way too, by group. */
export const z2 = (linked: boolean): DataSet => {
  const rows = read('z2.csv')
  const entries = rows.map(([region = '', , , kind = '', count]) => ({ at: [region, kind], count: Number(count) }))
  const groupings = [lookUp(rows, 0, 1), ...(linked ? [lookUp(rows, 0, 2)] : [])]
  return { name: linked ? 'z2, linked' : 'z2', entries, dimensions: [dimension(column(rows, 0), ...groupings), dimension(column(rows, 3))] }
}

export const pregnant = (): DataSet => {
  const rows = read('pregnant.csv')
  const entries = rows.map(([, place = '', , age = '', gender = '', yes = '', count]) => ({
    at: [place, age, `${gender} ${yes}`],
    count: Number(count),
  }))
  const places = dimension(column(rows, 1), lookUp(rows, 1, 0))
  return { name: 'pregnant', entries, dimensions: [places, dimension(column(rows, 3)), dimension(rows.map((row) => `${row[4]} ${row[5]}`))] }
}

/** Two rows and five columns, with suppressed ones and zeros that are easily undone. */
export const toys = (): readonly DataSet[] => {
  const { columns, ...rest } = JSON.parse(readFileSync(join(folder, 'toy_singleton_zero_tables.json'), 'utf8')) as Record<string, unknown>
  const names = columns as string[]
  return Object.entries(rest).flatMap(([name, table]) => {
    if (typeof table !== 'object' || table === null) return []
    const rows = Object.entries(table as Record<string, number[]>)
    const entries = rows.flatMap(([row, counts]) => counts.map((count, index) => ({ at: [row, names[index] ?? ''], count })))
    return [{ name, entries, dimensions: [dimension(rows.map(([row]) => row)), dimension(names)] }]
  })
}
