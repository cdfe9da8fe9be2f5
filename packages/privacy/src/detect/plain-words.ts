const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/))

/** Words that begin sentences or follow a title and are never a name, in lower case. */
export const littleWords = words(`
a about after again all also although always am an and another any anyone anyway are around as ask asked at away back be because been before being
better both but by call called came can cannot can't could couldn't did didn't do does doesn't don't done during each either else ever every
everyone everything explained felt few finally first for from gave get getting give go going good got great had hadn't has hasn't have haven't
having he he'd he'll he's hello help her here hers hi him his how however i i'd i'll i'm i've if in instead into is isn't it it's its just keep kept
knew know last later least left less let like listened little looked made make many maybe me more most much must my need neither never new next nice
no nobody none nor not nothing now of off often oh ok okay old on once one only or other our out over people perhaps phoned please prescribed put
rang ready really referred refused right rude said same saw say says see seemed seen sent several she she'd she'll she's should show since so some
someone something sometimes soon sorry spoke still such suddenly sure surgery take taken talked tell than thank thanks that that's the their them
then there there's these they they'd they're they've thing things think this those though thought through till time to today together told tomorrow
too took tried try two unfortunately until up upon us used usually very visit waited wanted was wasn't way we we'd we'll we're we've well went were
weren't what what's whatever when where whether which while who who's whoever whole whom whose why with within without won't would wouldn't wrote
yes yesterday yet you you'd you'll you're you've your yours appointment appointments dear regards sincerely answer question note summary update edit
ps re fwd subject date name address phone email age number
`)

/** What is written with a capital and is no person: days and months, places, peoples, faiths, and the vocabulary of care. Lower case, without marks. */
export const knownThings = words(`
monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun january february march april may june july august september
october november december christmas easter eid ramadan diwali vaisakhi hanukkah lent lockdown covid coronavirus brexit internet google facebook
whatsapp zoom teams instagram twitter youtube amazon uber tesco asda english british scottish welsh irish polish romanian pakistani indian
bangladeshi punjabi bengali urdu gujarati hindi tamil pashto arabic african caribbean jamaican nigerian ghanaian somali portuguese brazilian spanish
french italian german dutch greek turkish kurdish iranian iraqi afghan syrian chinese japanese korean vietnamese filipino thai american canadian
australian lithuanian latvian ukrainian russian albanian bulgarian hungarian czech slovak european asian black white brown gypsy roma traveller
muslim christian hindu sikh jewish buddhist catholic islam islamic allah god jesus quran bible gurdwara mosque church temple england britain uk
scotland wales ireland europe africa asia america usa london luton dunstable bedford bedfordshire houghton regis leighton buzzard leagrave limbury
stopsley wigmore farley bury park sundon marsh lewsey challney biscot dallow saints barnfield crawley round green hitchin stevenage harpenden
hertfordshire cambridge cambridgeshire oxford birmingham manchester liverpool leeds sheffield bradford leicester nottingham derby coventry
wolverhampton bristol cardiff swansea glasgow edinburgh belfast newcastle hackney newham tower hamlets essex kent surrey sussex norfolk suffolk
northampton milton keynes watford hammersmith croydon ealing hounslow brent camden islington southwark lambeth lewisham greenwich paris rome madrid
lisbon warsaw bucharest dublin lahore karachi islamabad delhi mumbai dhaka sylhet lagos accra nairobi pakistan india bangladesh kashmir punjab
nigeria ghana kenya uganda somalia ethiopia jamaica poland romania portugal spain france germany italy greece turkey iran iraq afghanistan syria
china japan korea vietnam thailand australia canada brazil lithuania ukraine russia albania bulgaria hungary nhs gp gps hospital hospitals clinic
clinics surgery surgeries practice ward wards unit department trust hospice centre center council university college school academy pharmacy boots
royal general infirmary community health healthcare care cancer macmillan marie curie keech cruk cqc pals ccg icb ics mri ct pet ecg a&e ae icu hdu
itu gcse hr it tv ok dna hiv ms doctor doctors dr nurse nurses consultant consultants matron midwife midwives sister surgeon registrar oncologist
oncology radiographer radiology radiologist physiotherapist physio dentist therapist psychologist psychiatrist cardiologist urologist urology
gastroenterology dermatology haematology receptionist reception manager paramedic ambulance pharmacist interpreter mum mam mom mother dad father nan
nana nanny gran granny grandma grandad grandpa grandmother grandfather auntie aunty aunt uncle son daughter brother wife husband partner mummy daddy
abbu ammi bhai baji sir madam miss mister mrs mr lord lady dame king queen prince princess president minister mayor government parliament nice bowel
breast prostate lung cervical screening chemo chemotherapy radiotherapy scan biopsy smear mammogram palliative helpline samaritans healthwatch
crossroads mind age concern street road avenue lane close drive house court hall north south east west northern southern eastern western central
upper lower great little old new high world city town village county borough bank holiday prime army navy police paracetamol ibuprofen morphine
tamoxifen herceptin metformin insulin codeine gabapentin oramorph zoladex letrozole anastrozole warfarin parkinson parkinsons alzheimer alzheimers
crohn crohns hodgkin hodgkins lymphoma leukaemia sepsis diabetes asthma copd hpv bcg psa fit ibs pcos adhd ptsd cbt bupa dvla dwp pip esa uc staff
people management security research parking kind mobile landline telephone home work letter letters team nobody results result treatment nursing
phlebotomy triage transport patients patient services service support
`)

/** After a capital word they say that a place, a ward or an organisation is meant. */
export const institutions = words(`
hospital hospitals infirmary clinic centre center ward unit department wing suite trust council university college school academy surgery practice
medical health hospice house church mosque temple road street avenue lane close drive way court crescent park gardens square station line bridge
airport pharmacy foundation society charity institute ltd plc inc llp limited company group bank award syndrome disease test scale lymphoma day
campaign fund theatre building hotel arms stores library hall
`)

export const titles = words(`
mr mrs ms miss mx dr prof professor doctor sir dame lady lord rev reverend imam nurse sister matron midwife surgeon consultant father pastor
councillor cllr mufti maulana sheikh haji rabbi canon capt captain sergeant auntie aunty aunt uncle master madam
`)

export const relatives = words(`
mum mam mom mother dad father sister brother wife husband partner son daughter aunt auntie aunty uncle cousin niece nephew friend neighbour neighbor
carer gran grandma grandmother grandad grandfather nan grandson granddaughter boyfriend girlfriend fiance fiancee stepson stepdaughter stepdad
stepmum twin baby boss colleague mate girl boy child toddler boys girls kids sons daughters twins interpreter keyworker dentist gp
midwife nurse doctor consultant physio therapist
`)

/** What people do: after a doubtful name they say that a person is meant. */
export const personVerbs = words(`
said says told asked rang phoned called explained came went helped was is has had gave took knows knew thinks thought looked listened saw works
worked visited cried died passed drove held sat stayed understood introduced arranged booked sorted wrote texted emailed promised never always also
and
`)

/** Of these even an unknown word at the beginning of a sentence may be the person. */
export const sayingVerbs = words(`said told rang asked explained phoned called went came held knew died shouted laughed cried replied promised`)

/** Before a capital word in a sentence they often lead to a person. */
export const personLeads = words(`
with by to from told saw asked met rang and thank thanks thanked for see called named love is was dear hi hello am i'm im
`)

/** Parts of family names that are written small. */
export const particles = words(`van von der den de da das dos del di la le du bin bint ibn al el ul ur ud e y o`)

/** What is said of a name, or of somebody who was called; never a name itself. */
export const aboutNames = words(`
names wrong spelt misspelt spelled missing different common foreign long short hard easy difficult unusual there here home twice upstairs early late
below above private secret public same mine ours yours today later alone ill well unwell dead alive born there away
`)

/** What stands before the name at the end of a letter. */
export const signOffs = words(`regards sincerely faithfully wishes`)
