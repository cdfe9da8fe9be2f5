import { expect, it } from 'vitest'
import { findings } from './hygiene.mjs'

const slash = '/'

it('finds nothing in ordinary text', () => {
  const text = ['import { a } from "./work/root.ts"', 'https://example.org/root/a', 'the work/life balance', '/health/ready'].join('\n')
  expect(findings('a.ts', text)).toStrictEqual([])
})

it.each([
  [`cd ${slash}work/main`, 'a path of somebody’s machine'],
  [`"${slash}home/ada/heard"`, 'a path of somebody’s machine'],
  [`https://registry${'.'}npmjs.org/zod`, 'the address of a package registry'],
  [`-----BEGIN EC ${'PRIVATE'} KEY-----`, 'a private key'],
  [`AKIA${'A'.repeat(16)}`, 'a cloud or forge token'],
])('finds %s', (line, what) => {
  expect(findings('a.md', `one\n${line}`)).toStrictEqual([`a.md:2 holds ${what}: ${line}`])
})
