"""Siblings: a word exchanged for another of its kind, which excludes it (a guitar is no violin, Monday no Friday)."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

from training.synthetic.edit import CONTRADICTION, Edit, Pools, like_case, mend_articles, splice
from training.synthetic.lexicon import listed

KINDS: dict[str, tuple[str, ...]] = {
    "instruments": listed(
        "guitar violin piano drum trumpet flute cello saxophone clarinet harp accordion banjo trombone harmonica"
    ),
    "drinks": listed("coffee tea beer wine milk juice lemonade champagne whisky vodka cider cocoa rum soda"),
    "food": listed(
        "bread cheese rice pizza soup salad cake sausage pasta ham chocolate porridge sushi sandwich pie"
    ),
    "fruit": listed("apple orange banana pear peach cherry strawberry melon grape lemon plum mango"),
    "vegetables": listed(
        "carrot potato tomato cabbage onion pumpkin spinach lettuce cucumber broccoli garlic"
    ),
    "crops": listed("wheat maize barley cotton tobacco sugar soybeans cocoa oats rye"),
    "rooms": listed("kitchen bedroom bathroom garage basement attic hallway library cellar balcony"),
    "buildings": listed(
        "school hospital church museum hotel theatre factory prison restaurant airport stadium bakery"
    ),
    "vehicles": listed(
        "bicycle motorcycle car truck bus train boat tram helicopter ambulance tractor canoe scooter"
    ),
    "animals": listed(
        "dog cat horse cow sheep goat pig rabbit lion tiger elephant bear wolf fox monkey donkey camel"
    ),
    "birds": listed("eagle owl parrot pigeon swan duck goose chicken penguin crow gull stork"),
    "sports": listed(
        "football basketball baseball tennis cricket rugby volleyball golf hockey badminton handball chess"
    ),
    "materials": listed(
        "wood stone brick glass steel leather paper plastic concrete cotton silk wool marble bamboo"
    ),
    "metals": listed("gold silver copper iron lead zinc nickel aluminium platinum tin"),
    "clothes": listed("shirt jacket coat dress skirt sweater jeans shorts hat scarf uniform apron"),
    "colours": listed("red blue green yellow orange purple pink brown black white grey"),
    "planets": listed("Mercury Venus Mars Jupiter Saturn Uranus Neptune"),
    "days": listed("Monday Tuesday Wednesday Thursday Friday Saturday Sunday"),
    "months": listed("January February April June July August September October November December"),
    "seasons": listed("spring summer autumn winter"),
    "times": listed("morning afternoon evening midnight noon"),
    "ordinals": listed("first second third fourth fifth sixth seventh eighth ninth tenth"),
    "numbers": listed("two three four five six seven eight nine ten eleven twelve twenty"),
    "professions": listed(
        "teacher doctor nurse lawyer engineer farmer soldier baker carpenter journalist dentist painter plumber"
        " butcher pilot firefighter photographer architect"
    ),
    "relatives": listed(
        "mother father sister brother daughter son aunt uncle cousin grandmother grandfather"
    ),
    "languages": listed(
        "English French German Spanish Italian Russian Arabic Portuguese Japanese Mandarin Turkish Swedish"
    ),
    "beliefs": listed("Christian Muslim Hindu Buddhist Jewish"),
    "continents": listed("Europe Asia Africa Australia Antarctica"),
    "fields": listed(
        "biology chemistry physics mathematics history law medicine philosophy economics geology"
    ),
    "weather": listed("rain snow fog sunshine hail thunderstorm"),
    "furniture": listed("table chair sofa bench desk bed shelf stool cupboard"),
    "tools": listed("hammer saw drill shovel axe screwdriver ladder broom rake"),
    "organs": listed("heart liver kidney lung brain stomach skin"),
    "limbs": listed("arm leg shoulder knee elbow wrist ankle foot hand"),
    "places": listed("beach forest desert park street field mountain lake garden bridge playground"),
    "posts": listed("president governor mayor ambassador minister senator secretary chairman treasurer"),
    "genres": listed("comedy drama thriller western musical documentary horror romance"),
    "music": listed("jazz rock blues folk opera reggae punk techno"),
    "weapons": listed("rifle pistol sword knife bomb spear cannon"),
    "disasters": listed("earthquake flood fire hurricane drought tornado avalanche"),
}
"""Words that exclude each other where they fill the same place of one statement."""
KIND_OF = {word: kind for kind, words in KINDS.items() for word in words}
WORD = re.compile(r"(?<![\w’'-])[A-Za-z]+(?![\w’'-])")
LINKED = re.compile(r"^(?:,| and| or|/)")
"""A word in a list: its siblings are likely named as well."""
COMPOUND = re.compile(r"^ (?:Prize|House|Sea|River|Street|Party|Army|Cup|League|Ocean|Guard|Cross|War)\b")


def exchanged(sentence: str, rng: random.Random, pools: Pools) -> Iterator[Edit]:
    """One word for a sibling, where the sentence names no other of the kind."""
    words = [(found, found[0]) for found in WORD.finditer(sentence)]
    kinds = [KIND_OF.get(word) or KIND_OF.get(word[:-1], "") for _, word in words]
    for (found, word), kind in zip(words, kinds, strict=True):
        after = sentence[found.end() :]
        if not kind or kinds.count(kind) > 1 or LINKED.match(after) or COMPOUND.match(after):
            continue
        if word[0].isupper() and kind not in (
            "planets",
            "days",
            "months",
            "languages",
            "beliefs",
            "continents",
        ):
            continue
        plural = word not in KIND_OF
        new = rng.choice([w for w in KINDS[kind] if w not in (word, word[:-1])])
        if plural:
            if not word.endswith("s") or new.endswith(("s", "y", "ch", "sh")):
                continue
            new += "s"
        new = like_case(word, new)
        text = mend_articles(splice(sentence, *found.span(), new))
        yield Edit(text, CONTRADICTION, "sibling", word, new)
