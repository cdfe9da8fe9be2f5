import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

/** Everything that a file imports, and what its own files import. */
const importsOf = (file: string, seen = new Map<string, readonly string[]>()): ReadonlyMap<string, readonly string[]> => {
  if (seen.has(file)) return seen
  const source = readFileSync(new URL(file, import.meta.url), 'utf8')
  const imports = [...source.matchAll(/(?:from|import\() ?'([^']+)'/g)].flatMap(([, name]) => name ?? [])
  seen.set(file, imports)
  for (const name of imports) if (name.startsWith('.')) importsOf(name, seen)
  return seen
}

it('needs neither Node nor, outside portable.ts, anybody else', () => {
  const files = importsOf('./index.ts')
  const foreign = [...files].flatMap(([file, imports]) => imports.filter((name) => !name.startsWith('./')).map((name) => `${file} ${name}`))
  expect(foreign.toSorted()).toEqual(['./portable.ts @noble/ed25519', './portable.ts @noble/hashes/sha2.js'])
  expect(files.size).toBeGreaterThan(20)
  for (const file of files.keys()) expect(readFileSync(new URL(file, import.meta.url), 'utf8')).not.toMatch(/\bBuffer\b|\bprocess\./)
})
