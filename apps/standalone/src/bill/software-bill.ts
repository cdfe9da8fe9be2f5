import { createHash } from 'node:crypto'
import { type LockedPackage, type LockedPackages, nameOf, neededBy, readLock } from './lock.ts'

type License = { readonly license: { readonly id: string } | { readonly name: string } } | { readonly expression: string }

/** A package at one version. `scope`: `excluded` is for development only, `optional` is for some machines only. */
export interface BillComponent {
  readonly type: 'application' | 'library'
  readonly 'bom-ref': string
  readonly group?: string
  readonly name: string
  readonly version: string
  readonly scope?: 'required' | 'optional' | 'excluded'
  readonly hashes?: readonly { readonly alg: string; readonly content: string }[]
  readonly licenses?: readonly License[]
  readonly purl?: string
  readonly properties?: readonly { readonly name: string; readonly value: string }[]
}

/** A software bill of materials: the part of CycloneDX 1.6 (ECMA-424) that a lock file can fill. */
export interface SoftwareBill {
  readonly $schema: string
  readonly bomFormat: 'CycloneDX'
  readonly specVersion: '1.6'
  readonly serialNumber: string
  readonly version: 1
  readonly metadata: { readonly timestamp?: string; readonly component: BillComponent }
  readonly components: readonly BillComponent[]
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[]
}

const algorithms: Readonly<Record<string, string>> = { sha1: 'SHA-1', sha256: 'SHA-256', sha384: 'SHA-384', sha512: 'SHA-512' }

const hashesOf = (integrity: string): BillComponent['hashes'] =>
  integrity
    .split(' ')
    .map((each) => /^(sha\d+)-(.+)$/.exec(each))
    .flatMap((parts) => {
      const alg = algorithms[parts?.[1] ?? '']
      return alg ? [{ alg, content: Buffer.from(parts?.[2] ?? '', 'base64').toString('hex') }] : []
    })

const licensesOf = (license: string): readonly License[] => {
  if (/ (?:OR|AND|WITH) /.test(license)) return [{ expression: license }]
  return [{ license: /^(?!UNLICENSED$)[\w.+-]+$/.test(license) ? { id: license } : { name: license } }]
}

/** A version-8 UUID (RFC 9562) of a hash: the same lock file, the same serial number. */
const serialOf = (text: string): string => {
  const hash = createHash('sha256').update(text).digest('hex')
  const variant = ((Number.parseInt(hash.slice(16, 17), 16) & 3) | 8).toString(16)
  return `urn:uuid:${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-${variant}${hash.slice(17, 20)}-${hash.slice(20, 32)}`
}

const isWorkspace = (folder: string): boolean => !folder.includes('node_modules/')
const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Ours are in no registry: they are named by their folder, so that nobody looks for them there. */
const refOf = (folder: string, locked: LockedPackage): string => {
  const name = nameOf(folder, locked)
  if (isWorkspace(folder)) return folder === '' ? name : folder
  return `pkg:npm/${name.replace('@', '%40')}@${encodeURIComponent(locked.version ?? '')}`
}

const scopeOf = ({ dev, optional, devOptional }: LockedPackage): NonNullable<BillComponent['scope']> =>
  dev ? 'excluded' : optional || devOptional ? 'optional' : 'required'

const componentOf = (folder: string, locked: LockedPackage): BillComponent => {
  const [, group, name = ''] = /^(?:(@[^/]+)\/)?(.+)$/.exec(nameOf(folder, locked)) ?? []
  const ref = refOf(folder, locked)
  return {
    type: folder === '' || folder.startsWith('apps/') ? 'application' : 'library',
    'bom-ref': ref,
    ...(group === undefined ? {} : { group }),
    name,
    version: locked.version ?? '',
    ...(isWorkspace(folder) ? {} : { scope: scopeOf(locked) }),
    ...(locked.integrity === undefined ? {} : { hashes: hashesOf(locked.integrity) ?? [] }),
    ...(locked.license === undefined ? {} : { licenses: licensesOf(locked.license) }),
    ...(isWorkspace(folder) ? {} : { purl: ref }),
  }
}

/** Every folder that a workspace reaches. */
const reached = (packages: LockedPackages, from: string): ReadonlySet<string> => {
  const seen = new Set<string>()
  const open = [...neededBy(packages, from, true)]
  for (let folder = open.pop(); folder !== undefined; folder = open.pop()) {
    if (seen.has(folder)) continue
    seen.add(folder)
    open.push(...neededBy(packages, folder, false))
  }
  return seen
}

type Entry = { readonly component: BillComponent; readonly folders: readonly string[] }

const scopes = ['required', 'optional', 'excluded'] as const
const wider = (a: BillComponent, b: BillComponent): BillComponent =>
  scopes.indexOf(a.scope ?? 'required') <= scopes.indexOf(b.scope ?? 'required') ? a : b

/** One entry for each package and version, wherever and however often it lies. */
const entriesOf = (packages: LockedPackages): readonly Entry[] => {
  const entries = new Map<string, Entry>()
  for (const [folder, locked] of Object.entries(packages)) {
    if (folder === '' || locked.link) continue
    const component = componentOf(folder, locked)
    const known = entries.get(component['bom-ref'])
    entries.set(component['bom-ref'], {
      component: known ? wider(known.component, component) : component,
      folders: [...(known?.folders ?? []), folder],
    })
  }
  return [...entries.values()].toSorted((a, b) => byText(a.component['bom-ref'], b.component['bom-ref']))
}

/**
 * The bill of materials of a package-lock.json: every package and version once, sorted; the same text gives the same bill. The property
 * `heard:needed-by` names each workspace that a package comes in through (`heard` for the tools of the whole).
 * @param lock the text of package-lock.json
 * @param at when the bill is made, in ISO 8601; left out, it says nothing of time
 * @throws LockNotReadable
 */
export const softwareBill = (lock: string, at?: string): SoftwareBill => {
  const packages = readLock(lock)
  const root = componentOf('', packages[''] ?? {})
  const entries = entriesOf(packages)
  const refs = (folders: Iterable<string>): string[] =>
    [...new Set([...folders].map((folder) => refOf(folder, packages[folder] ?? {})))].toSorted(byText)
  const reaches = ['', ...entries.flatMap(({ folders }) => folders.filter(isWorkspace))].map((workspace) => ({
    ref: refOf(workspace, packages[workspace] ?? {}),
    folders: reached(packages, workspace),
  }))
  const propertiesOf = ({ component, folders }: Entry): BillComponent['properties'] => [
    ...(component.scope === 'excluded' ? [{ name: 'cdx:npm:package:development', value: 'true' }] : []),
    ...reaches.filter((each) => folders.some((folder) => each.folders.has(folder))).map(({ ref }) => ({ name: 'heard:needed-by', value: ref })),
  ]
  const workspaces = entries.flatMap(({ folders }) => folders.filter(isWorkspace))
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: serialOf(lock),
    version: 1,
    metadata: { ...(at === undefined ? {} : { timestamp: at }), component: root },
    components: entries.map((entry) => ({ ...entry.component, properties: propertiesOf(entry) ?? [] })),
    dependencies: [
      { ref: root['bom-ref'], dependsOn: refs([...workspaces, ...neededBy(packages, '', true)]) },
      ...entries.map(({ component, folders }) => ({
        ref: component['bom-ref'],
        dependsOn: refs(folders.flatMap((folder) => neededBy(packages, folder, true))),
      })),
    ],
  }
}
