import type { Sealed } from '@heard/contracts'
import type { FieldFor } from '@heard/contracts/engagement'
import { type Caller, Commands, type FieldRequest, Platform } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'

type Field = FieldFor<'publication'>

/** Words that staff publish to champions or to everybody: with the programme as their subject, so that they can be withdrawn. */
@Injectable()
export class PublishedWords {
  constructor(
    @Inject(Platform) private readonly platform: Pick<Platform, 'vault'>,
    @Inject(Commands) private readonly commands: Commands,
  ) {}

  async seal(programme: string, field: Field, payload: FieldRequest['payload'], caller: Caller): Promise<Sealed> {
    const [sealed] = await this.commands.seal([{ subject: programme, purpose: 'publication', field, payload }], caller)
    if (!sealed) throw new TypeError('the vault answered without the words')
    return sealed
  }

  /** By their references; those that were withdrawn are missing. */
  async payloads(refs: readonly (string | null | undefined)[]): Promise<ReadonlyMap<string, unknown>> {
    const asked = [...new Set(refs)].filter((ref) => typeof ref === 'string')
    const opened = asked.length === 0 ? [] : await this.platform.vault.wording(asked)
    return new Map(opened.flatMap((row) => (row.status === 'open' ? [[row.ref, row.payload] as const] : [])))
  }

  /** Texts by their references; those that were withdrawn are missing. */
  async texts(refs: readonly (string | null | undefined)[]): Promise<ReadonlyMap<string, string>> {
    const payloads = await this.payloads(refs)
    return new Map([...payloads].flatMap(([ref, payload]) => (typeof payload === 'string' ? [[ref, payload] as const] : [])))
  }
}
