import type { MemoView } from '@heard/contracts/reporting'
import type { RefObject } from 'react'
import type { FieldError } from '../../../components/field.ts'
import type { FormValues } from '../../../components/form.tsx'
import { MarkedMemoForm, MemoForm } from '../memos/memo-form.tsx'
import { MemoList } from '../memos/memo-list.tsx'
import type { Answers } from './quote.ts'

type MemosPartProps = {
  readonly memos: readonly MemoView[]
  readonly programme: string
  /** The words that stand on the page. */
  readonly answers: Answers | undefined
  readonly mayNote: boolean
  /** The version of the text that words are marked in; left out where there is no text to mark. */
  readonly textVersion: number | undefined
  readonly words: RefObject<Element | null>
  readonly formKey: string
  readonly values: FormValues | undefined
  readonly errors: readonly FieldError[] | undefined
}

const hint = 'It is of the person who said this: they may ask to see it, and it goes with their words.'

/** What analysts note on a contribution. */
export const MemosPart = ({ memos, programme, answers, mayNote, textVersion, words, ...form }: MemosPartProps) => (
  <>
    <h2>Memos</h2>
    {memos.length === 0 ? <p>No memo yet.</p> : <MemoList memos={memos} programme={programme} mayEdit={mayNote} answers={answers} />}
    {mayNote && textVersion !== undefined && <MarkedMemoForm hint={hint} textVersion={textVersion} words={words} {...form} />}
    {mayNote && textVersion === undefined && <MemoForm hint={hint} {...form} />}
  </>
)
