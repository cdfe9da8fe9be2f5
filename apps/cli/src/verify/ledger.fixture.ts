import { createHash } from 'node:crypto'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { accountInLuton, publishVersion } from '@heard/portal/accountable'
import { startTestHeard } from '@heard/standalone/testing'
import { FolderTiles, Heads, noteSigner, signingKeyFromFile, TiledLog } from '@heard/transparency-log'
import { readBundle } from '@heard/transparency-log/verify'
import type { Surroundings } from '../command.ts'
import { commands } from '../commands.ts'
import { type Ended, runLine } from '../run-line.ts'

/** The ledger of a platform on which things were asked, answered, promised, judged and reported. */
export type TestLedger = {
  /** Everything below lies here; the command line stands here. */
  readonly folder: string
  /** The whole ledger, and as it was before the report. */
  readonly whole: string
  readonly earlier: string
  readonly key: string
  readonly origin: string
  readonly entries: readonly string[]
  /** Copies the whole ledger under a name. */
  copy(name: string): string
  /** Signs these entries, with the log's own key, as a ledger under a name, beside the same words. */
  sign(name: string, entries: readonly string[]): Promise<string>
  run(...line: string[]): Promise<Ended>
  close(): void
}

const signAs = async (keyFile: string, origin: string, folder: string, entries: readonly string[]): Promise<void> => {
  const heads = Heads.open(`${folder}-heads.sqlite`)
  const log = await TiledLog.open({ signer: noteSigner(origin, signingKeyFromFile(keyFile)), tiles: new FolderTiles(folder), heads })
  log.append(entries.map((entry) => new TextEncoder().encode(entry)))
  await log.publish({ cursor: '' })
  await heads.close()
}

export const testLedger = async (): Promise<TestLedger> => {
  const folder = mkdtempSync(join(tmpdir(), 'heard-verify-'))
  const [whole, earlier] = [join(folder, 'whole'), join(folder, 'earlier')]
  const test = await startTestHeard()
  await accountInLuton(test)
  await test.heard.settleLedger()
  cpSync(join(test.folder, 'ledger'), earlier, { recursive: true })
  await publishVersion(test, 'luton-cancer', { title: 'Our second year', summary: 'A second report.', objectives: [] })
  await test.heard.settleLedger()
  cpSync(join(test.folder, 'ledger'), whole, { recursive: true })
  const { verifierKey: key, origin } = JSON.parse(readFileSync(join(whole, 'heard-ledger.json'), 'utf8'))
  const signingKey = join(folder, 'ledger.key')
  cpSync(join(test.folder, 'keys', `ledger-${createHash('sha256').update(origin).digest('hex').slice(0, 16)}.key`), signingKey)
  await test.close()

  const size = Number(readFileSync(join(whole, 'checkpoint'), 'utf8').split('\n')[1])
  const bundle = await readBundle(new FolderTiles(whole), 0n, size)
  const entries = (bundle ?? []).map((entry) => new TextDecoder().decode(entry))
  const surroundings: Surroundings = { environment: {}, standing: folder, root: folder, progress: () => undefined }
  return {
    folder,
    whole,
    earlier,
    key,
    origin,
    entries,
    copy(name) {
      cpSync(whole, join(folder, name), { recursive: true })
      return join(folder, name)
    },
    async sign(name, signed) {
      const place = join(folder, name)
      mkdirSync(place)
      for (const beside of ['wording', 'heard-ledger.json']) cpSync(join(whole, beside), join(place, beside), { recursive: true })
      await signAs(signingKey, origin, place, signed)
      return place
    },
    run: (...line) => runLine(commands, line, surroundings),
    close: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** Changes one byte of a file. */
export const flip = (file: string, at: number): void => {
  const bytes = readFileSync(file)
  bytes[at] = (bytes[at] ?? 0) ^ 1
  writeFileSync(file, bytes)
}

/** Serves a folder as any web server would; `answer` may answer instead. */
export const serve = async (folder: string, answer?: (path: string) => number | undefined): Promise<{ url: string; close(): void }> => {
  const server = createServer((request, response) => {
    const path = request.url ?? ''
    const status = answer?.(path)
    if (status !== undefined) return void response.writeHead(status).end()
    try {
      response.end(readFileSync(join(folder, path)))
    } catch {
      response.writeHead(404).end()
    }
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}`, close: () => void server.close() }
}
