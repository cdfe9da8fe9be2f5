import { route } from '@react-router/dev/routes'

/** What champions do by themselves: below `/staff`. */
export const championScreens = [
  route(':programme/volunteering', 'routes/staff/volunteering/mine.tsx'),
  route(':programme/volunteering/leave', 'routes/staff/volunteering/leave.tsx'),
]
