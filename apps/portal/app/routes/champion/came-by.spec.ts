import { expect, it } from 'vitest'
import { cameByIn, cameBySearch } from './came-by.ts'

const campaign = '01a205ea-1122-7e3a-9c44-5b6d7e8f9b11'

it('reads what it wrote, and nothing that no campaign wrote', () => {
  const read = (search: string) => cameByIn(new URLSearchParams(search))
  expect(read(cameBySearch({ campaign, source: 'a1b2c3' }))).toEqual({ campaign, source: 'a1b2c3' })
  expect(read(cameBySearch({ campaign }))).toEqual({ campaign })
  expect(read(`?campaign=${campaign}&from=<script>`)).toEqual({ campaign })
  expect(read('?campaign=poster&from=a1b2c3')).toBeUndefined()
  expect(read('')).toBeUndefined()
})
