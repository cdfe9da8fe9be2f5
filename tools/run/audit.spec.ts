import { expect, it } from 'vitest'
import { auditFindings } from './audit.mjs'

const advisory = (number: number, severity: string) => ({
  title: `Weakness ${number}`,
  url: `https://github.com/advisories/GHSA-${number}`,
  severity,
})
const report = JSON.stringify({
  vulnerabilities: {
    wood: { via: [advisory(2, 'low'), advisory(1, 'high')] },
    door: { via: ['wood'] },
  },
})
const [first, second] = [
  'wood: Weakness 1 (high) https://github.com/advisories/GHSA-1',
  'wood: Weakness 2 (low) https://github.com/advisories/GHSA-2',
]

it('names each weakness once, whatever its severity', () => {
  expect(auditFindings(report, '2026-11-29')).toStrictEqual([first, second])
  expect(auditFindings('{"vulnerabilities":{}}', '2026-11-29')).toStrictEqual([])
})

it('leaves out what was accepted, until the day that was set', () => {
  const accepted = [{ advisory: 'https://github.com/advisories/GHSA-1', why: 'only on Windows', until: '2026-12-01' }]
  expect(auditFindings(report, '2026-12-01', accepted)).toStrictEqual([second])
  expect(auditFindings(report, '2026-12-02', accepted)).toStrictEqual([first, second])
})

it.each(['', 'npm error', '{"message":"405 Method Not Allowed","statusCode":405}'])('takes %j for no answer, never for a good one', (text) => {
  expect(auditFindings(text, '2026-11-29')).toBeUndefined()
})
