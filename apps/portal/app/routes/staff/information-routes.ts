import { route } from '@react-router/dev/routes'

/** What staff tell the public: the support directory. Below `/staff`. */
export const informationScreens = [
  route(':programme/support', 'routes/staff/support/list.tsx'),
  route(':programme/support/new', 'routes/staff/support/new.tsx'),
  route(':programme/support/:piece', 'routes/staff/support/show.tsx'),
  route(':programme/support/:piece/edit', 'routes/staff/support/edit.tsx'),
  route(':programme/support/:piece/words/:language', 'routes/staff/support/words.tsx'),
  route(':programme/support/:piece/referrals', 'routes/staff/support/agreement.tsx'),
  route(':programme/referrals', 'routes/staff/referrals/list.tsx'),
  route(':programme/signposting', 'routes/staff/signposting/signposting.tsx'),
]
