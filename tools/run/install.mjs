import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { run } from './child.mjs'
import { modules, root } from './paths.mjs'

const lockFile = join(root, 'package-lock.json')
const stampFile = join(modules, '.heard-installed')

/** @param {string} path */
function readOr(path, missing = '') {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return missing
  }
}

/** Which lock file and which platform an installation is for: a copied node_modules with the wrong binaries is not one. */
function wantedStamp() {
  const lock = createHash('sha256').update(readFileSync(lockFile)).digest('hex')
  return `${lock} ${process.platform} ${process.arch}\n`
}

/**
 * npm's own record of what it put into node_modules, against the lock file: true after a developer's `npm i`, which leaves no stamp of ours.
 *
 * @returns {boolean}
 */
function installedByHand() {
  const record = readOr(join(modules, '.package-lock.json'))
  if (record === '') return false
  const wanted = JSON.parse(readFileSync(lockFile, 'utf8')).packages
  const found = JSON.parse(record).packages
  const known = Object.keys(found).every((path) => path in wanted)
  return known && Object.entries(wanted).every(([path, entry]) => path === '' || isThere(entry, found[path]))
}

/**
 * @param {{ version?: string, optional?: boolean, peer?: boolean }} wanted
 * @param {{ version?: string } | undefined} found
 */
const isThere = (wanted, found) => (found === undefined ? wanted.optional === true || wanted.peer === true : wanted.version === found.version)

/** Installs what the lock file says unless that is what is there. Says one line when it has work to do; throws when it cannot be done. */
export async function install() {
  const stamp = wantedStamp()
  if (readOr(stampFile) === stamp) return
  if (!installedByHand()) {
    process.stderr.write('Installing what the lock file lists (a minute, once) …\n')
    const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error']
    const failed = (await run('npm', args, { quiet: true })) !== 0 && (await run('npm', args, { quiet: true })) !== 0
    if (failed) throw new Error('The packages could not be installed. Check the network and the npm registry setting, then run this again.')
  }
  writeFileSync(stampFile, stamp)
}
