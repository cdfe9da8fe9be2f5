import { expect, it } from 'vitest'
import { increase, patch, put, remove, type Table } from './projection.ts'

const stories: Table = { name: 'story', columns: { id: 'TEXT', total: 'INTEGER' }, key: ['id'] }

it('describes changes to a read model as values', () => {
  expect(put(stories, { id: 'a', total: 1 })).toStrictEqual({ op: 'put', table: 'story', row: { id: 'a', total: 1 } })
  expect(patch(stories, { id: 'a' }, { total: null })).toStrictEqual({ op: 'patch', table: 'story', where: { id: 'a' }, set: { total: null } })
  expect(increase(stories, { id: 'a' }, { total: -1 })).toStrictEqual({ op: 'increase', table: 'story', where: { id: 'a' }, by: { total: -1 } })
  expect(remove(stories, { id: 'a' })).toStrictEqual({ op: 'remove', table: 'story', where: { id: 'a' } })
})
