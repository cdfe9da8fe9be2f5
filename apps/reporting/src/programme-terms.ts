import type { EntryList } from '@heard/contracts/engagement'
import type { Actor } from '@heard/identity'
import { ProgrammeOutline, Refused } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import type { ActsFor } from './acts-for.ts'

/** What a programme offers, and for which of its organisations somebody acts. */
@Injectable()
export class ProgrammeTerms {
  constructor(@Inject(ProgrammeOutline) private readonly outline: ProgrammeOutline) {}

  /** @throws Refused `not-found` when there is no such programme */
  require(programme: string): void {
    if (!this.outline.exists(programme)) throw new Refused('not-found')
  }

  /** Ids of a list that are offered now, in the programme's order. */
  offered(programme: string, list: EntryList): readonly string[] {
    return this.outline
      .entries(programme, list)
      .filter(({ offered }) => offered === 1)
      .map(({ id }) => id)
  }

  /** Everything that was ever in a list, in the programme's order. */
  known(programme: string, list: EntryList): readonly string[] {
    return this.outline.entries(programme, list).map(({ id }) => id)
  }

  /** Organisations whose questions and promises somebody answers for: their own, and those that it took over from. */
  actsFor(principal: Actor | undefined, programme: string): ActsFor {
    const own = (principal?.grants ?? []).flatMap(({ role, organisation, programme: where }) =>
      role === 'stakeholder' && organisation !== undefined && (where === '*' || where === programme) ? [organisation] : [],
    )
    const acts = this.known(programme, 'organisation').flatMap((organisation) => {
      const by = this.outline.successionOf(programme, organisation).find((each) => own.includes(each))
      return by === undefined ? [] : [[organisation, by] as const]
    })
    return Object.fromEntries(acts)
  }
}
