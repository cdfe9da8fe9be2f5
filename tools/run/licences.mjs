import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './paths.mjs'

/** Licences (SPDX) of packages that may be part of what runs: they ask for no more than their notice. */
const allowed = new Set(['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'BlueOak-1.0.0', 'ISC', 'MIT', 'MIT-0', 'Python-2.0'])

/** Packages with another licence, each with the reason why it may be used all the same. */
const exceptions = [
  { name: /^axe-core$/, licence: 'MPL-2.0', why: 'runs in tests only, unchanged' },
  { name: /^ical\.js$/, licence: 'MPL-2.0', why: 'reads calendars in tests only, unchanged' },
  { name: /^lightningcss(-[\w-]+)?$/, licence: 'MPL-2.0', why: 'builds styles, unchanged; nothing of it is in what it builds' },
  { name: /^caniuse-lite$/, licence: 'CC-BY-4.0', why: 'data that building reads; nothing of it is handed on' },
  { name: /^isbot$/, licence: 'Unlicense', why: 'in the public domain; building pages asks for it' },
]

const modules = 'node_modules/'
const guide = join(root, 'docs', 'licences.md')

/** @typedef {{ name?: string, version?: string, license?: string, link?: boolean, dev?: boolean }} Locked */
/** @typedef {{ name: string, version: string, licence: string, runs: boolean }} Package */

/**
 * Every package from elsewhere once per version; `runs`: not only for development.
 *
 * @param {Record<string, Locked>} packages of package-lock.json
 * @returns {Package[]}
 */
const packagesIn = (packages) => {
  /** @type {Map<string, Package>} */
  const found = new Map()
  for (const [folder, { name, version = '', license = '', link, dev }] of Object.entries(packages)) {
    if (link || !folder.includes(modules)) continue
    const called = name ?? folder.slice(folder.lastIndexOf(modules) + modules.length)
    const key = `${called}@${version}`
    found.set(key, { name: called, version, licence: license, runs: dev !== true || found.get(key)?.runs === true })
  }
  return [...found.values()].toSorted((a, b) => (a.name === b.name ? (a.version < b.version ? -1 : 1) : a.name < b.name ? -1 : 1))
}

/** Of licences to choose from one must be allowed; of those that hold together, all. @param {string} expression of SPDX */
const isAllowed = (expression) =>
  expression
    .replaceAll(/[()]/g, '')
    .split(' OR ')
    .some((choice) => choice.split(' AND ').every((licence) => allowed.has(licence)))

/** @param {Package} found */
const exceptionFor = ({ name, licence, runs }) => (runs ? undefined : exceptions.find((one) => one.name.test(name) && one.licence === licence))

/** What may not be used, a line each. @param {Record<string, Locked>} packages @returns {string[]} */
export const licenceFindings = (packages) =>
  packagesIn(packages)
    .filter((found) => !isAllowed(found.licence) && exceptionFor(found) === undefined)
    .map(
      ({ name, version, licence }) =>
        `${name} ${version} has ${licence === '' ? 'no licence' : `the licence ${licence}`}, which tools/run/licences.mjs does not allow`,
    )

/** @param {readonly Package[]} packages */
const rows = (packages) =>
  packages.map((found) => `| ${found.name} | ${found.version} | ${found.licence} | ${exceptionFor(found)?.why ?? ''} |`).join('\n')

/** The list of what the platform is made of, as Markdown. @param {Record<string, Locked>} packages */
export const licenceList = (packages) => {
  const all = packagesIn(packages)
  return `# Licences

Made from \`package-lock.json\` by \`npm run check\`; do not edit by hand. Heard itself is under the [MIT licence](../LICENSE).
Each package brings the text of its licence along, in its folder under \`node_modules\`. Allowed are ${[...allowed].join(', ')};
anything else only for development, with the reason beside it. \`./heard sbom\` prints the same with hashes, as CycloneDX.

## What runs

| Package | Version | Licence | |
|---|---|---|---|
${rows(all.filter(({ runs }) => runs))}

## What builds and tests

| Package | Version | Licence | Why it may be used |
|---|---|---|---|
${rows(all.filter(({ runs }) => !runs))}
`
}

/** Judges every package of the lock file, for all machines, and keeps the list up to date. @returns {number} 0 when all is well */
export function checkLicences() {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))
  const found = licenceFindings(packages)
  for (const line of found) process.stdout.write(`${line}\n`)
  const list = licenceList(packages)
  if (readFileSync(guide, 'utf8') === list) return found.length
  writeFileSync(guide, list)
  process.stdout.write('docs/licences.md was out of date; it is written again: commit it.\n')
  return found.length + 1
}
