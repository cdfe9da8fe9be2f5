import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { run } from './child.mjs'
import { findNode } from './node.mjs'
import { modules } from './paths.mjs'
import { withPostgres } from './postgres.mjs'
import { scratchFolder } from './scratch.mjs'

const vitest = join(modules, 'vitest', 'vitest.mjs')

/** The reporter's last line, or one failure when it never got that far. @param {string} file */
function closingLine(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return '0 passed, 1 failed, 0 skipped'
  }
}

/**
 * Runs the tests and ends with the line of counts, whatever happens before it. A failed build counts as one failure and hides no test.
 *
 * @param {{ prepare: () => Promise<void>, build: () => Promise<number> }} before
 * @param {readonly string[]} args for Vitest: names of files, `--project unit`, …
 */
export async function test({ prepare, build }, args) {
  const folder = scratchFolder()
  const counts = join(folder, 'counts')
  try {
    await prepare()
    const built = await build()
    // What one process of a test compiled, the next need not.
    const compiled = { NODE_COMPILE_CACHE: join(folder, 'compiled') }
    const env = { HEARD_TEST_COUNTS: counts, HEARD_FAILED_BEFORE: built === 0 ? '0' : '1', TMPDIR: folder, ...compiled }
    const vitestEnded = await withPostgres((database) => run(findNode(), [vitest, 'run', ...args], { env: { ...env, ...database } }))
    return vitestEnded || built
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`)
    return 1
  } finally {
    process.stdout.write(`${closingLine(counts)}\n`)
    rmSync(folder, { recursive: true, force: true })
  }
}
