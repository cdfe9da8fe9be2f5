import { clamav, type FileRefusal, FileRefused, type Scanner, type SentFile, type TakenFile, type Taking, takeFile } from '@heard/files'
import { Inject, Injectable, Logger } from '@nestjs/common'
import { Platform } from '../platform.ts'
import { Refused } from '../problems.ts'

const TRY_AGAIN_SECONDS = 60

const worthTelling: readonly FileRefusal[] = ['infected', 'too-large-to-check', 'not-checked']

/** The one way in for files that people send: nothing of them is used before it has been taken here. */
@Injectable()
export class Files {
  private readonly logger = new Logger('Files')
  private readonly scanner: Scanner | undefined

  constructor(@Inject(Platform) { configuration }: Platform) {
    this.scanner = configuration.clamav && clamav(configuration.clamav)
  }

  /** @throws Refused with a code of `fileProblems`, or `too-large` */
  async take(file: SentFile, taking: Omit<Taking, 'scanner'>): Promise<TakenFile> {
    try {
      return await takeFile(file, { ...taking, scanner: this.scanner })
    } catch (error) {
      if (!(error instanceof FileRefused)) throw error
      if (worthTelling.includes(error.code)) this.logger.warn(`A file was refused (${error.code}): ${error.message}`)
      throw new Refused(error.code, error.code === 'not-checked' ? TRY_AGAIN_SECONDS : undefined)
    }
  }

  /** Whether files are scanned for malware. */
  async scanning(): Promise<'on' | 'unavailable' | 'not-configured'> {
    if (!this.scanner) return 'not-configured'
    return (await this.scanner.answers()) ? 'on' : 'unavailable'
  }
}
