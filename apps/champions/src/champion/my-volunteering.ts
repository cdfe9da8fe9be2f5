import { type Caller, mayActOn, Refused } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import { isChampion } from '../application/application.state.ts'
import { Applications, type ReadApplication } from '../application/applications.ts'
import { Links } from '../link/links.ts'
import type { ChampionState } from './champion.decider.ts'
import { Champions, OWN } from './champions.ts'

export type Own = ReadApplication & {
  readonly programme: string
  readonly application: string
  readonly belongs: ChampionState
  /** The account's role is bound to another community than the one they belong to. */
  readonly elsewhere: boolean
}

/** What the champion who asks is one by. */
@Injectable()
export class OwnApplication {
  constructor(
    @Inject(Links) private readonly links: Links,
    @Inject(Applications) private readonly applications: Applications,
    @Inject(Champions) private readonly champions: Champions,
  ) {}

  /** Nothing for whoever is not connected with an application, and once they are no champion any more. */
  async find(programme: string, caller: Pick<Caller, 'actor' | 'principal'>): Promise<Own | undefined> {
    const application = (await this.links.of(programme)).get(caller.actor)
    if (application === undefined) return undefined
    const read = await this.applications.read(programme, application)
    if (!isChampion(read.state)) return undefined
    const belongs = await this.champions.state(programme, application)
    const elsewhere = belongs.community !== undefined && !mayActOn(caller, OWN, programme, belongs.community)
    return { programme, application, ...read, belongs, elsewhere }
  }

  /** @throws Refused `not-linked` */
  async get(programme: string, caller: Pick<Caller, 'actor' | 'principal'>): Promise<Own> {
    const own = await this.find(programme, caller)
    if (!own) throw new Refused('not-linked')
    return own
  }
}
