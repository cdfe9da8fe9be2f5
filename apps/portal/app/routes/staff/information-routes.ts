import { route } from '@react-router/dev/routes'

/** What staff tell the public: the support directory and information. Below `/staff`. */
export const informationScreens = [
  route(':programme/support', 'routes/staff/support/list.tsx'),
  route(':programme/support/new', 'routes/staff/support/new.tsx'),
  route(':programme/support/:piece', 'routes/staff/pieces/show.tsx', { id: 'service-of-staff' }),
  route(':programme/support/:piece/edit', 'routes/staff/support/edit.tsx'),
  route(':programme/support/:piece/words/:language', 'routes/staff/pieces/words.tsx', { id: 'service-in-language' }),
  route(':programme/support/:piece/referrals', 'routes/staff/support/agreement.tsx'),
  route(':programme/information', 'routes/staff/information/list.tsx'),
  route(':programme/information/new/:kind', 'routes/staff/information/new.tsx'),
  route(':programme/information/:piece', 'routes/staff/pieces/show.tsx', { id: 'information-of-staff' }),
  route(':programme/information/:piece/edit', 'routes/staff/information/edit.tsx'),
  route(':programme/information/:piece/words/:language', 'routes/staff/pieces/words.tsx', { id: 'information-in-language' }),
  route(':programme/referrals', 'routes/staff/referrals/list.tsx'),
  route(':programme/signposting', 'routes/staff/signposting/signposting.tsx'),
]
