import type { SupportContact } from '@heard/contracts/champions'

/** Whom a champion turns to. */
export const Contacts = ({ contacts }: { readonly contacts: readonly SupportContact[] }) =>
  contacts.length === 0 ? null : (
    <>
      <h2>Whom you can turn to</h2>
      <ul>
        {contacts.map(({ who, how }) => (
          <li key={`${who} ${how}`}>
            <strong>{who}</strong>: {how}
          </li>
        ))}
      </ul>
    </>
  )
