import type { PieceContent, ProgrammeDefinition, SupportDefinition } from '@heard/contracts/engagement'
import { monthsAfter } from '@heard/privacy'
import { type CommandSource, derivedUuid, Refused } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import { type About, Pieces } from '../piece/piece.handlers.ts'

const REVIEW_MONTHS = 12

const contentOf = (
  { name, what, phone, web, directory }: SupportDefinition,
  unchecked: readonly string[],
  today: string,
): PieceContent | undefined => {
  if (!directory) return undefined
  const { needs, place, spoken, interpreters, ...words } = directory
  return {
    about: { kind: 'service', needs, place, spoken, interpreters },
    unchecked: [...unchecked],
    owner: 'connector',
    reviewBy: monthsAfter(today, REVIEW_MONTHS),
    words: { name, what, phone, web, ...words },
  }
}

/** Puts the support of a programme's file into its directory, once: from then on staff keep it. */
@Injectable()
export class SeedDirectory {
  constructor(@Inject(Pieces) private readonly pieces: Pieces) {}

  /** The position of what was written last; nothing when all was there. */
  async seed({ id: programme, support, uncheckedLanguages }: ProgrammeDefinition, source: CommandSource): Promise<bigint | undefined> {
    const today = source.at.slice(0, 10)
    let position: bigint | undefined
    for (const each of support) {
      const content = contentOf(each, uncheckedLanguages, today)
      const about = { programme, piece: derivedUuid(`directory/${programme}/${each.id}`) }
      if (content && !(await this.isThere(about))) position = (await this.put(about, content, source)) ?? position
    }
    return position
  }

  private async put(about: About, content: PieceContent, source: CommandSource): Promise<bigint | undefined> {
    try {
      await this.pieces.write(about, 0, content, source)
      return await this.pieces.run({ type: 'Publish', ...about, today: source.at.slice(0, 10) }, source)
    } catch (error) {
      // Another process that starts at the same moment was quicker.
      if (error instanceof Refused && (await this.isThere(about))) return undefined
      throw error
    }
  }

  private async isThere(about: About): Promise<boolean> {
    return (await this.pieces.state(about)).newest > 0
  }
}
