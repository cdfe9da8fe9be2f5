import type { MailWords } from './mail-words.ts'

export const so: MailWords = {
  confirm: {
    subject: 'Heard: fadlan xaqiiji iimaylkaaga',
    about: 'Waxaa nalaga codsaday inaan cinwaankan wax u soo qorno marka war cusub Heard ka jiro. Waxay u badan tahay inaad adigu codsatay.',
    page: 'Haddii aad adigu codsatay, fur linkigan 7 maalmood gudahood:',
    stop: 'Haddii aadan codsan, waxba looma baahna: 7 maalmood ka dib cinwaankan waan masaxaynaa. Si aad hadda u masaxdo:',
  },
  moved: {
    subject: 'Heard: wax cusub ayaa dhacay',
    about: 'Wax cusub ayaa ka dhacay wixii aad noo sheegtay.',
    page: 'Si aad u aragto, fur boggan oo geli koodka rasiidkaaga:',
  },
  news: {
    page: 'Halkan ka arag:',
    moves: {
      asked: 'Hay’ad ayaa wax la weydiistay.',
      answered: 'Hay’ad ayaa jawaabtay.',
      silent: 'Hay’adi waqtigeedii kuma jawaabin.',
      promised: 'Hay’ad ayaa wax ballanqaadday.',
      changed: 'Ballanqaad ayaa la beddelay.',
      progress: 'Waxaa jira war cusub oo ballanqaad ku saabsan.',
      kept: 'Hay’ad ayaa sheegtay inay ballanqaad fulisay.',
      verdict: 'Dadku waxay sheegeen waxa ay ka arkaan ballanqaad.',
      report: 'Warbixin cusub ayaa soo baxday.',
      figures: 'Tirooyin cusub ayaa soo baxay.',
      results: 'Natiijooyinka wadahadal ayaa soo baxay.',
    },
  },
  stop: 'Si aad u joojiso iimayladan oo aan u masaxno cinwaankan:',
  answer: {
    subject: 'Heard: jawaabta aan kuu hayno',
    reply: 'Iimaylkan waad ka jawaabi kartaa. Fadlan ha ka saarin mawduuca xarfaha ku jira calaamadaha [ ].',
    noReply: 'Fadlan ha ka jawaabin iimaylkan: cidna ma akhrido waxa ku soo noqda.',
    page: 'Si aad u aragto jawaabahayaga oo dhan, aad wax kale u qorto, ama aad u masaxdo, fur boggan oo geli koodka rasiidkaaga:',
  },
}
