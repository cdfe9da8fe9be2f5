import type { ThemeName } from '@heard/contracts/reporting'
import { Inject, Injectable } from '@nestjs/common'
import { CodebookReader } from '../codebook/codebook.reader.ts'
import { Wordings } from '../wordings.ts'

/** Names of the themes that recommendations rest on. */
@Injectable()
export class ThemeNames {
  constructor(
    @Inject(CodebookReader) private readonly codebook: CodebookReader,
    @Inject(Wordings) private readonly wordings: Wordings,
  ) {}

  /** In the codebook's order. */
  async behind(programme: string, recommendations: readonly { readonly themes: readonly string[] }[]): Promise<ThemeName[]> {
    const used = new Set(recommendations.flatMap(({ themes }) => themes))
    const rows = this.codebook.themes(programme).filter(({ theme }) => used.has(theme))
    const words = await this.wordings.read(rows.map(({ name }) => name))
    return rows.map(({ theme, name }) => ({ theme, name: words.get(name) ?? { status: 'tampered' } }))
  }
}
