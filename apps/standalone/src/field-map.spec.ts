import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type FieldMap, fieldMap, parseProgrammeDefinition } from '@heard/contracts/engagement'
import { describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '..', '..', '..')
const mapped: FieldMap = fieldMap
const programmes = globSync('programmes/*.json', { cwd: root }).map((file) => parseProgrammeDefinition(file, readFileSync(join(root, file), 'utf8')))
const sources = globSync(['apps/*/src/**/*.ts', 'packages/service-kit/src/**/*.ts'], { cwd: root })
  .filter((file) => !/\.(spec|fixture|samples)\.ts$/.test(file))
  .map((file) => ({ file, text: readFileSync(join(root, file), 'utf8') }))

/** Values of a property `field:` that look like a field of the vault: a name, a dot, a name. */
const fieldsIn = (text: string): string[] => [...text.matchAll(/\bfield:[^,;\n]*?'([a-z-]+\.[a-z-]+)'/g)].flatMap(([, field]) => field ?? [])

describe('the field map', () => {
  it('has every field that the sources seal', () => {
    const unmapped = sources.flatMap(({ file, text }) =>
      fieldsIn(text).flatMap((field) => (Object.hasOwn(mapped, field) ? [] : [`${field} in ${file}`])),
    )
    expect(unmapped).toEqual([])
    expect(sources.flatMap(({ text }) => fieldsIn(text)).length).toBeGreaterThan(5)
  })

  it('is not gone round: past the typed ways only imports seal, and their requests are typed too', () => {
    const direct = sources.filter(({ file, text }) => file.startsWith('apps/') && /\bvault\.seal\(/.test(text)).map(({ file }) => file)
    expect(direct).toEqual(['apps/engagement/src/import/run/contribution-import.ts'])
  })

  it('maps to purposes of a registry, and to no category that the registry does not say of that purpose', () => {
    const known = new Set(programmes.flatMap(({ purposes }) => purposes.map(({ id }) => id)))
    const stray = Object.entries(mapped).flatMap(([field, { purpose, categories }]) => [
      ...(known.has(purpose) ? [] : [`${field}: ${purpose} is in no registry`]),
      ...programmes.flatMap(({ id, purposes }) => {
        const entry = purposes.find((one) => one.id === purpose)
        return entry ? categories.filter((category) => !entry.categories.includes(category)).map((category) => `${field}: ${category} in ${id}`) : []
      }),
    ])
    expect(stray).toEqual([])
  })

  it('says of every field whose data it is', () => {
    expect(Object.entries(mapped).filter(([, { whose, categories }]) => whose.length === 0 || categories.length === 0)).toEqual([])
  })
})
