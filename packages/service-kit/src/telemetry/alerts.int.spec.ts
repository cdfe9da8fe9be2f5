import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { definitions } from '../log/log.ts'
import { alertRules, alerts, runBook } from './alerts.ts'
import { dashboard } from './dashboard.ts'

const root = fileURLToPath(new URL('../../../..', import.meta.url))
const promtool = (...args: readonly string[]) => spawnSync('promtool', args, { cwd: root, encoding: 'utf8' })
const isThere = promtool('--version').status === 0

describe('alerts', () => {
  it('are in the rules and the run book as they are in the code, and so is the dashboard', () => {
    const text = (file: string): string => readFileSync(`${root}/${file}`, 'utf8')
    expect(text('infra/observability/alerts.yaml')).toBe(alertRules())
    expect(text('infra/observability/dashboard.json')).toBe(dashboard())
    expect(text('docs/guides/run-book.md')).toBe(runBook())
  })

  it('have names of their own, by which the run book says what to do', () => {
    const names = alerts.map(({ name }) => name)
    expect(names).toStrictEqual([...new Set(names)])
    const sections = [...runBook().matchAll(/^## (\S+)\n\n(?:.+\n)+\n1\. /gm)].map(([, name]) => name)
    expect(sections).toStrictEqual(names)
  })

  it('cover every error of the log, those of security by name', () => {
    const errors = Object.entries(definitions).flatMap(([name, { level }]) => (level === 'error' && name.startsWith('security.') ? [name] : []))
    const named = errors.filter((name) => alerts.some(({ when }) => when.includes(`event="${name}"`)))
    // Where a setting is refused nothing starts, and HeardSaysNothing tells.
    expect(errors.filter((name) => !named.includes(name))).toStrictEqual(['security.configuration-refused'])
    const all = alerts.map(({ when }) => when).join('\n')
    const left = /level="error",event!~"([^"]+)"/.exec(all)?.[1]?.split('|') ?? []
    expect(left.filter((name) => name !== 'request.failed' && !all.includes(`event="${name}"`))).toStrictEqual([])
  })

  it('come and go when they should, by Prometheus itself', ({ skip }) => {
    if (!isThere) skip('promtool of Debian’s package prometheus is not here')
    expect(promtool('check', 'rules', 'infra/observability/alerts.yaml').status).toBe(0)
    const { status, stdout, stderr } = promtool('test', 'rules', 'infra/observability/alerts.test.yaml')
    expect([status, status === 0 ? '' : stdout + stderr]).toStrictEqual([0, ''])
  })
})
