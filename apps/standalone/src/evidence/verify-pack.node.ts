import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { portable } from '@heard/transparency-log/verify'
import { unzipSync } from 'fflate'
import { checkPack, type PackFiles } from './check-pack.ts'

const usage =
  'node verify.mjs [PACK.zip or FOLDER] [--key VERIFIER-KEY]\nChecks the evidence pack that this file lies in, or the one you name. No network is used.\n'

const fromFolder = (folder: string): PackFiles => {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((found) => found.isFile())
  return new Map(
    paths.map((found) => {
      const path = join(found.parentPath, found.name)
      return [relative(folder, path).split(sep).join('/'), new Uint8Array(readFileSync(path))]
    }),
  )
}

const read = (place: string): PackFiles =>
  statSync(place).isDirectory() ? fromFolder(place) : new Map(Object.entries(unzipSync(readFileSync(place))))

const { values, positionals } = parseArgs({ allowPositionals: true, options: { key: { type: 'string' }, help: { type: 'boolean' } } })
if (values.help) process.stdout.write(usage)
else {
  const files = read(positionals[0] ?? fileURLToPath(new URL('.', import.meta.url)))
  let doubts = 0
  for await (const { ok, what } of checkPack(files, { cryptography: portable, ...(values.key === undefined ? {} : { key: values.key }) })) {
    if (!ok) doubts += 1
    process.stdout.write(`${ok ? 'ok   ' : 'DOUBT'} ${what}\n`)
  }
  process.stdout.write(
    doubts === 0 ? 'The evidence pack is what was signed.\n' : `${doubts} doubts: do not rely on this pack before they are explained.\n`,
  )
  process.exitCode = doubts === 0 ? 0 : 1
}
