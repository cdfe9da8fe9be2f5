import { run } from './child.mjs'
import { checkGenerated } from './generated.mjs'
import { checkHygiene } from './hygiene.mjs'

const arrows = ['--config', '.dependency-cruiser.cjs', '--output-type', 'err', 'packages', 'apps']
const types = ['run', 'types', '--concurrency=2', '--output-logs=errors-only', '--ui=stream', '--continue']

/** @type {readonly (readonly [name: string, go: () => number | Promise<number>])[]} */
const steps = [
  ['no machine paths, registry hosts or secrets', checkHygiene],
  ['format and lint (Biome)', () => run('biome', ['check', '--error-on-warnings', '.'])],
  ['lint (oxlint)', () => run('oxlint', ['--quiet'])],
  // Held back unless it fails, because it warns about TypeScript 7 each time.
  ['arrows between rooms (dependency-cruiser)', () => run('depcruise', arrows, { quiet: true })],
  ['arrows between workspaces (turbo)', () => run('turbo', ['boundaries'])],
  ['generated files are up to date', checkGenerated],
  ['types (TypeScript)', () => run('turbo', types)],
  ['nothing unused (knip)', () => run('knip', ['--no-progress'])],
]

/** Runs every check, however many fail, and says at the end which did. */
export async function check() {
  /** @type {string[]} */
  const failed = []
  for (const [name, go] of steps) {
    process.stdout.write(`\n— ${name}\n`)
    if ((await go()) !== 0) failed.push(name)
  }
  process.stdout.write(failed.length === 0 ? '\nAll checks passed.\n' : `\nFailed: ${failed.join('; ')}.\n`)
  return failed.length === 0 ? 0 : 1
}
