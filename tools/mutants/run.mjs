// Mutation test of a room: `node tools/mutants/run.mjs <room>/mutants/<list>.mjs [word …]`. Mistakes are made one by one in a copy of the room,
// and its specs must notice each; nothing of the working tree is changed. Ends with 1 when one survived that the list does not accept with a reason.
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { createVitest } from 'vitest/node'
import { operatorMutants } from './operators.mjs'

/**
 * What to mutate. `byRule` takes a file's mistakes from the rules, in the named constants or in all; `byHand` says what stands in a file once and
 * what a mutant has instead. `accepted` are mutants that may survive: the file, the first changed line as the mutant has it, and why.
 * @typedef {readonly (readonly [from: string, to: string, why?: string])[]} ByHand
 * @typedef {{
 *   file: string,
 *   specs: readonly string[],
 *   only?: readonly string[],
 *   byRule?: boolean,
 *   byHand?: ByHand,
 *   accepted?: readonly (readonly [line: string, why: string])[],
 * }} Mutated
 * @typedef {import('vitest/node').Vitest} Vitest
 * @typedef {{
 *   file: string,
 *   specs: readonly string[],
 *   line: number,
 *   from: string,
 *   to: string,
 *   source: string,
 *   mutated: string,
 *   why: string | undefined,
 * }} Mutant
 */

/** Milliseconds for one test. */
const MOST = 60_000
const root = fileURLToPath(new URL('../..', import.meta.url))

const lineAt = (/** @type {string} */ source, /** @type {number} */ place) => {
  const start = source.lastIndexOf('\n', place - 1) + 1
  const end = source.indexOf('\n', place)
  return source.slice(start, end < 0 ? source.length : end).trim()
}

/** @returns {Mutant[]} */
const mutantsOf = (/** @type {string} */ src, /** @type {Mutated} */ { file, specs, only, byRule = false, byHand = [], accepted = [] }) => {
  const source = readFileSync(join(src, file), 'utf8')
  /** @returns {Mutant} */
  const make = (/** @type {number} */ start, /** @type {number} */ end, /** @type {string} */ to, /** @type {string | undefined} */ why) => {
    const mutated = source.slice(0, start) + to + source.slice(end)
    const line = source.slice(0, start).split('\n').length
    return { file, specs, line, from: source.slice(start, end).trim(), to, source, mutated, why }
  }
  const ruled = (byRule ? operatorMutants(source, only) : []).map(({ start, end, to }) => {
    const mutant = make(start, end, to, undefined)
    const said = lineAt(mutant.mutated, start)
    return { ...mutant, from: lineAt(source, start), to: said, why: accepted.find(([line]) => line === said)?.[1] }
  })
  const made = byHand.map(([from, to, why]) => {
    const start = source.indexOf(from)
    if (start < 0 || source.includes(from, start + 1)) throw new Error(`${file} must have this once: ${from}`)
    return make(start, start + from.length, to, why)
  })
  const unknown = accepted.find(([line]) => !ruled.some(({ to }) => to === line))
  if (unknown) throw new Error(`${file} has no such mutant any more: ${unknown[0]}`)
  return [...made, ...ruled]
}

const copyOf = (/** @type {string} */ room) => {
  const copy = mkdtempSync(join(tmpdir(), 'heard-mutants-'))
  process.once('exit', () => rmSync(copy, { recursive: true, force: true }))
  cpSync(join(room, 'src'), join(copy, 'src'), { recursive: true })
  writeFileSync(join(copy, 'package.json'), '{ "type": "module" }')
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))
  return copy
}

/** The specs of the copy, in one Vitest for all mutants: starting it takes longer than the specs. */
const specsOf = async (/** @type {string} */ copy) => {
  const include = ['src/**/*.spec.ts']
  const quiet = { reporters: [{}], silent: true, watch: false }
  return createVitest('test', { root: copy, config: false, include, ...quiet, bail: 1, maxWorkers: 1, testTimeout: MOST, hookTimeout: MOST })
}

const passes = async (/** @type {Vitest} */ vitest, /** @type {string} */ copy, /** @type {readonly string[]} */ specs) => {
  const paths = specs.map((spec) => join(copy, 'src', spec))
  const known = await vitest.globTestSpecifications(paths)
  if (known.length !== specs.length) throw new Error(`Specs are missing: ${specs.join(', ')}`)
  const { testModules, unhandledErrors } = await vitest.runTestSpecifications(known)
  // Vitest also gives the modules of earlier runs.
  const run = testModules.filter(({ moduleId }) => known.some((one) => one.moduleId === moduleId))
  return unhandledErrors.length === 0 && run.length === known.length && run.every((each) => each.ok())
}

/** @returns {Promise<'killed' | 'survived' | 'missed'>} */
const tried = async (/** @type {Vitest} */ vitest, /** @type {string} */ copy, /** @type {Mutant} */ mutant) => {
  const path = join(copy, 'src', mutant.file)
  const write = (/** @type {string} */ text) => {
    writeFileSync(path, text)
    vitest.invalidateFile(path)
  }
  write(mutant.mutated)
  const survived = await passes(vitest, copy, mutant.specs)
  write(mutant.source)
  if (!survived) return 'killed'
  return mutant.why === undefined ? 'missed' : 'survived'
}

/**
 * Tries every mutant of a room and prints what became of it. With words, only the mutants in files or of code that have one of them.
 * @param {string} room its folder
 * @param {readonly Mutated[]} files below its `src`
 * @param {readonly string[]} words
 * @returns {Promise<number>} how many survived that nobody accepted with a reason
 */
const runMutants = async (room, files, words) => {
  const copy = copyOf(room)
  const mutants = files
    .flatMap((one) => mutantsOf(join(copy, 'src'), one))
    .filter(({ file, from }) => words.length === 0 || words.some((word) => file.includes(word) || from.includes(word)))
  const specs = [...new Set(mutants.flatMap((one) => one.specs))]
  const vitest = await specsOf(copy)
  if (!(await passes(vitest, copy, specs))) throw new Error('The specs fail without a mutant')
  const counts = { killed: 0, survived: 0, missed: 0 }
  for (const mutant of mutants) {
    const { file, line, from, to, why } = mutant
    const verdict = await tried(vitest, copy, mutant)
    counts[verdict] += 1
    const reason = verdict === 'survived' ? ` (${why})` : ''
    process.stdout.write(`${verdict.toUpperCase().padEnd(8)} ${file}:${line}: ${from} → ${to.trim() || 'nothing'}${reason}\n`)
  }
  // Otherwise what was counted as killed may only have been broken.
  if (!(await passes(vitest, copy, specs))) throw new Error('The specs fail after the last mutant was taken back')
  await vitest.close()
  process.stdout.write(`${mutants.length} mutants: ${counts.killed} killed, ${counts.survived} survived with a reason, ${counts.missed} missed\n`)
  return counts.missed
}

const [list = '', ...words] = process.argv.slice(2)
const path = resolve(list)
/** @type {{ readonly mutated: readonly Mutated[] }} */
const { mutated } = await import(pathToFileURL(path).href)
process.exitCode = (await runMutants(join(dirname(path), '..'), mutated, words)) === 0 ? 0 : 1
