import type { EntryList } from '@heard/contracts/engagement'
import { Inject, Injectable } from '@nestjs/common'
import { ReadModel } from './read-model.ts'

/** An entry of a programme's list. `content` is the vault reference of its wording; entries no longer offered stay known. */
export type OutlineEntry = { readonly id: string; readonly successor: string | null; readonly offered: number; readonly content: string }

/** Looks programmes up in the service's own read model, which must have `programmeOutlineProjection`. */
@Injectable()
export class ProgrammeOutline {
  constructor(@Inject(ReadModel) private readonly model: ReadModel) {}

  /** Whether the programme exists and takes contributions now. */
  isOpen(programme: string): boolean {
    return this.model.query<{ status: string }>('SELECT status FROM outline_programmes WHERE programme = ?', programme)[0]?.status === 'open'
  }

  /** Whether there is such a programme, whatever its state. */
  exists(programme: string): boolean {
    return this.model.query('SELECT 1 AS found FROM outline_entries WHERE programme = ? LIMIT 1', programme).length > 0
  }

  /** Entries of a list in their order, those no longer offered included. */
  entries(programme: string, list: EntryList): readonly OutlineEntry[] {
    return this.model.query<OutlineEntry>(
      'SELECT id, successor, offered, content FROM outline_entries WHERE programme = ? AND list = ? ORDER BY place, id',
      programme,
      list,
    )
  }

  offers(programme: string, list: EntryList, id: string): boolean {
    return this.entries(programme, list).some((entry) => entry.id === id && entry.offered === 1)
  }

  /** The organisation and all that took over from it, first the organisation itself. */
  successionOf(programme: string, organisation: string): readonly string[] {
    const successors = new Map(this.entries(programme, 'organisation').map(({ id, successor }) => [id, successor]))
    const line: string[] = []
    for (let at: string | null | undefined = organisation; at && !line.includes(at); at = successors.get(at)) line.push(at)
    return line
  }
}
