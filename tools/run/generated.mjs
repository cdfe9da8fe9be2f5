import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { run } from './child.mjs'
import { root } from './paths.mjs'

/** Files of the repository that a script of a workspace writes. */
const generated = [
  { file: 'docs/guides/permissions.md', workspace: '@heard/identity', script: 'guide' },
  { file: 'docs/guides/logs.md', workspace: '@heard/service-kit', script: 'guide' },
  { file: 'docs/retention-schedule.md', workspace: '@heard/contracts', script: 'schedule' },
]

/** Writes each generated file again and fails when that changed one. @returns {Promise<number>} */
export async function checkGenerated() {
  let stale = 0
  for (const { file, workspace, script } of generated) {
    const before = readFileSync(join(root, file), 'utf8')
    const code = await run('npm', ['run', '--silent', script, '-w', workspace])
    const changed = before !== readFileSync(join(root, file), 'utf8')
    if (changed) process.stdout.write(`${file} was out of date; it is written again: commit it.\n`)
    if (changed || code !== 0) stale += 1
  }
  return stale
}
