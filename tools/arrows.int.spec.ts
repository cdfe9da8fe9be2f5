import { execFile, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '..')
const cruiser = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs')
let tree: string

interface Violation {
  readonly rule: { readonly name: string }
  readonly from: string
}

beforeEach(() => {
  tree = mkdtempSync(join(tmpdir(), 'heard-arrows-'))
  mkdirSync(join(tree, 'node_modules'), { recursive: true })
  symlinkSync(join(root, 'node_modules/zod'), join(tree, 'node_modules/zod'))
  symlinkSync(join(root, 'node_modules/@nestjs'), join(tree, 'node_modules/@nestjs'))
})

afterEach(() => rmSync(tree, { recursive: true, force: true }))

function write(files: Readonly<Record<string, string>>) {
  for (const [path, source] of Object.entries(files)) {
    mkdirSync(dirname(join(tree, path)), { recursive: true })
    writeFileSync(join(tree, path), source)
  }
}

/** Which rules the repository's own configuration says these files break. */
async function broken(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  write({ 'packages/any.ts': '', 'apps/any.ts': '', ...files })
  const args = [cruiser, '--config', join(root, '.dependency-cruiser.cjs'), '--output-type', 'json', 'packages', 'apps']
  const output = await new Promise<string>((resolve) => {
    execFile(process.execPath, args, { cwd: tree, maxBuffer: 1 << 26 }, (_, stdout) => resolve(stdout))
  })
  const result: { readonly summary: { readonly violations: readonly Violation[] } } = JSON.parse(output)
  return [...new Set(result.summary.violations.map(({ rule }) => rule.name))].toSorted()
}

describe('arrows between rooms', () => {
  it('let a service import packages, and the standalone anything', async () => {
    const rules = await broken({
      'packages/contracts/src/index.ts': 'export const a = 1',
      'apps/engagement/src/index.ts': "export { a } from '../../../packages/contracts/src/index.ts'",
      'apps/standalone/src/main.ts': "export { a } from '../../engagement/src/index.ts'",
    })
    expect(rules).toStrictEqual([])
  })

  it('refuse a service that imports its neighbour', async () => {
    const rules = await broken({
      'apps/reporting/src/index.ts': 'export const a = 1',
      'apps/engagement/src/index.ts': "export { a } from '../../reporting/src/index.ts'",
    })
    expect(rules).toStrictEqual(['arrow:apps/engagement'])
  })

  it('refuse a neighbour even as a type only', async () => {
    const rules = await broken({
      'apps/reporting/src/index.ts': 'export interface A { a: 1 }',
      'apps/events/src/index.ts': "import type { A } from '../../reporting/src/index.ts'\nexport const a: A = { a: 1 }",
    })
    expect(rules).toStrictEqual(['arrow:apps/events'])
  })

  it.each([
    ['packages/contracts', 'packages/event-sourcing'],
    ['packages/event-sourcing', 'packages/contracts'],
    ['packages/event-store', 'packages/contracts'],
    ['packages/vault', 'packages/privacy'],
    ['packages/privacy', 'packages/identity'],
    ['packages/identity', 'packages/vault'],
    ['packages/files', 'packages/contracts'],
    ['packages/service-kit', 'apps/engagement'],
    ['apps/portal', 'packages/service-kit'],
    ['apps/portal', 'apps/engagement'],
    ['apps/champions', 'apps/standalone'],
  ])('refuse %s importing %s', async (from, to) => {
    const rules = await broken({
      [`${to}/src/index.ts`]: 'export const a = 1',
      [`${from}/src/index.ts`]: `export { a } from '../../../${to}/src/index.ts'`,
    })
    expect(rules).toStrictEqual([`arrow:${from}`])
  })

  it('refuse a room that the table does not know', async () => {
    const rules = await broken({
      'packages/zod-tools/src/index.ts': "export { a } from './a.ts'",
      'packages/zod-tools/src/a.ts': 'export const a = 1',
    })
    expect(rules).toStrictEqual(['room-without-arrows'])
  })
})

describe('purity by suffix', () => {
  it('lets a decider import zod, its own state and event-sourcing', async () => {
    const rules = await broken({
      'packages/event-sourcing/src/index.ts': 'export const fold = 1',
      'apps/engagement/src/story/story.state.ts': 'export const state = 1',
      'apps/engagement/src/story/story.decider.ts':
        "import { z } from 'zod'\nimport { fold } from '../../../../packages/event-sourcing/src/index.ts'\nimport { state } from './story.state.ts'\nexport const all = [z, fold, state]",
    })
    expect(rules).toStrictEqual([])
  })

  it('refuses Node in a projection', async () => {
    const rules = await broken({ 'apps/reporting/src/a.projection.ts': "import { randomUUID } from 'node:crypto'\nexport const a = randomUUID" })
    expect(rules).toStrictEqual(['pure:reach'])
  })

  it('refuses Nest in an events file', async () => {
    const rules = await broken({ 'apps/reporting/src/a.events.ts': "import { Injectable } from '@nestjs/common'\nexport const a = Injectable" })
    expect(rules).toStrictEqual(['pure:npm', 'pure:reach'])
  })

  it('refuses Node behind a file beside it', async () => {
    const rules = await broken({
      'apps/reporting/src/a.decide.ts': "export { a } from './a.ts'",
      'apps/reporting/src/a.ts': "import { randomUUID } from 'node:crypto'\nexport const a = randomUUID",
    })
    expect(rules).toStrictEqual(['pure:reach'])
  })

  it('refuses the vault in a policy', async () => {
    const rules = await broken({
      'packages/vault/src/index.ts': 'export const a = 1',
      'apps/engagement/src/a.policy.ts': "export { a } from '../../../packages/vault/src/index.ts'",
    })
    expect(rules).toStrictEqual(['pure:rooms'])
  })

  it('refuses the clock, chance and the surroundings as globals', () => {
    const source = 'export const a = () => [Date.now(), Math.random(), fetch, process.env, globalThis, crypto.randomUUID()]'
    write({ 'apps/reporting/src/a.decide.ts': source, 'apps/reporting/src/a.handler.ts': source })
    const linter = [join(root, 'node_modules/oxlint/bin/oxlint'), '--config', join(root, '.oxlintrc.json'), '--format', 'unix', 'apps']
    const { stdout } = spawnSync(process.execPath, linter, { cwd: tree, encoding: 'utf8' })
    const found = stdout.matchAll(/^(\S+\.ts):.*?'([\w.]+)'/gm).map(([, file, name]) => `${file} ${name}`)
    expect([...found].toSorted()).toStrictEqual(
      ['Date', 'Math.random', 'crypto', 'fetch', 'globalThis', 'process'].map((name) => `apps/reporting/src/a.decide.ts ${name}`),
    )
  })
})
