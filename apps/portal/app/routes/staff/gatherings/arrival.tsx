import { doorNotices, Permission, type RegistrationView } from '@heard/contracts/events'
import { Button } from '../../../components/button.tsx'
import { Tag } from '../../../components/content.tsx'
import { PostForm } from '../../../components/form.tsx'

/** With one press somebody is there; with another one it is taken back. */
export const Arrival = ({ one: { registration, people, arrived, details } }: { readonly one: RegistrationView }) => {
  const name = <span className="nhsuk-u-visually-hidden"> ({details?.name ?? 'erased'})</span>
  return (
    <PostForm>
      <input type="hidden" name="registration" value={registration} />
      {arrived > 0 ? (
        <>
          <Tag colour="green">{arrived === people ? 'Here' : `${arrived} here`}</Tag>{' '}
          <Button look="secondary" name="people" value="0">
            Not here
            {name}
          </Button>
        </>
      ) : (
        <Button name="people" value={String(people)}>
          {people === 1 ? 'Here' : `All ${people} here`}
          {name}
        </Button>
      )}
    </PostForm>
  )
}

const shortNames: Readonly<Record<Permission, string>> = { photographs: 'Photographs', 'named-sharing': 'Name' }

/** Nothing is allowed unless somebody said so; with one press it is taken back. */
export const Permissions = ({ one: { registration, permissions, details } }: { readonly one: RegistrationView }) =>
  Permission.options.map((to) => {
    const given = permissions.includes(to)
    return (
      <PostForm key={to}>
        <input type="hidden" name="registration" value={registration} />
        <input type="hidden" name="to" value={to} />
        <Tag colour={given ? 'green' : 'grey'}>{`${shortNames[to]}: ${given ? 'yes' : 'no'}`}</Tag>{' '}
        <Button look="secondary" name="given" value={given ? 'no' : 'yes'}>
          {given ? 'Take it back' : 'They say yes'}
          <span className="nhsuk-u-visually-hidden">
            {' '}
            ({shortNames[to]}, {details?.name ?? 'erased'})
          </span>
        </Button>
      </PostForm>
    )
  })

export const Notices = () => (
  <details className="nhsuk-details app-screen">
    <summary className="nhsuk-details__summary">
      <span className="nhsuk-details__summary-text">What to read out before somebody says yes</span>
    </summary>
    <div className="nhsuk-details__text">
      {Permission.options.map((to) => (
        <p key={to}>
          {shortNames[to]}: “{doorNotices[to].words.en}”
        </p>
      ))}
    </div>
  </details>
)
