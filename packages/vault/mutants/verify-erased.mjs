// Mutation test of the erasure verifier and of withdrawals: `npm run mutants -w @heard/vault`, some minutes; with words, only the mutants of code that has
// one of them. These are made by hand, because most of what the verifier says is SQL: what stands there once, what the mutant says instead, why it may
// survive.

const specs = ['verify-erased.int.spec.ts', 'traces.spec.ts', 'raw-bytes.int.spec.ts']

const verifier = [
  ['verified: checks.every(({ found }) => found === 0)', 'verified: true'],
  ['verified: checks.every(', 'verified: checks.some('],
  ['...(await checkLinks(options, ring))', ''],
  ['...(await checkTables(options, ring)), ', ''],
  ['found: captured.filter(({ pieces }) => pieces.length === 0).length', 'found: 0'],
  ['const captured = [...traces.rows, ...traces.keys]', 'const captured = [...traces.rows]'],
  ['const captured = [...traces.rows, ...traces.keys]', 'const captured = [...traces.keys]'],
  ['await countPieces(reader.read(path), pieces)', '0'],
  ['const refs = new Set([...options.refs, ...traces', 'const refs = new Set([...traces'],
  ['new Set([...options.refs, ...traces.rows.map(({ ref }) => ref)])', 'new Set(options.refs)'],
  ['new Set(traces.keys.map(({ id }) => id))', 'new Set()'],
  ['if (concerns(options, purpose)) keyIds.add(String(id))', ''],
  ['if (concerns(options, purpose)) keyIds', 'keyIds'],
  ["(await all('SELECT 1 FROM data_key WHERE id = ?', id)).length > 0", 'false'],
  ["SELECT 1 FROM sealed WHERE ref = ? UNION ALL SELECT 1 FROM pending WHERE ref = ?', ref, ref", "SELECT 1 FROM pending WHERE ref = ?', ref"],
  [" UNION ALL SELECT 1 FROM pending WHERE ref = ?', ref, ref", "', ref"],
  ["for (const id of keyIds) for (const { ref } of await all('SELECT ref FROM sealed WHERE key_id = ?', id)) rows.add(String(ref))", ''],
  ['some((mark) => isGenuine(ring, ref, mark.signature))', 'some(() => true)'],
  ['isGenuine(ring, ref, mark.signature)', "isGenuine(ring, '', mark.signature)"],
  ["(purposes ?? ['*'])", '(purposes ?? [])'],
  ["(purposes ?? ['*'])", "['*']"],
  ['SELECT 1 FROM erased WHERE subject = ? AND purpose = ?', "SELECT 1 FROM erased WHERE subject = ? AND purpose <> ? || 'x'"],
  ["what: 'rows', found: rows.size", "what: 'rows', found: 0"],
  ["what: 'data-keys', found: keys.length", "what: 'data-keys', found: 0"],
  ["what: 'missing-tombstones', found: unsigned.length", "what: 'missing-tombstones', found: 0"],
  ["what: 'missing-marks', found: unmarked.length", "what: 'missing-marks', found: 0"],
  ['new Set([subject, ...named])', 'new Set([subject])'],
  ['new Set([subject, ...named])', 'new Set(named)'],
  ['unreadable += 1', 'unreadable += 0'],
  ['naming += 1', 'naming += 0'],
  ['.some((id) => typeof id', '.every((id) => typeof id'],
  ["typeof id === 'string' && ", '', 'types alone: a set of texts has nothing that is no text'],
  ['!key || box.length < 28', '!key', 'a box that short has no tag of 16 bytes, which setAuthTag or final refuses'],
  ['if (index % LINKS_AT_ONCE === 0) await turn()', '', 'courtesy to others in this process, not an answer'],
  ['ring.epochs.find(({ id }) => id === epoch)', 'ring.current'],
  ['given.length === genuine.length && timingSafeEqual(given, genuine)', 'given.length === genuine.length'],
  ['purposes.some((one) => one === purpose)', 'true'],
  ['purposes === undefined ||', 'purposes !== undefined &&'],
  ['recursive: true', 'recursive: false'],
  ['entry.isFile()', '!entry.isFile()'],
  ['existsSync(folder)\n', 'true\n'],
]

const traces = [
  ['if (box.length < WIDTH) return []', 'if (box.length < WIDTH + 1) return []'],
  [', box.length - WIDTH])', '])'],
  ['index * EVERY', 'index * EVERY * 8'],
  ['start <= box.length - WIDTH', 'start < box.length - WIDTH'],
  ['sums[sum >>> 16] = 1', 'sums[sum >>> 16] = 0'],
  ['if (hashes.has(hash)) found.add(hash)', 'found.add(hash)'],
  ['bytes.subarray(Math.max(0, bytes.length - WIDTH + 1))', 'new Uint8Array()'],
  ['bytes.subarray(Math.max(0, bytes.length - WIDTH + 1))', 'bytes.subarray(Math.max(0, bytes.length - WIDTH + 2))'],
  ['if (end >= WIDTH) sum', 'if (end > WIDTH) sum'],
  ['end < WIDTH - 1 || ', 'end < WIDTH || '],
  ['end < WIDTH - 1 || ', '', 'a shorter piece has another hash; this only saves the work'],
  [' || sums[sum >>> 16] !== 1', '', 'the quick look only saves the work of hashing everywhere'],
]

const bytes = [
  ['yield await this.take(length)', 'await this.take(length)'],
  ['existsSync(file)) throw', 'false) throw'],
  ['existsSync(file)) throw', 'true) throw'],
]

const withdrawal = [
  ['key?.purpose !== PUBLICATION', 'false'],
  [
    'key?.purpose !== PUBLICATION',
    'key !== undefined && key.purpose !== PUBLICATION',
    'a row whose key is gone is refused by the next line too, before anything is written',
  ],
  ['      keys.set(key.id, key)\n', ''],
  ['for (const { row } of rows) await this.#keys.bury(tables, row.ref)', ''],
  ['for (const renew of renewals) await renew()', ''],
  ['return rows.length', 'return 0'],
  ['if (!old) throw', 'if (old === null) throw'],
  ['await this.#keys.destroy(tables, key.id)', ''],
  ['if (left.length > 0) await', 'await'],
  ['if (left.length > 0) await tables.putKey(next.fresh)', ''],
  ['next.key, next.id)', 'next.key, key.id)'],
  ['if (box) await tables.replaceRow({ ...row, keyId: next.id, box })', ''],
  ['...row, keyId: next.id, box', '...row, box'],
]

export const mutated = [
  { file: 'verify-erased.ts', specs, byHand: verifier },
  { file: 'traces.ts', specs, byHand: traces },
  { file: 'raw-bytes.ts', specs, byHand: bytes },
  { file: 'withdrawal.ts', specs: ['memory-vault.spec.ts', 'sqlite-rotation.int.spec.ts'], byHand: withdrawal },
]
