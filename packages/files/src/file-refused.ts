/** Why a file is not taken. */
export type FileRefusal =
  /** It is none of the kinds that are taken here. */
  | 'other-kind'
  /** A text file whose letters cannot be told for sure. */
  | 'unclear-letters'
  /** Its name ends as those of another kind do. */
  | 'name-misleads'
  /** It can be read as a second kind of file too. */
  | 'two-kinds-in-one'
  | 'damaged-file'
  | 'too-large'
  | 'inflates-too-far'
  /** A recording that has pictures or a second track. */
  | 'not-only-sound'
  /** A recording with something in it that is not known to be sound. */
  | 'unclear-recording'
  | 'infected'
  | 'too-large-to-check'
  | 'not-checked'

/** A file was refused. The message is for logs and specs, and repeats nothing of the file. */
export class FileRefused extends Error {
  readonly type = 'file-refused'
  readonly code: FileRefusal

  constructor(code: FileRefusal, message: string) {
    super(message)
    this.code = code
  }
}
