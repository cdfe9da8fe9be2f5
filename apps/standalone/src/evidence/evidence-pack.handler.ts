import { createHash } from 'node:crypto'
import type { AnswerOf } from '@heard/contracts'
import { type evidencePack, mostFactsInPack } from '@heard/contracts/ledger'
import { auditQuestions } from '@heard/contracts/reporting'
import { type Caller, type InputOf, LedgerReader, Platform, Refused } from '@heard/service-kit'
import { parseCheckpoint } from '@heard/transparency-log/verify'
import { Inject } from '@nestjs/common'
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs'
import { zipSync } from 'fflate'
import { citedIn } from './check-pack.ts'
import { EvidenceFiles } from './evidence-files.ts'
import { packDocuments } from './pack-documents.ts'
import { anchorPath, growthPath, leafPath, MANIFEST, type PackManifest, proofPath, questionPath, SIGNATURE, SIGNED_AS } from './pack-layout.ts'
import { packReadme } from './pack-readme.ts'
import { packVerifier } from './pack-verifier.ts'

type Input = InputOf<typeof evidencePack>
type Put = (path: string, content: string | Uint8Array) => void

export class EvidencePackQuery extends Query<AnswerOf<typeof evidencePack>> {
  constructor(
    readonly input: Input,
    readonly caller: Caller,
  ) {
    super()
  }
}

/** Evidence first, since asking for it is recorded; then the logs, which by then have those facts too. */
@QueryHandler(EvidencePackQuery)
export class EvidencePackHandler implements IQueryHandler<EvidencePackQuery> {
  constructor(
    @Inject(Platform) private readonly platform: Platform,
    @Inject(LedgerReader) private readonly ledger: LedgerReader,
    @Inject(EvidenceFiles) private readonly evidence: EvidenceFiles,
  ) {}

  async execute({ input, caller }: EvidencePackQuery): Promise<AnswerOf<typeof evidencePack>> {
    const files = new Map<string, Uint8Array>()
    const put: Put = (path, content) => void files.set(path, typeof content === 'string' ? Buffer.from(content) : content)
    const cited = await this.putEvidence(input.query, caller, put)
    if (cited.size > mostFactsInPack) throw new Refused('too-much-for-one-pack')
    await this.ledger.settle()
    for await (const { path, bytes } of this.ledger.publicFiles()) put(`ledger/${path}`, bytes)
    await this.putPrivateLog(cited, put)
    for (const [path, text] of await packDocuments()) put(path, text)
    const verifier = await packVerifier()
    put('verify.mjs', verifier.node)
    put('verify.html', verifier.page)
    put('README.txt', packReadme(caller.at, this.platform.configuration.origin))
    this.sign(files, input.query, caller, put)
    const name = `evidence-${input.query.programme ?? 'all'}-${caller.at.slice(0, 10)}.zip`
    const mtime = new Date(caller.at)
    return { name, base64: Buffer.from(zipSync(Object.fromEntries(files), { mtime })).toString('base64'), files: files.size }
  }

  /** The evidence of every question; answers the positions of the facts that it rests on. */
  private async putEvidence(scope: Input['query'], caller: Caller, put: Put): Promise<ReadonlySet<string>> {
    const cited = new Set<string>()
    for (const { number } of auditQuestions) {
      const { csv } = await this.evidence.file({ params: { question: number }, query: { ...scope, seed: 0 }, body: {} }, caller)
      put(questionPath(number), csv)
      for (const { position } of citedIn(csv)) cited.add(position)
    }
    return cited
  }

  private async putPrivateLog(cited: ReadonlySet<string>, put: Put): Promise<void> {
    const { ledger } = this
    const { checkpoint, size, anchors } = await ledger.privateStatus()
    if (checkpoint === undefined) throw new Refused('nothing-published')
    put('private-log/checkpoint', checkpoint)
    for (const anchor of anchors) {
      const from = parseCheckpoint(anchor.checkpoint).size
      put(anchorPath(anchor.day), anchor.checkpoint)
      put(growthPath(anchor.day), `${JSON.stringify({ from: String(from), size, proof: await ledger.privateGrowth(from) })}\n`)
    }
    for (const position of cited) {
      const index = BigInt(position) - 1n
      const leaf = await ledger.leaf(index)
      if (!leaf) continue
      put(leafPath(index), leaf.leaf)
      put(proofPath(index), leaf.proof)
    }
  }

  private sign(files: ReadonlyMap<string, Uint8Array>, scope: Input['query'], { at, actor }: Caller, put: Put): void {
    const listed = [...files].map(([path, bytes]) => ({ path, sha256: sha256(bytes), bytes: bytes.length }))
    const manifest: PackManifest = {
      pack: 'heard-evidence',
      version: 1,
      at,
      by: actor,
      scope,
      files: listed.toSorted((a, b) => (a.path < b.path ? -1 : 1)),
    }
    const text = `${JSON.stringify(manifest, undefined, 2)}\n`
    put(MANIFEST, text)
    put(SIGNATURE, this.ledger.signEvidence(`${SIGNED_AS}\n${sha256(Buffer.from(text))}\n${at}\n`))
  }
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
