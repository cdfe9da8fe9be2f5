const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/))

/**
 * Given names that are hardly ever anything else, in lower case and without marks: common ones in England and Wales, Ireland and Scotland, South Asia,
 * the Arab world, Turkey, Poland, Romania, Portugal, Brazil, Lithuania, Ukraine, West and East Africa, the Caribbean. From general knowledge.
 */
export const givenNames = words(`
aaron abby abigail adam adele adrian agnes aidan aimee alan alana alastair albert alec alex alexa alexander alexandra alexis alfie alfred alice
alicia alison alistair allan allison amanda amelia amy andrea andrew andy angela angus anita ann anna annabel anne annette annie anthony antonia
antony archie arlene arthur ashleigh ashley audrey barbara barry beatrice becky belinda ben benjamin bernadette bernard bernie beryl beth bethany
betty beverley bev billy bobby brenda brendan brian bridget bronwen bruce bryan bryony callum calum cameron carl carla carly carol carole caroline
carolyn caspar catherine cathy cecilia cedric ceri charlene charles charlie charlotte cheryl chloe chris christina christine christopher ciara
claire clara clare claudia clive colette colin connor conor corinne craig cynthia daniel danielle danny daphne darren dave david davina dawson
debbie deborah debra declan deirdre denise dennis derek desmond diana diane dominic donald donna doreen doris dorothy douglas duncan dylan eamon
eddie edith edmund edna edward eileen elaine eleanor elisabeth eliza elizabeth ella ellen ellie elliot elsie emily emma eric erica erin ernest esme
esther ethan ethel eugene eunice eva evan eve evelyn fergus fiona florence frances francesca francis freda freddie frederick freya gabriel gail
gareth gary gavin gemma geoff geoffrey george georgie georgina gerald geraldine gerard gillian gladys glen glenda glenn glenys gordon graeme graham
greg gregory gwen gwyneth hamish hannah harold harriet harry harvey hayley helen helena henry hilary hilda howard hugh hugo iain ian imogen ingrid
irene isaac isabel isabella isla isobel jackie jacob jacqueline jacqui jake james jamie jan jane janet janice janine jasmine jason jayne jean
jeanette jeff jeffrey jemima jennifer jenny jeremy jess jessica jill jim jimmy joan joanna joanne jodie joe joel john johnny jon jonathan jonny
joseph josephine josh joshua joyce juan judith judy julia julian julie juliet june-marie justin karen karl kate katharine katherine kathleen kathryn
kathy katie katy kayleigh keith kelly ken kenneth kenny kerry kevin kieran kim kirsten kirsty kris kristina kyle laura lauren laurence leah leanne
lee len lena leo leon leonard leonie lesley leslie lewis liam lilian linda lindsay lindsey lisa liz lizzie lloyd logan lorna lorraine louis louisa
louise lucas lucinda lucy luke lydia lynda lynn lynne lynsey mabel maddie madeleine madison maeve mairead malcolm mandy marcus margaret margery
marian marie marilyn marion marjorie marlene martha martin martina martyn mary mathew matilda matt matthew maud maureen maurice mavis maxine megan
melanie melissa melvin mervyn mia michael michaela michelle mick mike millie miranda miriam moira molly mona monica morag muriel myra nadine nancy
naomi natalie natasha nathan neil nell nellie niall niamh nicholas nicola nicole nigel nina nora noreen norma norman nuala oliver olivia oscar owen
paddy pamela patricia patrick paul paula pauline peggy penelope penny pete peter phil philip philippa phillip phoebe phyllis polly priscilla rachael
rachel ralph raymond rebecca reg reginald rhiannon rhona rhys richard ricky rita robert roberta robin rodney roger roisin ron ronald ronnie rory
rosa rosalind rosemary rosie ross rowena roy rupert russell ruth ryan sabrina sally sam samantha samuel sandra sara sarah saskia scott sean
sebastian seamus selina shane shannon sharon shaun sheila shelley shirley siobhan simon simone sinead sonia sophia sophie stacey stella stephanie
stephen steve steven stewart stuart susan susanna susie suzanne sylvia tamara tamsin tania tanya tara ted terence teresa terry tessa thelma theo
theodore theresa thomas tim timothy tina toby tom tommy toni tony tracey tracy trevor trisha ursula valerie vanessa vaughan vera verity vernon
veronica vicky vincent viv vivien vivienne walter wanda wayne wendy wilfred william willie winifred winston yvette yvonne zac zara zoe aadil aaliyah
aamir aarav aasia abdul abdullah abdulrahman abida abu adeel adil adnan afzal ahmad ahmed ahsan aisha ajay ajit akash akbar akhtar akram aleem ali
alia alka altaf amal amar amarjit ameena amina amir amit amjad amrit amrita anand ananya aneela anika anil anisa anish anjali anjum ankit anoop
anuradha anwar aqsa arif arjun arnav arooj arshad arun aruna arvind asad asha ashfaq ashok ashwin asif aslam asma atif avinash ayaan ayaz ayesha
ayub azam azhar aziz azra babar bakhtawar balbir baldev baljit balwinder bano bashir basit bhavesh bhavna bibi bilal bilqis bushra chandra chetan
danish daud davinder deepa deepak deepika devi dharmesh dilip dilshad dinesh divya ehsan faisal faiza fahad fahim faheem faizan farah farhan farhana
farida farooq farrukh farzana fatima fatimah fauzia fawad firoz fozia gagandeep ganesh gauri geeta ghulam gita gopal govind gulshan gurdeep gurdip
gurinder gurjit gurmeet gurpreet habib habiba hafsa hafiz haider hajra halima hamid hamza hanif hardeep hari haris harish harjinder harjit harminder
harpreet haroon hasan hashim hasina hassan hemant hina hira humaira huma humera hussain hussein ibrahim idris iftikhar ifra ijaz ikram imran
inderjit iqbal iqra irfan irum ishaq ishfaq ismail jabeen jagdeep jagdish jahangir jamal jamil jamila jasbir jaspreet jaswinder javed jaya jayesh
jitendra junaid kabir kajal kalpana kamal kamaljit kamran karan karim kashif kausar kavita khadija khalid khalida khalil khurram kiran kirpal kishan
kishore komal krishna kuldeep kulsum kulwinder kumar lakhbir lakshmi lalita latif lubna madhu maha mahesh mahira mahmood mahmud majid mala malik
mandeep maninder manish manisha manjit manjula manoj manpreet mariam maryam masood maya mazhar meena meera mehmood mehreen mehwish mina misbah
mohamed mohammad mohammed mohan mohit mohsin moin mubarak mudassar muhammad mukesh mukhtar mumtaz munir murtaza musa mushtaq mustafa nabeel nabila
nadeem nadia nadira naeem nafisa nagina naheed naila najma narinder nargis naresh nasima nasir nasra nasreen naveed navdeep navneet nazia nazir
nazma neelam neeta neha nidhi nighat nikhil nilesh nimra nirmala nisha nishat nitin niyati noor nosheen nusrat omar osman pankaj parminder parveen
parvez pooja prabhjot pradeep prakash pramila pranav prashant pratik praveen prem priti priya priyanka punam qasim qaiser rabia rachna radha rafiq
rahat raheel rahila rahim rahman rahul raj raja rajesh rajinder rajiv raju rakesh ram ramesh rana ranjit rashid rashida rauf ravi ravinder razia
rehana rehman reena rekha renuka reshma riaz rida rishi ritu rizwan rohan rohit roshni rubina rukhsana rupinder saad saba sabiha sabir sadaf sadia
sadiq safia saima saira sajid sajida sakina saleem salim salma salman samina samir samira sana sandeep sangeeta sania sanjay sanjeev santosh sarfraz
sarita sarwar satish satnam savita sayeed seema sehrish shabana shabbir shabnam shafiq shagufta shah shaheen shahid shahida shahnaz shahzad shaista
shakeel shakil shamim shamima shanaz sharif shazia sheetal shehnaz shila shilpa shital shiv shobha shoaib shreya shweta siddiq sidra sikandar simran
sita smita sobia sonal sonali sonam sufyan suhail sukhbir sukhdeep sukhjit sukhwinder sulaiman sultana sumaira sumayyah sumit sunil sunita suresh
surinder surjit sushila swati syed tabassum tahir tahira tahmina tanveer tanvir tanzeela tariq tasleem tasneem tayyab tayyaba tehmina umair umar
usha usman uzma vandana varsha vasant vijay vikas vikram vimal vinay vinod vishal wahid wajid waheed waqar waqas waseem yaqub yasin yasir yasmeen
yasmin younis yousaf yousuf yusuf zafar zahid zahida zahra zaheer zain zainab zakir zaman zarina zeenat zeeshan zia zohra zoya zubaida zubair
zulfiqar abdirahman abdi abdullahi abeba abebe abena abimbola abiodun abosede ade adebayo adebola adedayo adekunle adeola adesola adetola adewale
adisa adjoa adwoa afia afua agbenyega agnieszka akin akinyi akosua akua akwasi ama amadou ameyaw aminata amara amarachi ayo ayodele ayomide baba
babajide babatunde bamidele berhane binta bola bolanle bukola bunmi chiamaka chibuzor chidi chidinma chika chike chima chinedu chinelo chinonso
chinwe chioma chukwudi chukwuemeka damilola dayo ebele ebere ebony efua ekene ekow emeka emmanuel enoch esi fadumo faduma farai fatou fatoumata femi
folake folasade funmi funmilayo gbenga gifty goitom habtamu hodan ifeanyi ifeoma ifeyinwa ike ikenna ireti itunu jelani jumoke kayode kehinde
kelechi kemi kofi kojo kossi kudzai kunle kwabena kwadwo kwaku kwame kwasi kwesi lamin lekan lola mamadou mandla mariama modupe mulugeta nana ndidi
ngozi nkechi nkiru nnamdi nneka nnenna nonso nomsa obi obinna ojo ola olabisi oladele olamide olanrewaju olayinka olu oluchi olufemi olufunke
olumide olusegun oluwaseun oluwaseyi onyeka opeyemi osagie ousmane rotimi rufaro samatar sekou segun selam seun seyi shamiso sade simisola sipho
sola tapiwa taiwo tatenda tayo temitope tendai thandi thabo tiwa tobi tolu tolulope tomiwa tsehay tunde tunji tariro uche uchenna ugochi wairimu
wangari wanjiku yaa yaw yemi yetunde yewande yohannes zainabu zodwa adrianna aleksander aleksandra alicja andrzej aneta aniela antoni arkadiusz
artur bartek bartosz beata bogdan bogumila bozena czeslaw damian danuta dariusz dawid dominika dorota edyta elzbieta ewa ewelina filip franciszek
gabriela genowefa grazyna grzegorz halina hanna henryk hubert iga ilona irena iwona izabela jacek jadwiga jakub janina janusz jaroslaw jerzy jolanta
justyna kacper kamil kamila karol karolina kasia katarzyna kazimierz kinga klaudia konrad krystian krystyna krzysztof kuba lech leszek lidia lucja
lucyna lukasz maciej magda magdalena maja malgorzata marcin marek maria mariola mariusz marta mateusz mieczyslaw mikolaj milena miroslaw monika
natalia norbert oliwia patrycja patryk pawel piotr przemyslaw radoslaw rafal renata roksana ryszard slawomir stanislaw stanislawa stefan sylwia
szymon tadeusz tomasz urszula waclaw waldemar weronika wieslaw wiktor wiktoria wioletta wladyslaw wojciech zbigniew zdzislaw zofia zuzanna zygmunt
adela adina adriana alexandru alin alina anca andreea andrei anghel aurel aurelia bianca bogdana camelia carmen catalin catalina cezar ciprian
claudiu constantin corina cornel cornelia cosmin costel costin cristi cristian cristina crina dana daniela dan denisa doina dorin dorina dragos
dumitru ecaterina elena emil emilia eugen eugenia florentina florin florina gheorghe gheorghita georgeta horatiu horia iacob ilie ileana ilinca ioan
ioana ion ionel ionela ionut irina iulia iulian iuliana laurentiu lavinia lenuta liliana livia liviu loredana luca lucian luciana lucretia luminita
madalina marcel mariana marius marinela mihaela mihai mihail mihaita mioara mircea mirela nicoleta nicolae nicusor octavian oana olga ovidiu
paraschiva petre petronela petru petrut radu raluca ramona razvan remus roxana ruxandra sanda serban silvia silviu simona sorin sorina stefania
stelian teodor teodora tiberiu traian tudor valentin valentina valeria vasile vasilica victor viorel viorica vlad vladimir abilio afonso alberto
alexandre alfredo alvaro amalia ana andre anabela angelica antonio armando augusto aurora beatriz benedita bernardo bruno caetano camila candida
carlos carlota carolina catarina celeste celia cesar cidalia clarice conceicao cristiano custodia davi debora diego diogo dinis domingos duarte
edson eduarda eduardo elisa elisabete emanuel ernesto estela fabio felipe fernanda fernando filipa filipe filomena francisca francisco gilberto
gloria goncalo guilherme gustavo helder henrique ines inacio isaura ivone joana joao joaquim joaquina jorge jose juliana lara larissa laurinda
leandro leonor leticia lourdes luana lucia luis luisa luiz lurdes madalena manuel manuela marcelo marcio marco margarida marina mario matilde mauro
miguel nelson nuno odete orlando otavio palmira paulo pedro rafael rafaela raquel raul regina ricardo roberto rodrigo rogerio rosana rui sandro
santiago sergio silvina simao sofia susana telma telmo teresinha thiago tiago tomas vasco vitor vitoria xavier aiste algirdas andrius asta aukse
birute daiva dainius danute darius deividas dovile edita egle gediminas giedre ieva inga jolita jonas jurga jurgita kestutis kristupas laima lina
loreta mantas mindaugas neringa ona paulius rasa rimas ruta saulius sigita vaida vida vilma vytautas zita anastasia anatoliy andriy bohdan dmytro
halyna iryna kateryna ksenia larysa lesya liudmyla lyudmila maksym mykola nadiya nataliya oksana oleg oleksandr olena olha pavlo petro serhiy sergei
svetlana svitlana taras tatiana tetiana vasyl viktor viktoriya volodymyr yana yulia yuriy abbas abeer ahlam amani amel amr asmaa aya ayman aysha
basma bassam dalia dina eman fadi farid faris fouad ghada hadi hala hana hanan hani haytham heba huda ihab iman jalal jihad kareem khaled laila
lamia layla leila maher mahdi mai majed manal marwa marwan maysoon mounir nabil nada nader nawal nisreen noha nour omran rami rania rasha reem rima
sahar salah salwa samar sami samia samer sawsan shadi suha tamer tarek wael wafa walid yahya yara yasser yousef zaki ziad ahmet ayse aylin aysel
baris berk burak cem deniz elif emine emre erdem esra fatih fatma gokhan gul gulsen hakan halil hatice huseyin kemal mehmet melek meryem murat nuray
onur orhan ozlem pinar selim serkan sevgi sibel suleyman tolga tulay tuncay ugur umut yilmaz zehra zeynep akemi chen hiroshi huong jing kenji lan
linh mei ming minh nguyen phuong quang thanh thi thuy tran trang tuan wei xiao xin yan ying yuki yuko
`)

/** Family names that are hardly ever anything else, written like `givenNames`. */
export const familyNames = words(`
abbott adams ainsworth allen allsop anderson andrews appleby archer armstrong arnold ashcroft ashworth atkins atkinson bailey baines baldwin barclay
barker barlow barnes barnett barratt barrett bartlett barton bates baxter beaumont beckett beddows benson bennett bentley berry bevan birch
blackburn blackwell blake bolton booth bowen bowman bradley bradshaw brady brennan brewer briggs brooks brookes bryant buckley bullock burgess burke
burnett burrows burton byrne callaghan campbell carpenter carr carroll cartwright chadwick chandler chapman charlton clark clarke clayton clements
coates cohen coleman coles collins connolly connor cooper copeland corbett costello coulson cowan crawford crossley crowther cunningham curran
curtis dalton daly daniels davey davidson davies davis davison dawson delaney dempsey dickinson dixon dobson docherty doherty donnelly donovan
douglas doyle driscoll duffy dunne dyer eastwood eaton edmunds edwards egan elliott ellis ellison evans everett farrell faulkner fenton ferguson
fernandez finch fitzgerald fitzpatrick flanagan flynn forsyth foulkes fowler fraser gallagher galloway gardiner garner garrett gibbons gibbs gibson
gilbert giles gill gillespie glover godfrey goodwin gough graham greenwood gregson griffin griffiths grimes haines hamilton hammond hampton hancock
hanson harding hargreaves harper harrington harris harrison hartley harvey hawkins hayes haynes healy heath henderson hendry herbert hewitt hibbert
hickman higgins hillier hilton hobbs hodge hodges hodgson hogan holden holland hollis holmes holt hooper hopkins hopper horton houghton howarth howe
howell howells hudson hughes humphreys humphries hurst hussey hutchinson hyde ingham ingram irvine irving jackson jacobs jameson jarvis jeffries
jenkins jennings jepson johnson johnston johnstone jones jordan joyce kavanagh kaye keane kearney keegan keeling kelleher kemp kendall kennedy kenny
kerr kershaw kilgour kirby kirk knowles lambert lawrence lawson leach leadbetter lennon leslie lister livingstone lockwood lomax lowe lucas lyons
macdonald mackay mackenzie macleod maguire mahoney malone mannion marsden martin mather mathews matthews maxwell mccabe mccann mccarthy mccormack
mcdermott mcdonald mcdonnell mcgee mcgowan mcgrath mcgregor mcguire mcintosh mcintyre mckay mckenna mckenzie mclaughlin mclean mcleod mcmahon
mcmillan mcnally mcneil mcpherson mellor mercer metcalfe middleton millward mitchell molloy monaghan montgomery mooney moran morgan moriarty morley
morris morrison morrissey morton mulligan mullins murphy murray myers naylor neal nelson newton nicholls nicholson nixon nolan norris norton nuttall
oakley obrien o'brien oconnor o'connor o'donnell o'keefe oldham oliver o'neill o'reilly o'sullivan osborne owens oxley palmer parker parkinson
parsons partington patterson payne pearce pearson perkins perry peters phelan phillips pickering pollard poole porter powell pratt prescott preston
pritchard proctor pugh quigley quinn radcliffe rafferty ramsey ratcliffe rawlings redmond reeves regan reid reilly reynolds rhodes richards
richardson ridley riley ritchie roberts robertson robinson robson rogers rooney rowe rowland rowley royle ruane rushton russell rutherford ryan
sanders sanderson saunders savage schofield scott seddon sharma sharples sheehan shelton sheridan sherwood shields simmonds simmons simpson sinclair
singleton skinner slater sloan smith smithson smyth spencer stafford stanley stephens stephenson stevens stevenson stewart stirling stokes stott
stuart sullivan sutcliffe sutherland sutton swann sweeney swindells sykes talbot tate taylor thompson thomson thornton thorpe tierney tomlinson
townsend travers treadwell tucker tully turnbull tyrrell underwood vaughan vincent waddington wainwright wakefield wallace wallis walsh walters
walton warburton wardle warren waterhouse watkins watson watt watts webb webber webster weston whelan whitaker whitehead whitehouse whittaker
whittle wilcox wilkes wilkinson willis willoughby wilson winterbottom woodward wyatt yates abbasi abdullah acharya afridi agarwal aggarwal ahluwalia
akhtar alam anjum ansari anwar arora ashraf asghar aslam atwal awan aziz azmi babu bains bajwa banerjee bashir begum bhalla bhandari bhardwaj bhatia
bhatt bhatti bhogal bhuiyan bibi biswas bose butt chakraborty chauhan chaudhary chaudhry chaudhuri cheema chohan choudhary choudhury chopra
chowdhury dar das datta desai deol devi dhaliwal dhanda dhillon dhir dogra doshi dosanjh dutta farooq farooqi fernandes gandhi garcha ghosh gohil
gondal gosal grewal gulzar gupta hanif haque hossain huq hussain iqbal islam jadeja jain jamil javed jha jhala johal joshi kang kapoor kapur karim
kaur kausar kazi khan khanna khatun khatoon khawaja khokhar kohli kulkarni kumar lakhani lal latif lodhi mahajan mahmood majumdar malhotra malik
mandal mann mehta menon mia miah mian mirza mishra mistry modi mohan mughal mukherjee mutton nagra nair naqvi narayan nath nawaz nazir niazi nijjar
paracha parekh parmar patel pathak pathan pillai prasad purewal qadir qazi qureshi rafiq rahim rahman rai raja rajput rana rangwala rao rashid
rathore raza rehman reddy riaz roy rubab saeed sahni sahota saini sajjad saleem sandhu sangha saxena sarkar sethi shah shaikh sheikh sharif shergill
sheth shukla siddique siddiqui sidhu singh sinha sohal solanki srivastava subramanian sultana syed tariq thakur thakkar thandi tiwari trivedi uddin
ullah usmani varma vaidya verma virdi virk vyas wahab yadav yaqoob yousaf zaman zaidi zafar abara abdi abiola abubakar achebe addo adebayo adegoke
adeleke ademola adeniyi adeyemi adichie adjei adomako afolabi agyei agyeman ajayi akande akinola akintola akpan alabi amadi amankwah amoah ampofo
aning anokye ansah antwi appiah asamoah asante awuah ayodele babalola baidoo balogun bamgbose banda bangura bediako boakye boateng bonsu botchway
chanda chukwu conteh coulibaly dada danquah darko diallo diop donkor dube duah edet egbe eke ekwueme essien eze ezeh fashola fofana frimpong gebre
gyamfi gyasi haile hassan ibeh ibrahim idowu igwe iheanacho ikpe jalloh jallow kamara kanu kariuki kebede keita kimani kipchoge kone koroma kuti
kwarteng lawal mabaso mahlangu makoni maina manu mbeki mensah mohamed mohamud moyo mugabe musa mutasa mwangi ncube ndlovu ndiaye njoroge nkosi
nkrumah nwachukwu nwosu nyarko obeng obi obiora ochieng odhiambo ofori ogunleye ojo okafor okeke okoli okonkwo okoro okoye oladipo olaniyan olawale
olayinka olonisakin omondi onyango opoku osei otieno owusu oyelaran oyedepo quaye quartey salami sarpong sesay sithole sow sowah tadesse takyi
tesfaye tetteh toure traore tutu udo uzoma wanjiru warsame yeboah yusuf zulu adamczyk andrzejewski baran baranowski bielecki blaszczyk borkowski
chmielewski cieslak czarnecki czerwinski dabrowska dabrowski dudek duda gorski gajewski glowacki grabowska grabowski jablonski jankowski jaworski
kaczmarek kaczynski kaminska kaminski kowalczyk kowalewski kowalska kowalski kozlowska kozlowski krajewski krawczyk krol kubiak kucharski
kwiatkowska kwiatkowski lewandowska lewandowski lis maciejewski majewski malinowski mazur mazurek michalak michalski mroz nowacki nowak nowakowski
olszewski ostrowski pawlak pawlowski pietrzak piotrowski przybylski rutkowski sadowski sikora sikorski sobczak stepien szczepanski szewczyk szulc
szymanska szymanski tomaszewski urbanski walczak wasilewski wieczorek wilk wisniewska wisniewski witkowski wlodarczyk wojciechowska wojciechowski
wojcik wozniak wrobel wroblewski wysocki zajac zakrzewski zalewski zawadzki zielinska zielinski albu anghel avram balan barbu bogdan bucur ciobanu
cojocaru constantinescu cozma cristea dinu dobre dumitrescu dumitru dragomir enache filip florea georgescu gheorghe ghita grigore iancu ionescu
iordache ispas lazar lungu lupu manea manole marin matei mihai mihalache moldovan moldoveanu munteanu muresan neagu nedelcu negru nicolae niculae
nistor oprea pana pavel petcu petrescu popa popescu popovici preda radu rosu rusu sandu savu serban stan stanciu stancu stefan stoica suciu tanase
toma tudor ungureanu ursu vasile vlad voicu voinea albuquerque almeida alves amaral amorim antunes araujo azevedo baptista barbosa barros batista
borges braga brito cabral caldeira campos cardoso carvalho castro coelho correia costa cunha dias domingues esteves faria ferreira figueiredo
fonseca freitas garcia gomes goncalves guerreiro henriques leal leite lima lobo lopes lourenco macedo machado magalhaes maia marques martins matias
matos melo mendes miranda monteiro morais moreira mota moura nascimento neves nogueira nunes oliveira pacheco peixoto pereira pimentel pinheiro
pinto pires queiros ramos rebelo reis ribeiro rocha rodrigues sampaio santana santos sequeira serra silva silveira simoes soares sousa souza tavares
teixeira torres valente vaz vicente vieira kazlauskas petrauskas jankauskas stankevicius balciunas bondarenko boyko kovalchuk kovalenko kravchenko
melnyk moroz oliynyk shevchenko tkachenko ivanov ivanova petrov petrova gonzalez hernandez lopez martinez perez ramirez rodriguez sanchez chan
cheung chung ho huang lam lau leung liang lin liu ng ngo nguyen pham tang tran truong wang wong wu xu yang yeung yip zhang zhao zheng zhou acar
aksoy arslan aydin celik demir dogan kaya kilic ozturk polat sahin yildirim yildiz yilmaz
`)

/** Names that are words, months, places or brands as well: they need something beside them that says a person is meant. */
export const doubtfulNames = words(`
abbey abel alma amber angel april art ash aurora august austin autumn barry basil bella bernice bill blossom bob brook buddy charity chase chelsea
cherry christian chuck clay cliff clover coral crystal daisy dale dan dawn dean dell dolly don dot drew earl ebony eden emerald faith fern fleur
flora florida ford frank gene georgia ginger glen gloria grace grant guy hazel heath heather holly honor honour hope hunter iris israel ivy jack
jade jasmine jay jewel jo joy jordan june justice kay kit lance lane laurel lavender lily lottie lotus madison major mark mason max may melody mercy
merit mike miles minnie misty myrtle nick noble norm olive opal pansy paris pat patience pearl peace pip pippa poppy precious prince princess
prudence rain randy ray reed rex rich river rob robin rock rocky rod rose rosemary rowan ruby rusty sandy sasha savannah sienna sky skye sonny star
stormy sue summer sunny terry tiger trinity trust val verity victor victoria viola violet virginia ward wade will winter wren zen imam haji sheikh
baker banks barber bell best bird bishop black blood bond bradford brown buck burn burns bush butcher butler cage cannon case cash castle chamber
chambers chance church cole constable cook cotton cox crane cross day down duck dunn english farmer field fields fish fisher flood flower flowers
forest foster fox freeman french frost gale gates good goodman gray green grey hall hand hands hardy hart head hill hood horn house howard hunt
ireland judge kent kidd king kitchen knight lake lamb law light little lock long lord love lynch main marsh marshall mayor mead mill miller mills
moon moore moss newman north nurse page pain park parks parrot paul penny pike piper pitt pope potter power price rice rivers roach rush sage sands
sharp shaw shepherd short silver singer skinner small snow south speed spring steel stone street strong summers swan swift temple turner vale wall
walker waters wells west wheeler white wild wilde winters wise wood woods wolf wright york young dick roman gay bacon barley berry root salt penn
cruz rosa man son le ho ha bo di du mai lan ali deniz nada rasa ona ola ade ike obi li jan nana baba mala bola maha asha prem nur mona amal hari raj
sana huda noha tang huang liu lam
`)
