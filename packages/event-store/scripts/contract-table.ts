import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

type Told = { readonly fullName: string; readonly title: string; readonly status: string }
type Report = { readonly testResults: readonly { readonly assertionResults: readonly Told[] }[] }

const SUITE = / keeps the contract of an event store /
const SIGNS: Readonly<Record<string, string>> = { passed: '✓', failed: '✗' }
const SPECS = ['memory-event-store', 'sqlite-event-store', 'kurrent-event-store', 'kurrent-server'].map((name) => `${name}.`)

const root = fileURLToPath(new URL('../../..', import.meta.url))

const runSpecs = (): readonly Told[] => {
  const folder = mkdtempSync(join(tmpdir(), 'heard-contract-'))
  const file = join(folder, 'report.json')
  try {
    const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs')
    spawnSync(process.execPath, [vitest, 'run', '--reporter=json', `--outputFile=${file}`, ...SPECS], {
      cwd: root,
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    const report: Report = JSON.parse(readFileSync(file, 'utf8'))
    return report.testResults.flatMap(({ assertionResults }) => assertionResults)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const told = runSpecs().filter(({ fullName }) => SUITE.test(fullName))
const storeOf = ({ fullName }: Told): string => fullName.split(SUITE)[0] ?? ''
const stores = [...new Set(told.map(storeOf))]
const examples = [...new Set(told.map(({ title }) => title))]
const signOf = (store: string, example: string): string =>
  SIGNS[told.find((one) => storeOf(one) === store && one.title === example)?.status ?? ''] ?? '–'

const cell = (store: number, text: string): string => text.padEnd(String(store + 1).length + 2)
const lines = [
  ...stores.map(
    (store, n) => `${n + 1}  ${store}: ${examples.filter((example) => signOf(store, example) === '✓').length} of ${examples.length} passed`,
  ),
  ...(process.env.HEARD_TEST_ESDB ? [] : ['–  No server: HEARD_TEST_ESDB is not set. The double proves what is sent, not the server.']),
  '',
  `${stores.map((_, n) => cell(n, String(n + 1))).join('')}`,
  ...examples.map((example) => `${stores.map((store, n) => cell(n, signOf(store, example))).join('')}${example}`),
]
process.stdout.write(`${lines.join('\n')}\n`)
if (told.length === 0 || told.some(({ status }) => status !== 'passed')) process.exitCode = 1
