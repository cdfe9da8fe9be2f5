import { mostOpenings, type Opener, type OpeningOfMine, OpeningReason } from '@heard/contracts/engagement'
import { Platform, ReadModel } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import { Follows } from '../follow/follows.ts'

type OpeningRow = { readonly at: string; readonly actor: string; readonly purpose: string; readonly reason: string }

const SQL = `SELECT DISTINCT o.fact, o.at, o.actor, o.purpose, o.reason FROM openable r JOIN openings o ON o.ref = r.ref
  WHERE r.owner IN (?, ?) ORDER BY o.at DESC, o.fact DESC LIMIT ${mostOpenings}`

/** Accounts have UUIDs; whatever else opens something is a part of the platform. */
const isAccount = (actor: string): boolean => /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(actor)

/** The openings of one contribution, with roles instead of people. */
@Injectable()
export class Openings {
  constructor(
    @Inject(Platform) private readonly platform: Platform,
    @Inject(ReadModel) private readonly model: ReadModel,
    @Inject(Follows) private readonly follows: Follows,
  ) {}

  async of(programme: string, contribution: string): Promise<OpeningOfMine[]> {
    const follow = await this.follows.of(contribution)
    const rows = this.model.query<OpeningRow>(SQL, contribution, follow?.follow ?? contribution)
    const actors = [...new Set(rows.map(({ actor }) => actor))]
    const openers = new Map(await Promise.all(actors.map(async (actor) => [actor, await this.opener(programme, actor)] as const)))
    return rows.map(({ at, actor, purpose, reason }) => ({
      at,
      purpose,
      reason: OpeningReason.parse(reason),
      by: openers.get(actor) ?? ['former-staff'],
    }))
  }

  private async opener(programme: string, actor: string): Promise<Opener[]> {
    if (actor === 'resident') return ['you']
    if (!isAccount(actor)) return ['platform']
    const grants = (await this.platform.accounts.grantsOf(actor)) ?? []
    const roles = new Set(grants.filter((grant) => grant.programme === '*' || grant.programme === programme).map(({ role }) => role))
    return roles.size > 0 ? [...roles].toSorted() : ['former-staff']
  }
}
