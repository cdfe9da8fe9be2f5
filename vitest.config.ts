import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'
import { LongestFirst } from './tools/longest-first.mjs'
import { findBrowser } from './tools/run/browser.mjs'

const everywhere = ['packages', 'apps', 'tools', 'bench', 'infra', 'programmes']
const files = (suffix: string) => everywhere.map((folder) => `${folder}/**/*${suffix}.spec.{ts,tsx}`)
const ignored = ['**/node_modules/**', '**/build/**', '**/dist/**']
const browser = findBrowser()
/** Of processes that wait for disks, for other processes and for browsers much of the time. Journeys begin as soon as one of these has nothing else. */
const waiting = Math.ceil(availableParallelism() * 1.5)

export default defineConfig({
  test: {
    reporters: process.env.CI ? ['dot', './tools/summary-reporter.mjs'] : ['default', './tools/summary-reporter.mjs'],
    // Vitest would leave one core free, which is half of a small machine.
    maxWorkers: '100%',
    sequence: { sequencer: LongestFirst },
    env: { HEARD_CHROMIUM: browser ?? '', NODE_ENV: 'test' },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          testTimeout: 60_000,
          include: files(''),
          exclude: [...ignored, ...files('.int'), ...files('.e2e')],
          isolate: false,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          maxWorkers: waiting,
          include: files('.int'),
          exclude: ignored,
          pool: 'forks',
          isolate: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          maxWorkers: waiting,
          include: files('.e2e'),
          // Where there is no browser they are left out, and the summary says so.
          exclude: browser ? ignored : [...ignored, ...files('.e2e')],
          pool: 'forks',
          isolate: false,
          testTimeout: 180_000,
          hookTimeout: 180_000,
          // A page that is loaded again and again until it shows something needs more than the second that Vitest would give it.
          expect: { poll: { timeout: 30_000, interval: 200 } },
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
