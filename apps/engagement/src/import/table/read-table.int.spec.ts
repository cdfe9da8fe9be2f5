import { describe, expect, it } from 'vitest'
import { csvOf } from '../run/rejected-csv.ts'
import { workbookOf } from '../test-data.fixture.ts'
import { lookAtTable, readTable } from './read-table.ts'
import { TableRefused, tableLimits } from './table.ts'

const many = (count: number): string[][] => [
  ['id', 'text'],
  ...Array.from({ length: count }, (_, index) => [String(index), `Text ${index}, "quoted"\n`]),
]

describe('a table read in a worker', () => {
  it.each([
    ['CSV', Buffer.from(csvOf(many(1050)))],
    ['XLSX', workbookOf({ Answers: many(1050) })],
  ])('comes in batches, in order and whole: %s', async (_, content) => {
    const { head, batches } = await readTable(content, { batchSize: 100 })
    const sizes: number[] = []
    const cells: (readonly string[])[] = []
    for await (const batch of batches) {
      sizes.push(batch.length)
      cells.push(...batch.map((row) => row.cells))
    }
    expect(sizes).toStrictEqual([...Array.from({ length: 10 }, () => 100), 50])
    expect([head.header, ...cells]).toStrictEqual(many(1050))
  })

  it('can be left half way', async () => {
    const table = await readTable(Buffer.from(csvOf(many(1050))), { batchSize: 10 })
    for await (const batch of table.batches) {
      expect(batch).toHaveLength(10)
      break
    }
    await table.close()
  })

  it('is looked at by rows from all over it, and counted whole', async () => {
    const { rows, sample } = await lookAtTable(Buffer.from(csvOf(many(1050))), {}, 100)
    expect([rows, sample.length, sample[0]?.row, (sample.at(-1)?.row ?? 0) > 1000]).toStrictEqual([1050, 66, 2, true])
    expect((await lookAtTable(Buffer.from(csvOf(many(20))), {}, 100)).sample).toHaveLength(20)
  })

  it('is refused from the worker with code and plain words, also half way', async () => {
    await expect(readTable(Buffer.from('PK\x03\x04 no workbook'))).rejects.toThrow(new TableRefused('unreadable-file', 'The workbook is damaged'))
    const { batches } = await readTable(Buffer.from(csvOf(many(30))), { batchSize: 10, limits: { ...tableLimits, rows: 25 } })
    const read = async (): Promise<number> => {
      let count = 0
      for await (const batch of batches) count += batch.length
      return count
    }
    await expect(read()).rejects.toThrow(new TableRefused('too-many-rows', 'The table has more than 25 rows'))
  })
})
