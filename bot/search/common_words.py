"""Everyday English words: whoever types one means it, so it is no slip for another word."""

from __future__ import annotations

from functools import cache

from bot.search.words import american

_WORDS = """
    able above accept accident across act action active actor actual add adult advice afford
    afraid age agency agree air airline album alcohol alive allow almost alone along always
    amazing among amount ancient angry animal announce annual answer apart apartment app apple
    apply april area arm army around arrive art aside asleep assist attack august aunt autumn
    average avoid awake award aware away awesome baby back bad badge badges bag bags bake
    balance ball band bank bar bargain base basic basket bath bathroom battery beach bear beard
    beat beautiful become bed bedroom beer behave behind believe bell belong below belt bench
    benefit beside best bet better beyond bicycle big bike bill bird birth birthday bit bitcoin
    bite bitter black blame blind block blood blow blue board boat body bomb bone bonus book
    books boot border bored boring born borrow boss bottle bottom bowl box boy boys brain branch
    brand brave bread breakfast breath breathe bridge bright bring broken brother brown brush
    budget bug build building burn bus buses business busy butter button buy cab cable cafe cake
    call camera camp campus cancel cancer candle candy capital captain car card care career
    careful carry cars case cash castle cat catering cause celebrate cell cent center central
    century ceremony certain certificate chain chair chance change channel charge chat cheap
    cheat check cheer cheese chef chest chicken child childcare children chip choice choose
    christmas church cinema circle citation citations citizen city claim class clean clear
    clever client climate climb cloak close clothes cloud club coach coast coat code coffee coin
    cold collect college color colour comfort comfortable common company compare compete
    complain complete computer concern concert condition confirm connect consider contain
    content contest continue control conversation cook cooking cool copy corner correct cost
    costs couch cough count country couple courage course court cousin cover cow crazy cream
    create credit crew crime cross crowd cry culture cup cure currency current curtain cut cute
    dad daily damage dance dancing danger dangerous dark data daughter dead deal dear death
    debate decade december decide deep degree delay delicious deliver demand demo dentist depend
    describe desert design desk dessert diet dietary difference different difficult dig dining
    dinner dinners direct direction directions dirty disabled discount discuss disease dish disk
    distance divide doctor doctors dog dogs dollar dollars door dot double doubt draw dream
    dress drink drinks drive driver drop dry dust duty each ear early earn earth east easy eat
    economy edge education effect effort egg eight electric elevator else embassy emergency
    employ empty enemy energy engine engineer english enjoy enough enter entry equal error
    escape euro euros evening exact exam example excellent except excited exciting exercise
    exhibition exist exit expect expensive experience expert explain eye face fact fail fair
    fall false family famous fan fancy far farm fashion fast fat father favorite fear feature
    february fee feed feel feels fees female festival fever few field fight figure file fill
    film filmed fine finger fire fish fit five fix flag flat flight flights floor flower flu fly
    flying focus follow food foot football force foreign forest forever forget forgive fork
    formal forward found four fox free freedom freeze fresh friday friend friendly friends front
    fruit fuel fun funding funny furniture future gain gallery game games garage garden gas gate
    gather gay gender general gentle gift girl girls glad glass gluten goal god gold golf good
    grade grant grants grass great green ground group grow guess guest guests guide guitar gun
    guy gym hair halal half hand handle hang happy harbor hard harm hat hate head health healthy
    heart heat heating heaven heavy height helmet herself hide high hike hill himself hire
    history hit hobby holiday home honest honey hope horse hospital hostel hot hotel hotels huge
    human humor hundred hungry hunt hurry hurt husband ice idea ideas ill illness imagine
    immediately important impossible improve include income increase indeed indoor industry
    injury inside install instead insurance interest internet interview invite invoice iron
    island issue item jacket jail january job jobs join joke jokes journey judge juice july jump
    june junior just keep key keys kid kids kill kilometer kind king kiss kitchen knee knife
    knock kosher lady lake lamp land language languages laptop large laugh laundry law lawyer
    lazy lead leader leaf learn least leather left leg legal lend less lesson letter letters
    level library license lie life lift light limit limits line lip liquid little live living
    load loan lock locker lonely loose lose loss lost lot loud lounge love lovely low luck lucky
    luggage lunch lunches machine mad magic maid main major male mall man manage manager map
    march mark market marriage married marry mask masks match material matter maximum meal meals
    meaning measure meat media medical medicine member memory men mental menu message metal
    meter metro mexico middle midnight mile miles milk mind minimum minor mirror miss mistake
    mix mobile modern mom monday money month months mood moon mother mountain mouse mouth movie
    movies mum muscle museum music musician nail naked narrow nation nature near nearby nearest
    neck need needle neighbor nervous network never new news newspaper nice night nights nine
    nobody noise none noon normal north nose note nothing notice november nurse nursing nut oak
    object ocean october odd offer office officer official often oil old older onion opera
    opinion option orange order ordinary organic outdoor outfit outside oven own owner pack
    package page pain paint pair palace pan panic pants parent parents park parking partner
    party pass passport password past path patient pay payment peace pen pencil pension pepper
    perfect perhaps period permission permit person pet petrol pets phone photo photos piano
    pick picnic picture pictures piece pig pill pillow pilot pink pipe pizza plan plane planet
    plant plastic plate play player pleasure plenty plug plus pocket poem point poison police
    policy polite political pollution pool poor pop popular porch pork port possible post
    postcard pot potato pound power powerful practice pray prayer prefer pregnant prepare
    present president pretty prevent price prices pride print printer prison privacy private
    prize prizes problem produce profit promise pronoun pronouns proof proper protect protest
    proud prove public pull pump punish pure purple purpose push put puzzle quality quarter
    queen quick quiet quit quite quote race radio rail rain rainy raise random range rank rare
    rate rates rather raw reach react ready real reason rebuttal receipt receive recipe
    recommend record recover red reduce refund refunds refuse regular reject rejected relax
    release religion remember remind remote remove rent rental repair repeat reply report
    request require rescue reserve rest restaurant restaurants restroom result retire return
    review reward rice rich ride ring rise risk river road rock roll romance roof root rope rose
    rough route row royal rubber rude rule rules run rush sad safe safety sail salad salary sale
    salt sand sandwich saturday sauce save scale scared school science scissors score screen sea
    seafood seat seats secret secretary secure seem seems sell senior sense separate september
    serious serve service seven shade shake shall shame shape share sharp she sheet ship shirt
    shirts shock shoe shoes shoot shop shopping shops short shot shoulder shout shower shut
    shuttle shy sick side sign signal silence silent silly silver similar simple since sing
    singer single sink sir sister sit site sites situation six size sizes ski skill skin skirt
    sky sleep sleeping slip slow small smart smell smile smoke smoking smooth snack snacks snow
    soap soccer society sock soft soldier solid solve song songs sorry sort soul sound soup sour
    south space spare special speed spell spend spoon sport sports spot spread spring square
    staff stage stair stairs stamp stand star state station stay steal step stick still stomach
    stone store storm story straight strange street strength stress strict strike string strong
    stuck student students study stuff stupid style subway success sudden sugar suggest suit
    suitcase summer sun sunday sunglasses sunny supermarket support suppose surname surprise
    survey sweet swim swimming switch symbol system table tall tap taste tax taxi tea teach
    teacher team tear technology teenager telephone television temperature ten tennis tent term
    terrible test text thick thief thin thirsty thousand three throat throw thumb thursday
    ticket tickets tidy tie tiny tip tips tire tired toe toilet toilets tomato tone tongue
    tonight tool tooth top total touch tour tourist towel tower town toy traffic train training
    trains tram transport travel treat tree trip trouble trousers truck true trust truth tuesday
    tune turn twelve twenty twice twin twitter type ugly umbrella uncle uncomfortable understand
    unit universe upset upstairs urgent useful usual vacation valley value vegan vegetable
    vegetables vegetarian vehicle veteran victory view village violence virus visa visit visitor
    voice volume vote wage wait waiter wake walk walking wall wallet want war warm warning wash
    waste water wave weak wealth weapon wear weather wedding wednesday weed week weekend weeks
    weigh weight weird west wet wheel wheelchair white whole wide width wife wifi wild win wind
    window windy wine wing winner winter wise wish woman women won wood wool world worried worry
    worse worst worth wrap wrist wrong yard yellow yesterday young youth zero zoo
"""


@cache
def common_words() -> frozenset[str]:
    """Return the words as `words` folds them."""
    return frozenset(american(word) for word in _WORDS.split())
