import { privateLogFile, privateLogStatus, proveLeaf } from '@heard/contracts/ledger'
import { auditFacts } from '@heard/contracts/reporting'
import { mayAct } from '@heard/identity'
import { Controller, Inject } from '@nestjs/common'
import { type Caller, From } from '../caller.ts'
import { derivedUuid } from '../ids.ts'
import { type AnswerOf, Implements, Input, type InputOf } from '../implements.ts'
import { Platform } from '../platform.ts'
import { Refused } from '../problems.ts'
import { LedgerReader } from './ledger-reader.ts'

/** The private log has every programme's facts: a grant for one programme does not reach it. */
@Controller()
export class PrivateLogController {
  constructor(
    @Inject(Platform) private readonly platform: Platform,
    @Inject(LedgerReader) private readonly ledger: LedgerReader,
  ) {}

  @Implements(privateLogStatus)
  async status(@From() caller: Caller): Promise<AnswerOf<typeof privateLogStatus>> {
    await this.admit(caller)
    return this.ledger.privateStatus()
  }

  @Implements(proveLeaf)
  async prove(@Input() { params }: InputOf<typeof proveLeaf>, @From() caller: Caller): Promise<AnswerOf<typeof proveLeaf>> {
    await this.admit(caller)
    const leaf = await this.ledger.leaf(BigInt(params.index))
    if (!leaf) throw new Refused('unknown-leaf')
    return leaf
  }

  @Implements(privateLogFile)
  async file(@Input() { query }: InputOf<typeof privateLogFile>, @From() caller: Caller): Promise<AnswerOf<typeof privateLogFile>> {
    await this.admit(caller)
    const file = await this.ledger.privateFile(query.path)
    if (!file) throw new Refused('no-such-file')
    return file
  }

  /** Who reads here is recorded, once a day: reading would otherwise make the log grow under the reader. */
  private async admit({ principal, actor, at }: Caller): Promise<void> {
    const judgement = mayAct(principal, 'private-log.read', {})
    if (!judgement.allowed) throw new Refused(judgement.why)
    const stream = `audit-${actor}.${at.slice(0, 10)}`
    const { version } = auditFacts.EvidenceViewed
    const fact = { id: derivedUuid(`${stream}/private-log`), type: 'EvidenceViewed', version, data: { view: 'private-log' }, metadata: { actor, at } }
    await this.platform.store.append({ stream, expected: 'any', facts: [fact] })
  }
}
