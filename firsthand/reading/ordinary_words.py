"""Ordinary words that are also surnames, first names or names of companies; without accents, in lower case.

Such a name alone tells nothing: it would be found in every second note. The list is added to as they turn up.
"""

from __future__ import annotations

_ENGLISH = """
able about abroad account admin after again ago airport all alley also always amazon and angel any apple april archer
are arrow art ask august autumn away back bacon baker bakers bakery ball band bank banker banks bar barber bard barn
baron bass bay beach bean bear because beck bed been before being bell bench berry best bill bird bishop black blank
block bloom blue board bold bolt bond bone book booker booking both bow bowl bowman box boy brain brake branch brand
brass brave bread breeze brewer brick bridge bridges bright bring brook brother brown buck bud bull bun burn burns
bush business but butcher butler butter buy cable cafe call came camp can candy cannon canvas cap car card care
carpenter carpet carrier carter carver case cash castle chain chamber chambers chance chandler chaplain chapman
charity chart charter chase cherry chess chief child chose church city clark clay clean clear clerk cliff close cloud
club coach coal coffee coin coke cole collier come company con constant contact cook cooper cope core corn cotton
could count cousins cover cow cox craft crane crate creek cross crow crown crystal cube curry customer customers dale
damp dash data dawn day days deacon deal dean dear december delivery dell desk diamond did dish doe doll dolphin door
dove down drake drank draper draw dream drive drop drum duck duke dusk each eagle earl early earth east easy edge
eight elder elm else ember even ever every export fair faith falcon fall far farmer farrow fast february feel felt
fern few field fielding fields finch find finding findings fine finger fire first fish fisher five flag flake flame
flash fleet fletcher flint flood flower flowers flynn food for ford forest forge forward foster found fountain four
fowler fox frank free freeman fresh friday friend from frost fry fuller gage gale game garden gardener garland gate
gates gave general gentle get gift ginger give glass gloss glover go goal goes going gold golden gone good goodwin got
grace grain grand grant grape grass grave graves gray great green grey grocer ground group groups grove guard guest
gun guy had hail hale hall hand hands harbour hard hardy harper hart harvest has hatch hatter have haven hawk hay
hazel head health heart heath heather heaven hedge hello help her herb herd here high hill hilton him hire his hold
hole holiday holly home honey hood hook hope horn horne host hotel house how howl hub hunt hunter hurry hurt husband
ice import info interview interviews into iris iron island its ivory ivy jade january jasmine jay jet jewel job join
joke joy judge july june just justice keen keep kettle key keys kid kidd kind king kitchen kite knew knight know known
lace lake lamb lamp land lane large lark last later law lawn lay lead leaf league lean leave leaves lee left leg lemon
less let lever light like lily lime line link lion list little live lock long look lord love low luck mace made mail
main make maker making mall manager manor many march mark marker market marks marsh mason mass master match may mead
mean meant media meet mercer mercy merit merry metal middle miles mill miller mills mint mist monday money monk moon
moor more morning moss most mould mount much must myrtle nail near neat need needs never new news next night nine
noble nobody none noon north not note notes notion november now oak oasis ocean october off office oil old olive once
one only onto opal open oracle orange order orders other ought our ours out outlook over owl owner pace pack page pain
paint painter palm paper park parker parks parson part partner pass past paste path patience patient paw pay payne
peace peach peacock pearl pen penny people pepper per perfect perry person piece pike pine pink pitcher place plain
plan plane plant plate plum plumber point poke pole pollen pond pool poor pope poppy porter post pot potter pound
power prairie prank press price prices pride prime prince prior prize prose prosper proud prudence put quarry quest
quick quill quote quotes rain raise ram ran range ranger rank raven ray read reader ready real reception red reed reef
report reports rest reward rice rich riches rider right ring rise river rivers road rock rocket rode roller roof rook
room root rose rosemary round row royal ruby rule run rush rust sadler sage sail sailor saint sale sales salt same
sand sands sat saturday saw sawyer say says scare school scold scout sea seal season second see seem self sell send
senior sent september service set seven sexton shade shadow shall share sharp shaw she shed sheen shell shepherd
shield shift shine ship shop short should show side silk silver simple since singer sit six skill sky slack slate
sleep slide sloan small smart smile smith smoke snail snow sold sole some somebody son song soon sort south spain
spark sparks speak spear special spence spice spoke spoon spray spring square stable staff stage stair stall stand
star start state station stay steel step sterling steward stick stock stone stool stop store storey storm story
strange stream street strong study style such sugar summer summers sun sunday sunny support sure swan sweet swift
swing table tailor take tale talk tall tanner target taylor tea team tell teller temple ten than that the their them
then there these they thing think this thorn thought three thursday thus tiger till time times tinker today told toll
tomorrow too took top tower towers town trade trail train tramp travel traveller tree trip true trust truth try tucker
tuesday turn turner twelve two under union until upon use used user usher vale valley value van verge very vine viola
violet virgin visa vision wade wagner walk walker wall waller wander want ward warden warm warner was wash water
waters watts wave way ways weaver web wednesday week weeks welcome well wells went were west what wheat wheel when
where which while whisky white whitehead who whom whose why wild wilde will willow win wind winds wine wing winter
wise wish with within woke wolf won wonder wood woodcock wooden woods wool word work works world worth would wren
wright write year yellow yes yet york you young your zoom
"""
_GERMAN = """
acker albert bach bauer baum beck berg berger braun brot busch dorn eis engel ernst esser fest feuer fink fischer
fleck franz freund frisch fritz frost fuchs gans garten gast geiger gold graf gross gut haas hahn hand hart haus heim
heinz held herr herz himmel hirsch hoch hof holz horn hund hut jaeger jager jahn jahr jung junge kaiser karl keller
kern kirche klein koch kraft kraus kreis krieg kuhn kurz lang lange laub lehrer lenz licht lieb linde luft mann markt
mauer maurer meister metzger meyer mond morgen moser mutter nacht nagel neu neumann nord otto paul pfeiffer post rat
reich richter ring ritter rot roth sauer schaefer schafer scharf schatz schmied schnee schneider schoen schon
schreiber schuster schwarz schwert see seiler silber sommer sonne sonntag spiegel stark stein stern stolz strauss
suess suss tag tal taube teich thal thoma tisch topf traum vogel voigt wagen wald weber weg wein weise weiss wiese
winkler winter wirt wolf zeit ziegler zimmer zimmermann
"""
_FRENCH_AND_SPANISH = """
blanc blanco bois boucher boulanger bravo calle campo caron casa castillo champ chateau court fleur fontaine fort
fuente grand gros guerra jardin jour leon luna mar marchand mercier monde mora moulin nieves noche noir olivier
paris paz petit pierre pont porte prado reina rey rich rico roi rosa rouge roux rubio sala sierra simple sol soleil
soto vega verde
"""
# First names are surnames too, and as surnames they are everybody's first name.
_FIRST_NAMES = """
adam adrian alan alex alexander alfred alice allan andre andrew andy anna anne anthony antoine arthur austin barry ben
benjamin bernard blake brian bruce bryan cameron carl carlo carlos casey charles charlie chris christian claire claude
craig daniel david dennis diana dominic donald douglas duncan dylan edgar edward elliot ellis emily emma eric erik
evan felix francis francois fred gabriel gary george gerald gilbert gordon graham gregory harold harris harry harvey
helen henry herbert howard hugo ian isaac ivan jack jacob jake james jan jane jason jean jeremy jerome joan joel john
jonas jonathan jordan jose joseph juan julia julian kelly ken kenneth kevin kim kurt laura laurent lawrence leo leon
leonard leslie lewis linda lisa louis lucas lucia luis luke marc marcel marcus maria marie mario marshall martin mary
matthew maurice max michael michel miguel mike mohamed mohammed morgan nathan neil nicholas nick nicolas noah nora
norman oliver olivier oscar owen pablo pascal patrick peter phil philip pierre rachel ralph ray raymond rene richard
rob robert robin rodney roger ronald rory ross roy russell ruth ryan sam samuel sarah scott sean sebastian sharon
shirley simon sofia sophie spencer stanley stefan stephen steve steven stewart stuart susan sven terry theo theodor
thomas tim timothy tom tony tracy tyler valentin vanessa vera vernon victor vincent walter warren wayne wesley william
xavier
"""

ORDINARY = frozenset((_ENGLISH + _GERMAN + _FRENCH_AND_SPANISH).split())
FIRST_NAMES = frozenset(_FIRST_NAMES.split())
