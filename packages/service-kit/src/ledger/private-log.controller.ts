import { privateLogFile, privateLogStatus, proveLeaf } from '@heard/contracts/ledger'
import { mayAct } from '@heard/identity'
import { Controller, Inject } from '@nestjs/common'
import { type Caller, From } from '../caller.ts'
import { type AnswerOf, Implements, Input, type InputOf } from '../implements.ts'
import { Platform } from '../platform.ts'
import { Refused } from '../problems.ts'

/** The private log has every programme's facts: a grant for one programme does not reach it. */
@Controller()
export class PrivateLogController {
  constructor(@Inject(Platform) private readonly platform: Platform) {}

  @Implements(privateLogStatus)
  status(@From() caller: Caller): Promise<AnswerOf<typeof privateLogStatus>> {
    admit(caller)
    return this.platform.ledger.privateStatus()
  }

  @Implements(proveLeaf)
  async prove(@Input() { params }: InputOf<typeof proveLeaf>, @From() caller: Caller): Promise<AnswerOf<typeof proveLeaf>> {
    admit(caller)
    const leaf = await this.platform.ledger.leaf(BigInt(params.index))
    if (!leaf) throw new Refused('unknown-leaf')
    return leaf
  }

  @Implements(privateLogFile)
  async file(@Input() { query }: InputOf<typeof privateLogFile>, @From() caller: Caller): Promise<AnswerOf<typeof privateLogFile>> {
    admit(caller)
    const file = await this.platform.ledger.privateFile(query.path)
    if (!file) throw new Refused('no-such-file')
    return file
  }
}

const admit = (caller: Caller): void => {
  const judgement = mayAct(caller.principal, 'private-log.read', {})
  if (!judgement.allowed) throw new Refused(judgement.why)
}
