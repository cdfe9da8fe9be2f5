import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const root = new URL('../../../../', import.meta.url)
const text = readFileSync(new URL('docs/security/asvs.md', root), 'utf8')
const lines = text.split('\n').filter((line) => /^\| \d/.test(line))
const specsOf = (line: string): readonly string[] =>
  line
    .split(' | ')
    .at(-1)
    ?.match(/[\w./-]+\.spec\.tsx?/g) ?? []
const isMet = (line: string): boolean => !line.includes('**not met**')

describe('the table of the verification standard', () => {
  it('names only specs that exist', () => {
    expect(lines.flatMap(specsOf).filter((path) => !existsSync(fileURLToPath(new URL(path, root))))).toEqual([])
  })

  it('names a spec for everything that it calls met, and none for what is not', () => {
    expect(lines.filter((line) => specsOf(line).length > 0 !== isMet(line))).toEqual([])
  })

  it('counts its own lines', () => {
    expect(text).toContain(`\n${lines.length} lines, ${lines.filter((line) => !isMet(line)).length} of them not met.\n`)
  })
})
