import { type Caller, Refused } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import { isChampion } from '../application/application.state.ts'
import { Applications, type ReadApplication } from '../application/applications.ts'
import { Links } from '../link/links.ts'

export type Own = ReadApplication & { readonly programme: string; readonly application: string }

/** What the champion who asks is one by. */
@Injectable()
export class OwnApplication {
  constructor(
    @Inject(Links) private readonly links: Links,
    @Inject(Applications) private readonly applications: Applications,
  ) {}

  /** Nothing for whoever is not connected with an application, and once they are no champion any more. */
  async find(programme: string, { actor }: Pick<Caller, 'actor'>): Promise<Own | undefined> {
    const application = (await this.links.of(programme)).get(actor)
    if (application === undefined) return undefined
    const read = await this.applications.read(programme, application)
    return isChampion(read.state) ? { programme, application, ...read } : undefined
  }

  /** @throws Refused `not-linked` */
  async get(programme: string, caller: Pick<Caller, 'actor'>): Promise<Own> {
    const own = await this.find(programme, caller)
    if (!own) throw new Refused('not-linked')
    return own
  }
}
