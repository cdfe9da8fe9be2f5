import { ReadModel, Refused } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'

type Champion = { readonly application: string; readonly community: string | null }
export type NoteRow = { readonly contribution: string; readonly at: string; readonly stages: string }

const CHAMPION = `SELECT application, community FROM champion_accounts LEFT JOIN champion_communities USING (application)
WHERE programme = ? AND account = ?`
const NOTES = 'SELECT contribution, at, stages FROM heard_notes WHERE application = ? ORDER BY at DESC, contribution LIMIT 100'

/** Which champion an account is, and what they passed on. */
@Injectable()
export class HeardNotes {
  constructor(@Inject(ReadModel) private readonly model: ReadModel) {}

  champion(programme: string, account: string): Champion | undefined {
    return this.model.query<Champion>(CHAMPION, programme, account)[0]
  }

  /** @throws Refused `not-linked`, `not-assigned` */
  assigned(programme: string, account: string): { readonly application: string; readonly community: string } {
    const champion = this.champion(programme, account)
    if (!champion) throw new Refused('not-linked')
    const { application, community } = champion
    if (community === null) throw new Refused('not-assigned')
    return { application, community }
  }

  of(application: string): readonly NoteRow[] {
    return this.model.query<NoteRow>(NOTES, application)
  }
}
