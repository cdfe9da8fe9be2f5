import { route } from '@react-router/dev/routes'

/** Accounts of the whole installation: below `/staff`. */
export const peopleScreens = [
  route('people', 'routes/staff/people/people.tsx'),
  route('people/new', 'routes/staff/people/new.tsx'),
  route('people/:account', 'routes/staff/people/person.tsx'),
  route('people/:account/keep', 'routes/staff/people/keep.tsx'),
  route('people/:account/invite', 'routes/staff/people/invite.tsx'),
  route('people/:account/remove', 'routes/staff/people/remove.tsx'),
]
