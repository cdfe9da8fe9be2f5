import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { run } from './child.mjs'
import { root } from './paths.mjs'

/** Scripts of workspaces, with the files of the repository that each writes. */
const generated = [
  { workspace: '@heard/identity', script: 'guide', files: ['docs/guides/permissions.md'] },
  {
    workspace: '@heard/service-kit',
    script: 'guide',
    files: ['docs/guides/logs.md', 'docs/guides/run-book.md', 'infra/observability/alerts.yaml', 'infra/observability/dashboard.json'],
  },
  { workspace: '@heard/contracts', script: 'schedule', files: ['docs/retention-schedule.md'] },
]

const textOf = (/** @type {string} */ file) => readFileSync(join(root, file), 'utf8')

/** Writes each generated file again and fails when that changed one. @returns {Promise<number>} */
export async function checkGenerated() {
  let stale = 0
  for (const { workspace, script, files } of generated) {
    const before = files.map(textOf)
    const code = await run('npm', ['run', '--silent', script, '-w', workspace])
    const changed = files.filter((file, at) => before[at] !== textOf(file))
    for (const file of changed) process.stdout.write(`${file} was out of date; it is written again: commit it.\n`)
    if (changed.length > 0 || code !== 0) stale += 1
  }
  return stale
}
