import type { ProblemType } from './problem.ts'

/** What a route that takes files may answer besides success. `taken`: the kinds as people call them, such as `a CSV or XLSX file`. */
export const fileProblems = (taken: string) =>
  ({
    'other-kind': { status: 422, title: `This file is not ${taken}, whatever its name says; save it as ${taken} without a password and try again` },
    'unclear-letters': { status: 422, title: 'Some letters of this file cannot be read for sure; save it as “CSV UTF-8” and try again' },
    'name-misleads': { status: 422, title: 'The name of this file ends as if it were of another kind; give it the right ending and try again' },
    'two-kinds-in-one': { status: 422, title: 'Another file is hidden in this file; save it again in the program that it comes from and try again' },
    'damaged-file': { status: 422, title: 'This file is damaged or not whole; save or copy it again and try again' },
    'inflates-too-far': { status: 413, title: 'This file is far larger inside than it looks; save its content in a simpler file and try again' },
    'not-only-sound': { status: 422, title: 'This recording holds pictures or more than one track; save only its sound and try again' },
    'unclear-recording': {
      status: 422,
      title: 'This recording holds something that cannot be checked for names and places; save it as MP3 or WAV in another program and try again',
    },
    infected: {
      status: 422,
      title: 'The virus scanner found something harmful in this file, so nothing of it was kept; have the computer checked that it comes from',
    },
    'too-large-to-check': { status: 413, title: 'This file is larger than the virus scanner takes; split it into smaller files' },
    'not-checked': { status: 503, title: 'This file cannot be checked for viruses now, so it was not taken; try again in a few minutes' },
  }) as const satisfies Record<string, ProblemType>
