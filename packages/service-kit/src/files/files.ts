import { clamav, FileRefused, type Scanner, type SentFile, type TakenFile, type Taking, takeFile } from '@heard/files'
import { Inject, Injectable } from '@nestjs/common'
import { Platform } from '../platform.ts'
import { Refused } from '../problems.ts'

const TRY_AGAIN_SECONDS = 60

const byScanner = ['infected', 'too-large-to-check', 'not-checked'] as const

/** The one way in for files that people send: nothing of them is used before it has been taken here. */
@Injectable()
export class Files {
  private readonly scanner: Scanner | undefined

  constructor(@Inject(Platform) private readonly platform: Pick<Platform, 'configuration' | 'log'>) {
    const { clamav: address } = platform.configuration
    this.scanner = address && clamav(address)
  }

  /** @throws Refused with a code of `fileProblems`, or `too-large` */
  async take(file: SentFile, taking: Omit<Taking, 'scanner'>): Promise<TakenFile> {
    try {
      return await takeFile(file, { ...taking, scanner: this.scanner })
    } catch (error) {
      if (!(error instanceof FileRefused)) throw error
      const why = byScanner.find((code) => code === error.code)
      if (why) this.platform.log.event('security.file-refused', { why })
      throw new Refused(error.code, error.code === 'not-checked' ? TRY_AGAIN_SECONDS : undefined)
    }
  }

  /** Whether files are scanned for malware. */
  async scanning(): Promise<'on' | 'unavailable' | 'not-configured'> {
    if (!this.scanner) return 'not-configured'
    return (await this.scanner.answers()) ? 'on' : 'unavailable'
  }
}
