/** A package as package-lock.json of npm 7 and later has it, by its folder. */
export interface LockedPackage {
  readonly name?: string
  readonly version?: string
  readonly license?: string
  readonly integrity?: string
  readonly resolved?: string
  readonly link?: boolean
  readonly dev?: boolean
  readonly optional?: boolean
  readonly devOptional?: boolean
  readonly dependencies?: Readonly<Record<string, string>>
  readonly devDependencies?: Readonly<Record<string, string>>
  readonly optionalDependencies?: Readonly<Record<string, string>>
  readonly peerDependencies?: Readonly<Record<string, string>>
}

export type LockedPackages = Readonly<Record<string, LockedPackage>>

/** The text is no package-lock.json that lists packages by folder. */
export class LockNotReadable extends Error {
  readonly type = 'lock-not-readable'
}

/** @throws LockNotReadable */
export const readLock = (text: string): LockedPackages => {
  let lock: { readonly packages?: LockedPackages } | null
  try {
    lock = JSON.parse(text)
  } catch (cause) {
    throw new LockNotReadable('package-lock.json is not JSON', { cause })
  }
  if (typeof lock?.packages !== 'object' || !lock.packages[''])
    throw new LockNotReadable('package-lock.json lists no packages by folder; npm 7 and later write it so')
  return lock.packages
}

const modules = 'node_modules/'

/** `@heard/vault` of `apps/cli/node_modules/@heard/vault`, and of the workspace `packages/vault`. */
export const nameOf = (folder: string, { name }: LockedPackage): string =>
  name ?? (folder.includes(modules) ? folder.slice(folder.lastIndexOf(modules) + modules.length) : folder)

const target = (packages: LockedPackages, folder: string): string => {
  const locked = packages[folder]
  return locked?.link && locked.resolved !== undefined ? locked.resolved : folder
}

/** The folder that Node finds a package in from another's folder: in its own, then in each one above. */
const found = (packages: LockedPackages, from: string, name: string): string | undefined => {
  for (let folder = from; ; ) {
    const place = `${folder === '' ? '' : `${folder}/`}${modules}${name}`
    if (packages[place]) return target(packages, place)
    if (folder === '') return undefined
    const nested = folder.lastIndexOf(`/${modules}`)
    folder = nested < 0 ? '' : folder.slice(0, nested)
  }
}

/** The folders of what a package needs; what is optional and was left out is not among them, what it is only developed with on demand. */
export const neededBy = (packages: LockedPackages, folder: string, developing: boolean): readonly string[] => {
  const { dependencies, devDependencies, optionalDependencies, peerDependencies } = packages[folder] ?? {}
  const names = Object.keys({ ...dependencies, ...(developing ? devDependencies : {}), ...optionalDependencies, ...peerDependencies })
  return names.flatMap((name) => found(packages, folder, name) ?? [])
}
