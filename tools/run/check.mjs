import { audit } from './audit.mjs'
import { run } from './child.mjs'
import { checkGenerated } from './generated.mjs'
import { checkHygiene } from './hygiene.mjs'
import { checkLicences } from './licences.mjs'

const arrows = ['--config', '.dependency-cruiser.cjs', '--output-type', 'err', 'packages', 'apps']
const types = ['run', 'types', '--concurrency=2', '--output-logs=errors-only', '--ui=stream', '--continue']

/** @type {readonly (readonly [name: string, go: () => number | 'left out' | Promise<number>])[]} */
const steps = [
  ['no machine paths, registry hosts or secrets', checkHygiene],
  ['licences are allowed and listed', checkLicences],
  // What reads the manifests is installed by then, and not when this file is read.
  ['manifests of containers fit their schemas', async () => (await import('./manifests.mjs')).checkManifests()],
  ['weaknesses of packages (npm audit)', audit],
  ['format and lint (Biome)', () => run('biome', ['check', '--error-on-warnings', '.'])],
  ['lint (oxlint)', () => run('oxlint', ['--quiet'])],
  // Held back unless it fails, because it warns about TypeScript 7 each time.
  ['arrows between rooms (dependency-cruiser)', () => run('depcruise', arrows, { quiet: true })],
  ['arrows between workspaces (turbo)', () => run('turbo', ['boundaries'])],
  ['generated files are up to date', checkGenerated],
  ['types (TypeScript)', () => run('turbo', types)],
  ['nothing unused (knip)', () => run('knip', ['--no-progress'])],
]

/** @param {readonly string[]} names */
const listed = (names) => names.join('; ')

/** Runs every check, however many fail, and says at the end which did, and which could not be made here. */
export async function check() {
  /** @type {string[]} */
  const failed = []
  /** @type {string[]} */
  const leftOut = []
  for (const [name, go] of steps) {
    process.stdout.write(`\n— ${name}\n`)
    const came = await go()
    if (came === 'left out') leftOut.push(name)
    else if (came !== 0) failed.push(name)
  }
  if (leftOut.length > 0) process.stdout.write(`\nLeft out here, so nothing is known of: ${listed(leftOut)}.\n`)
  process.stdout.write(
    failed.length > 0 ? `\nFailed: ${listed(failed)}.\n` : leftOut.length > 0 ? '\nAll other checks passed.\n' : '\nAll checks passed.\n',
  )
  return failed.length === 0 ? 0 : 1
}
