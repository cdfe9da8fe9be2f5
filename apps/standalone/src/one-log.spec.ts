import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '..', '..', '..')
const sources = globSync(
  ['apps/{engagement,champions,events,reporting,standalone}/src/**/*.ts', 'apps/portal/{app,server}/**/*.{ts,tsx}', 'packages/*/src/**/*.ts'],
  {
    cwd: root,
  },
).filter((file) => !/\.(spec|fixture|contract)\.tsx?$/.test(file))

/** Programs of their own, whose output is what they are for, and the end of the log itself. */
const mayPrint = [
  'apps/standalone/src/evidence/verify-pack.node.ts',
  'apps/standalone/src/main.ts',
  'packages/service-kit/src/log/create-log.ts',
  'packages/service-kit/src/work/drill/drill-process.ts',
  'packages/vault/src/crash-writer.ts',
  'packages/vault/src/raw-bytes.ts',
]

describe('what the platform says of itself', () => {
  it('goes through the log, in which there is no place for words', () => {
    const printing = sources.filter((file) => /\bconsole\.|\bprocess\.std(out|err)\b|\bnew Logger\(/.test(readFileSync(join(root, file), 'utf8')))
    expect(printing.toSorted()).toStrictEqual(mayPrint)
  })
})
