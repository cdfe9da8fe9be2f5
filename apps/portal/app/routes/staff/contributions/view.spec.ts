import { expect, it } from 'vitest'
import { nextPage, pageBefore, searchOf, viewIn } from './view.ts'

const viewOf = (search: string) => viewIn(new URLSearchParams(search))

it('leaves empty fields of the form out of the address', () => expect(searchOf(viewOf('?q=+waiting+&stage=&from=&theme='))).toBe('?q=waiting'))

it('finds the way back through the pages', () => {
  const second = nextPage(viewOf('?stage=diagnosis'), '900')
  const third = nextPage(second, '850')
  expect([second, third].map(searchOf)).toStrictEqual(['?stage=diagnosis&after=900&trail=0', '?stage=diagnosis&after=850&trail=0.900'])
  expect(pageBefore(viewOf(searchOf(third)))).toStrictEqual(second)
  expect(pageBefore(second)).toStrictEqual(viewOf('?stage=diagnosis'))
  expect(pageBefore(viewOf(''))).toBe(undefined)
})
