import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { licenceFindings, licenceList } from './licences.mjs'

const root = join(import.meta.dirname, '..', '..')

it('lets licences through that ask for no more than their notice, alone, together or to choose from', () => {
  const fine = { a: 'MIT', b: 'Apache-2.0 AND MIT', c: '(GPL-3.0-only OR ISC)' }
  const packages = Object.fromEntries(Object.entries(fine).map(([name, license]) => [`node_modules/${name}`, { version: '1.0.0', license }]))
  expect(licenceFindings({ '': { name: 'house' }, 'apps/door': { name: '@house/door' }, ...packages })).toStrictEqual([])
})

it.each([
  ['GPL-3.0-only', 'the licence GPL-3.0-only'],
  ['MIT AND AGPL-3.0-only', 'the licence MIT AND AGPL-3.0-only'],
  ['SEE LICENSE IN LICENSE.txt', 'the licence SEE LICENSE IN LICENSE.txt'],
  ['UNLICENSED', 'the licence UNLICENSED'],
  [undefined, 'no licence'],
])('does not let %s through', (license, what) => {
  const packages = { 'apps/door/node_modules/@metal/ore': { version: '2.0.0', ...(license === undefined ? {} : { license }) } }
  expect(licenceFindings(packages)).toStrictEqual([`@metal/ore 2.0.0 has ${what}, which tools/run/licences.mjs does not allow`])
})

it('makes exceptions for development alone', () => {
  const axe = { version: '4.0.0', license: 'MPL-2.0' }
  expect(licenceFindings({ 'node_modules/axe-core': { ...axe, dev: true } })).toStrictEqual([])
  expect(licenceFindings({ 'node_modules/axe-core': axe })).toHaveLength(1)
  expect(licenceFindings({ 'node_modules/axe-core': { ...axe, dev: true }, 'apps/door/node_modules/axe-core': axe })).toHaveLength(1)
})

it('lists what the lock file has, for every machine', () => {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))
  expect(licenceFindings(packages)).toStrictEqual([])
  expect(readFileSync(join(root, 'docs', 'licences.md'), 'utf8')).toBe(licenceList(packages))
})
