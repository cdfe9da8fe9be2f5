import { globSync, writeFileSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { Benchmark, Measurement } from './measurement.ts'
import { renderTable } from './table.ts'

const suffix = '.bench.ts'
const { values, positionals } = parseArgs({ allowPositionals: true, options: { json: { type: 'string' } } })

const available = globSync(`*${suffix}`, { cwd: import.meta.dirname })
  .map((file) => basename(file, suffix))
  .toSorted()
const unknown = positionals.filter((name) => !available.includes(name))
if (unknown.length > 0) throw new Error(`No benchmark is called ${unknown.join(', ')}. There are: ${available.join(', ')}.`)

const measurements: Measurement[] = []
for (const name of positionals.length > 0 ? positionals : available) {
  process.stderr.write(`${name} …\n`)
  const benchmark: Benchmark = await import(`./${name}${suffix}`)
  measurements.push(...(await benchmark.run()))
}

process.stdout.write(renderTable(measurements))
if (values.json) writeFileSync(resolve(process.env.HEARD_CWD ?? '.', values.json), `${JSON.stringify(measurements, undefined, 2)}\n`)
