import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { LockNotReadable } from './lock.ts'
import { type BillComponent, softwareBill } from './software-bill.ts'

/** What the JSON schema of CycloneDX 1.6 asks of the parts that the bill uses; nothing else may be in it. */
const Component = z.strictObject({
  type: z.enum(['application', 'library']),
  'bom-ref': z.string().min(1),
  group: z.string().optional(),
  name: z.string(),
  version: z.string().max(1024),
  scope: z.enum(['required', 'optional', 'excluded']).optional(),
  hashes: z
    .array(
      z.strictObject({
        alg: z.enum(['SHA-1', 'SHA-256', 'SHA-384', 'SHA-512']),
        content: z.string().regex(/^(?:[\da-f]{40}|[\da-f]{64}|[\da-f]{96}|[\da-f]{128})$/),
      }),
    )
    .optional(),
  licenses: z
    .union([
      z.array(z.strictObject({ license: z.union([z.strictObject({ id: z.string() }), z.strictObject({ name: z.string() })]) })),
      z.tuple([z.strictObject({ expression: z.string() })]),
    ])
    .optional(),
  purl: z.string().optional(),
  properties: z.array(z.strictObject({ name: z.string(), value: z.string() })).optional(),
})
const Bill = z.strictObject({
  $schema: z.literal('http://cyclonedx.org/schema/bom-1.6.schema.json'),
  bomFormat: z.literal('CycloneDX'),
  specVersion: z.literal('1.6'),
  serialNumber: z.string().regex(/^urn:uuid:[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/),
  version: z.int().min(1),
  metadata: z.strictObject({ timestamp: z.iso.datetime().optional(), component: Component }),
  components: z.array(Component),
  dependencies: z.array(z.strictObject({ ref: z.string().min(1), dependsOn: z.array(z.string().min(1)) })),
})

const small = JSON.stringify({
  packages: {
    '': { name: 'house', version: '1.0.0', license: 'MIT', devDependencies: { tool: '^1' } },
    'apps/door': { name: '@house/door', version: '0.1.0', license: 'UNLICENSED', dependencies: { '@house/key': '0.1.0', wood: '2', iron: '1' } },
    'node_modules/@house/door': { resolved: 'apps/door', link: true },
    'node_modules/@house/key': { resolved: 'packages/key', link: true },
    'node_modules/@metal/ore': { version: '3.0.0+b', license: 'MIT OR ISC', integrity: 'sha1-AAAA/w== sha512-AAEC' },
    'node_modules/iron': { version: '1.0.0', license: 'ISC', dependencies: { '@metal/ore': '3' } },
    'node_modules/tool': { version: '1.2.0', dev: true, dependencies: { wood: '1' } },
    'node_modules/tool/node_modules/wood': { version: '1.0.0', dev: true },
    'node_modules/wood': { version: '2.0.0', resolved: 'https://registry.example/wood.tgz', optionalDependencies: { varnish: '1' } },
    'packages/key': { name: '@house/key', version: '0.1.0', dependencies: { iron: '1' }, devDependencies: { tool: '1' } },
    'packages/key/node_modules/iron': { version: '1.0.0', license: 'ISC', dev: true, dependencies: { '@metal/ore': '3' } },
  },
})

const known = softwareBill(small)
const named = (ref: string): BillComponent | undefined => known.components.find((component) => component['bom-ref'] === ref)

describe('the software bill of a small house', () => {
  it('names each package and version once, in order, ours by their folders', () => {
    expect(known.components.map((component) => component['bom-ref'])).toStrictEqual([
      'apps/door',
      'packages/key',
      'pkg:npm/%40metal/ore@3.0.0%2Bb',
      'pkg:npm/iron@1.0.0',
      'pkg:npm/tool@1.2.0',
      'pkg:npm/wood@1.0.0',
      'pkg:npm/wood@2.0.0',
    ])
  })

  it('says of a package all that the lock file does', () => {
    expect(named('pkg:npm/%40metal/ore@3.0.0%2Bb')).toStrictEqual({
      type: 'library',
      'bom-ref': 'pkg:npm/%40metal/ore@3.0.0%2Bb',
      group: '@metal',
      name: 'ore',
      version: '3.0.0+b',
      scope: 'required',
      hashes: [
        { alg: 'SHA-1', content: '000000ff' },
        { alg: 'SHA-512', content: '000102' },
      ],
      licenses: [{ expression: 'MIT OR ISC' }],
      purl: 'pkg:npm/%40metal/ore@3.0.0%2Bb',
      properties: [
        { name: 'heard:needed-by', value: 'apps/door' },
        { name: 'heard:needed-by', value: 'packages/key' },
      ],
    })
  })

  it('gives no address of a registry to what is ours, and no licence that is none', () => {
    expect(named('apps/door')).toStrictEqual({
      type: 'application',
      'bom-ref': 'apps/door',
      group: '@house',
      name: 'door',
      version: '0.1.0',
      licenses: [{ license: { name: 'UNLICENSED' } }],
      properties: [],
    })
  })

  it('counts a package that is needed anywhere as needed, and tools as development only', () => {
    expect(named('pkg:npm/iron@1.0.0')?.scope).toBe('required')
    expect(named('pkg:npm/tool@1.2.0')).toMatchObject({
      scope: 'excluded',
      properties: [
        { name: 'cdx:npm:package:development', value: 'true' },
        { name: 'heard:needed-by', value: 'house' },
        { name: 'heard:needed-by', value: 'packages/key' },
      ],
    })
  })

  it('finds what a package needs where Node would', () => {
    expect(known.dependencies).toStrictEqual([
      { ref: 'house', dependsOn: ['apps/door', 'packages/key', 'pkg:npm/tool@1.2.0'] },
      { ref: 'apps/door', dependsOn: ['packages/key', 'pkg:npm/iron@1.0.0', 'pkg:npm/wood@2.0.0'] },
      { ref: 'packages/key', dependsOn: ['pkg:npm/iron@1.0.0', 'pkg:npm/tool@1.2.0'] },
      { ref: 'pkg:npm/%40metal/ore@3.0.0%2Bb', dependsOn: [] },
      { ref: 'pkg:npm/iron@1.0.0', dependsOn: ['pkg:npm/%40metal/ore@3.0.0%2Bb'] },
      { ref: 'pkg:npm/tool@1.2.0', dependsOn: ['pkg:npm/wood@1.0.0'] },
      { ref: 'pkg:npm/wood@1.0.0', dependsOn: [] },
      { ref: 'pkg:npm/wood@2.0.0', dependsOn: [] },
    ])
  })

  it('is dated only when asked, and gets another serial number with another lock file', () => {
    expect(known.metadata).not.toHaveProperty('timestamp')
    expect(softwareBill(small, '2026-11-28T12:00:00.000Z').metadata.timestamp).toBe('2026-11-28T12:00:00.000Z')
    expect(softwareBill(`${small} `).serialNumber).not.toBe(known.serialNumber)
  })

  it.each(['', '[]', 'null', '{"lockfileVersion":1,"dependencies":{}}', '{"packages":{}}'])('is not made of %j', (text) => {
    expect(() => softwareBill(text)).toThrow(LockNotReadable)
  })
})

describe('the software bill of the platform', () => {
  const text = readFileSync(join(import.meta.dirname, '../../../../package-lock.json'), 'utf8')
  const bill = softwareBill(text)
  const locked: Readonly<Record<string, { readonly version: string; readonly name?: string; readonly link?: true }>> = JSON.parse(text).packages

  it('is CycloneDX 1.6', () => {
    expect(Bill.safeParse(bill).error?.issues ?? []).toStrictEqual([])
  })

  it('has every package of the lock file exactly once per version, with a licence and, unless it is ours, a hash', () => {
    const expected = Object.entries(locked)
      .filter(([folder, { link }]) => folder !== '' && !link)
      .map(([folder, { name, version }]) => `${name ?? folder.replace(/^.*node_modules\//, '')}@${version}`)
    const listed = bill.components.map(({ group, name, version }) => `${group === undefined ? '' : `${group}/`}${name}@${version}`)
    expect(listed.toSorted()).toStrictEqual([...new Set(expected)].toSorted())
    expect(bill.components.filter(({ licenses, hashes, purl }) => !licenses || (purl && !hashes))).toStrictEqual([])
  })

  it('refers to nothing that is not in it, and to everything once', () => {
    const refs = bill.dependencies.map(({ ref }) => ref)
    expect(refs).toStrictEqual([bill.metadata.component['bom-ref'], ...bill.components.map((component) => component['bom-ref'])])
    expect(new Set(refs).size).toBe(refs.length)
    expect(bill.dependencies.flatMap(({ dependsOn }) => dependsOn).filter((ref) => !refs.includes(ref))).toStrictEqual([])
  })

  it('says of every package from elsewhere what needs it', () => {
    const needed = ({ properties }: BillComponent) => properties?.some(({ name }) => name === 'heard:needed-by')
    expect(bill.components.filter((component) => component.purl && !needed(component))).toStrictEqual([])
  })

  it('has no address that a package was had from, and no path of a machine', () => {
    const { $schema: _, ...rest } = bill
    expect(JSON.stringify(rest)).not.toMatch(/https?:|file:|\.tgz|node_modules|"\/|[A-Z]:\\/)
  })

  it('is the same each time', () => {
    expect(JSON.stringify(softwareBill(text))).toBe(JSON.stringify(bill))
  })
})
