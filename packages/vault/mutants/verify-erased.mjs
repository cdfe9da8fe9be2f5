// Mutation test of the erasure verifier: `npm run mutants -w @heard/vault`, some minutes; with a word, only the mutants of code with that word.
// Each mutant is one hand-made mistake in a copy of the room; its specs must notice. One that may survive says why.
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const verifier = 'verify-erased.ts'
const traces = 'traces.ts'
const bytes = 'raw-bytes.ts'

/** File, what stands there once, what the mutant says instead, and why it may survive. */
const mutants = [
  [verifier, 'verified: checks.every(({ found }) => found === 0)', 'verified: true'],
  [verifier, 'verified: checks.every(', 'verified: checks.some('],
  [verifier, '...(await checkLinks(options, ring))', ''],
  [verifier, '...checkTables(options, ring), ', ''],
  [verifier, 'found: captured.filter(({ pieces }) => pieces.length === 0).length', 'found: 0'],
  [verifier, 'const captured = [...traces.rows, ...traces.keys]', 'const captured = [...traces.rows]'],
  [verifier, 'const captured = [...traces.rows, ...traces.keys]', 'const captured = [...traces.keys]'],
  [verifier, 'await countPieces(rawBytes(path), pieces)', '0'],
  [verifier, 'const refs = new Set([...options.refs, ...traces', 'const refs = new Set([...traces'],
  [verifier, 'new Set([...options.refs, ...traces.rows.map(({ ref }) => ref)])', 'new Set(options.refs)'],
  [verifier, 'new Set(traces.keys.map(({ id }) => id))', 'new Set()'],
  [verifier, '      keyIds.add(String(id))\n', ''],
  [
    verifier,
    "'SELECT id, purpose FROM data_key WHERE subject = ?', subject).filter(({ purpose }) => concerns(options, purpose))",
    "'SELECT id, purpose FROM data_key WHERE subject = ?', subject)",
  ],
  [verifier, "all('SELECT 1 FROM data_key WHERE id = ?', id).length > 0", 'false'],
  [verifier, 'SELECT 1 FROM sealed WHERE ref = ?1 UNION ALL ', ''],
  [verifier, ' UNION ALL SELECT 1 FROM pending WHERE ref = ?1', ''],
  [verifier, "for (const id of keyIds) for (const { ref } of all('SELECT ref FROM sealed WHERE key_id = ?', id)) rows.add(String(ref))", ''],
  [verifier, 'some((mark) => isGenuine(ring, ref, mark.signature))', 'some(() => true)'],
  [verifier, 'isGenuine(ring, ref, mark.signature)', "isGenuine(ring, '', mark.signature)"],
  [verifier, "(purposes ?? ['*'])", '(purposes ?? [])'],
  [verifier, "(purposes ?? ['*'])", "['*']"],
  [verifier, 'SELECT 1 FROM erased WHERE subject = ? AND purpose = ?', "SELECT 1 FROM erased WHERE subject = ? AND purpose <> ? || 'x'"],
  [verifier, "what: 'rows', found: rows.size", "what: 'rows', found: 0"],
  [verifier, "what: 'data-keys', found: keys.length", "what: 'data-keys', found: 0"],
  [verifier, "what: 'missing-tombstones', found: unsigned.length", "what: 'missing-tombstones', found: 0"],
  [verifier, "what: 'missing-marks', found: unmarked.length", "what: 'missing-marks', found: 0"],
  [verifier, 'new Set([subject, ...named])', 'new Set([subject])'],
  [verifier, 'new Set([subject, ...named])', 'new Set(named)'],
  [verifier, 'unreadable += 1', 'unreadable += 0'],
  [verifier, 'naming += 1', 'naming += 0'],
  [verifier, '.some((id) => typeof id', '.every((id) => typeof id'],
  [verifier, "typeof id === 'string' && ", '', 'types alone: a set of texts has nothing that is no text'],
  [verifier, '!key || box.length < 28', '!key', 'a box that short has no tag of 16 bytes, which setAuthTag or final refuses'],
  [verifier, 'if (index % LINKS_AT_ONCE === 0) await turn()', '', 'courtesy to others in this process, not an answer'],
  [verifier, 'ring.epochs.find(({ id }) => id === epoch)', 'ring.current'],
  [verifier, 'given.length === genuine.length && timingSafeEqual(given, genuine)', 'given.length === genuine.length'],
  [verifier, 'purposes.some((one) => one === purpose)', 'true'],
  [verifier, 'purposes === undefined ||', 'purposes !== undefined &&'],
  [verifier, 'recursive: true', 'recursive: false'],
  [verifier, 'entry.isFile()', '!entry.isFile()'],
  [verifier, 'existsSync(folder)\n', 'true\n'],
  [verifier, 'readOnly: true, ', '', 'nothing here writes; read-only keeps it so'],
  [traces, 'if (box.length < WIDTH) return []', 'if (box.length < WIDTH + 1) return []'],
  [traces, ', box.length - WIDTH])', '])'],
  [traces, 'index * EVERY', 'index * EVERY * 8'],
  [traces, 'start <= box.length - WIDTH', 'start < box.length - WIDTH'],
  [traces, 'sums[sum >>> 16] = 1', 'sums[sum >>> 16] = 0'],
  [traces, 'if (hashes.has(hash)) found.add(hash)', 'found.add(hash)'],
  [traces, 'bytes.subarray(Math.max(0, bytes.length - WIDTH + 1))', 'new Uint8Array()'],
  [traces, 'bytes.subarray(Math.max(0, bytes.length - WIDTH + 1))', 'bytes.subarray(Math.max(0, bytes.length - WIDTH + 2))'],
  [traces, 'if (end >= WIDTH) sum', 'if (end > WIDTH) sum'],
  [traces, 'end < WIDTH - 1 || ', 'end < WIDTH || '],
  [traces, 'end < WIDTH - 1 || ', '', 'a shorter piece has another hash; this only saves the work'],
  [traces, ' || sums[sum >>> 16] !== 1', '', 'the quick look only saves the work of hashing everywhere'],
  [bytes, 'if (chunk instanceof Buffer) yield chunk', ''],
  [bytes, 'code !== 0 && existsSync(file)', 'false'],
  [bytes, 'code !== 0 && existsSync(file)', 'code !== 0'],
]

const room = fileURLToPath(new URL('..', import.meta.url))
const root = join(room, '..', '..')
const copy = mkdtempSync(join(tmpdir(), 'heard-mutants-'))
process.once('exit', () => rmSync(copy, { recursive: true, force: true }))
cpSync(join(room, 'src'), join(copy, 'src'), { recursive: true })
writeFileSync(join(copy, 'package.json'), '{ "type": "module" }')
writeFileSync(
  join(copy, 'vitest.config.mjs'),
  "export default { test: { include: ['src/{verify-erased.int,traces,raw-bytes.int}.spec.ts'], testTimeout: 60_000, bail: 1 } }",
)
symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))

const passes = () =>
  spawnSync(process.execPath, [join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--root', copy], { stdio: 'ignore' }).status === 0

if (!passes()) throw new Error('The specs fail without a mutant')
let wrong = 0
const asked = mutants.filter(([, from]) => from.includes(process.argv[2] ?? ''))
const say = (verdict, [file, from, to], why = '') =>
  process.stdout.write(`${verdict} ${file}: ${from.trim()} → ${to || 'nothing'}${why && ` (${why})`}\n`)
for (const mutant of asked) {
  const [file, from, to, reason] = mutant
  const path = join(copy, 'src', file)
  const source = readFileSync(path, 'utf8')
  if (source.split(from).length !== 2) throw new Error(`${file} must have this once: ${from}`)
  writeFileSync(
    path,
    source.replace(from, () => to),
  )
  const survived = passes()
  writeFileSync(path, source)
  if (!survived) say('killed  ', mutant)
  else say(reason ? 'survived' : 'MISSED  ', mutant, reason)
  if (survived && !reason) wrong += 1
}
process.stdout.write(`${asked.length} mutants, ${wrong} missed\n`)
process.exitCode = wrong === 0 ? 0 : 1
