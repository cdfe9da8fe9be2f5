/** The languages people are expected to write in, each under its own name. Any other one is welcome too. */
export const writingLanguages = [
  ['en', 'English'],
  ['bn', 'বাংলা'],
  ['fr', 'Français'],
  ['gu', 'ગુજરાતી'],
  ['pl', 'Polski'],
  ['pt', 'Português'],
  ['pa', 'ਪੰਜਾਬੀ'],
  ['ro', 'Română'],
  ['so', 'Soomaali'],
  ['ur', 'اردو'],
] as const
