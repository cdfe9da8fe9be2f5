import { Button } from '../../../components/button.tsx'
import { Select } from '../../../components/select.tsx'

type AnswersOfProps = {
  readonly conversations: readonly { readonly value: string; readonly label: string }[]
  readonly answered: string | undefined
  readonly address: string
}

/** Says which conversation a file answers: its columns are then offered the questions. */
export const AnswersOf = ({ conversations, answered, address }: AnswersOfProps) =>
  conversations.length === 0 ? null : (
    <form method="get" action={address} className="app-switcher">
      <Select
        name="conversation"
        label="Are these answers to a conversation?"
        value={answered ?? ''}
        options={[{ value: '', label: 'No' }, ...conversations]}
      />
      <Button look="secondary">Read them so</Button>
    </form>
  )
