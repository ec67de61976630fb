"""What a face shows: which eyes, brows and mouth an expression's words ask for."""

from dataclasses import dataclass, field, replace

from maquette.scene import Expression
from maquette.sketch.head.mouth import Mouth
from maquette.sketch.vocabulary.text import Lexicon, Words


@dataclass(frozen=True)
class Mood:
    """Eyes and brows are numbers of parts."""

    eyes: str = "04"
    brows: str = "09"
    mouth: Mouth = field(default_factory=Mouth)
    tears: bool = False
    blush: float = 0.0


NEUTRAL = Mood()

_GRIN = Mouth(curve=0.9, opened=0.42, width=1.14, teeth="upper")
_SMILE = Mouth(curve=0.8, width=1.05)
_FROWN = Mouth(curve=-0.85, width=0.95)

_EMOTIONS = Lexicon[Mood](
    {
        "neutral | blank | expressionless | deadpan | stoic | serious": NEUTRAL,
        "calm | peaceful | relaxed | content | composed | gentle": Mood(
            "12", "09", Mouth(curve=0.42)
        ),
        "serene | blissful | meditative | eyes closed": Mood("19", "09", Mouth(curve=0.45)),
        "happy | happiness | cheerful | glad | delighted | grin | grinning | radiant": Mood(
            "04", "07", _GRIN
        ),
        "joy | joyful | excited | ecstatic | thrilled | elated | enthusiastic | triumphant": Mood(
            "21", "05", Mouth(curve=0.95, opened=0.7, width=1.16, teeth="upper")
        ),
        "laughing | laugh | laughter | giggling | hilarious | amused | amusement": Mood(
            "22", "05", Mouth(curve=0.95, opened=0.8, width=1.1, teeth="upper")
        ),
        "smile | smiling | warm | friendly | kind | welcoming | pleased": Mood("04", "09", _SMILE),
        "confident | proud | pride | bold | self assured | assured": Mood(
            "23", "11", Mouth(curve=0.55, skew=0.35)
        ),
        "smirk | smirking | smug | sly | sarcastic | wry | cocky | sardonic": Mood(
            "10", "11", Mouth(curve=0.35, skew=0.95)
        ),
        "flirty | flirtatious | seductive | sultry | coy": Mood(
            "14", "11", Mouth(curve=0.6, skew=0.5, width=0.9), blush=0.4
        ),
        "playful | mischievous | cheeky | silly | goofy | tongue out": Mood(
            "15", "11", Mouth(curve=0.85, opened=0.3, tongue=True)
        ),
        "wink | winking": Mood("15", "07", _SMILE),
        "love | in love | loving | adoring | enamored | infatuated | affectionate": Mood(
            "04", "05", _SMILE, blush=0.8
        ),
        "surprised | surprise | astonished | amazed | wonder | awe | awestruck": Mood(
            "21", "05", Mouth(curve=-0.1, opened=0.55, width=0.52)
        ),
        "shocked | shock | stunned | speechless | startled": Mood(
            "21", "05", Mouth(curve=-0.15, opened=0.95, width=0.62)
        ),
        "sad | sadness | unhappy | sorrow | sorrowful | upset | dejected | disappointed": Mood(
            "20", "01", _FROWN
        ),
        "melancholy | melancholic | wistful | longing | nostalgic | somber": Mood(
            "12", "01", Mouth(curve=-0.35)
        ),
        "crying | cry | tearful | weeping | grief | heartbroken | devastated | tears": Mood(
            "20", "01", Mouth(curve=-0.9, opened=0.3, width=0.9), tears=True
        ),
        "angry | anger | mad | irate | fierce | hostile": Mood("08", "13", Mouth(curve=-0.7)),
        "furious | rage | raging | enraged | fury | yelling | shouting | screaming": Mood(
            "08", "13", Mouth(curve=-0.6, opened=0.5, width=1.1, teeth="clenched")
        ),
        "annoyed | irritated | frustrated | grumpy | impatient | exasperated": Mood(
            "03", "10", Mouth(curve=-0.55, skew=-0.3)
        ),
        "bored | boredom | indifferent | apathetic | unimpressed": Mood(
            "03", "12", Mouth(curve=-0.2, width=0.85)
        ),
        "afraid | fear | fearful | scared | terrified | frightened | horrified | panic": Mood(
            "06", "01", Mouth(curve=-0.5, opened=0.45, width=0.95, teeth="clenched")
        ),
        "anxious | anxiety | nervous | worried | worry | uneasy | tense | stressed": Mood(
            "06", "01", Mouth(curve=-0.25, wavy=True)
        ),
        "disgust | disgusted | repulsed | grossed out": Mood(
            "08", "12", Mouth(curve=-0.7, skew=-0.7, width=0.9)
        ),
        "contempt | contemptuous | disdain | scornful | haughty | skeptical | suspicious"
        " | doubtful": Mood("08", "11", Mouth(curve=-0.2, skew=0.6, width=0.9)),
        "sleepy | tired | exhausted | drowsy | weary | fatigued": Mood(
            "03", "01", Mouth(curve=-0.15, width=0.8)
        ),
        "asleep | sleeping": Mood("19", "09", Mouth(curve=0.1, width=0.8)),
        "pensive | thoughtful | thinking | contemplative | reflective | focused"
        " | concentrated": Mood("17", "12", Mouth(curve=-0.1, skew=-0.25, width=0.85)),
        "determined | resolute | intense | stern | brave | courageous": Mood(
            "08", "10", Mouth(curve=-0.15, width=0.95)
        ),
        "mysterious | enigmatic | dreamy | daydreaming": Mood(
            "12", "02", Mouth(curve=0.3, skew=0.2)
        ),
        "shy | bashful | embarrassed | blushing | timid | sheepish": Mood(
            "20", "01", Mouth(curve=0.4, width=0.75), blush=1.0
        ),
        "confused | puzzled | perplexed | bewildered | unsure": Mood(
            "06", "11", Mouth(curve=-0.2, skew=0.4, wavy=True, width=0.85)
        ),
        "curious | interested | intrigued | inquisitive | hopeful": Mood(
            "24", "11", Mouth(curve=0.35, width=0.85)
        ),
    }
)

_MOUTHS = Lexicon(
    {
        "smile | smiling | upturned": _SMILE,
        "slight smile | soft smile | faint smile | gentle smile | subtle smile": Mouth(curve=0.45),
        "grin | broad smile | wide smile | toothy | big smile | beaming": _GRIN,
        "open | agape | parted | gasp | o shape | round": Mouth(curve=0, opened=0.5, width=0.6),
        "frown | downturned | turned down": _FROWN,
        "pout | pouting | pursed": Mouth(curve=-0.3, width=0.55),
        "smirk | lopsided | crooked | one side | half smile": Mouth(curve=0.35, skew=0.95),
        "clenched | gritted | teeth bared": Mouth(
            curve=-0.4, opened=0.45, width=1.1, teeth="clenched"
        ),
        "tight | pressed | thin | closed | straight": Mouth(curve=-0.05),
        "tongue": Mouth(curve=0.85, opened=0.3, tongue=True),
        "trembling | quivering": Mouth(curve=-0.5, wavy=True),
    }
)
_EYES = {
    "wide | wide open | round | big": "21",
    "closed | shut": "19",
    "narrowed | squinting | squint | narrow": "08",
    "half closed | half lidded | heavy lidded | drooping | hooded": "03",
    "winking | wink": "15",
    "soft | gentle | relaxed": "12",
    "bright | sparkling | shining | twinkling": "04",
    "crinkled | smiling": "22",
}
_GAZES = {
    "left | away to the left": "10",
    "right | away | to the side | sideways | averted": "20",
    "up | upward | upwards | skyward": "24",
    "down | downward | downwards": "07",
}
_LOOKS = Lexicon(_EYES | _GAZES)
_BROWS = Lexicon(
    {
        "raised | lifted | arched | high": "05",
        "furrowed | knitted | drawn together | lowered | frowning": "13",
        "one raised | one brow raised | cocked | quirked": "11",
        "sloped | slanted | worried | sad | upturned": "01",
        "relaxed | natural | neutral | soft": "09",
        "thick | bushy | strong": "10",
        "flat | straight": "12",
    }
)
_STRENGTHS = Lexicon(
    {
        "subtle | slight | faint | mild | low | soft | restrained | understated": 0.6,
        "moderate | medium": 0.9,
        "strong | high | intense | extreme | very | exaggerated | overwhelming": 1.25,
    }
)


def is_mood(text: str) -> bool:
    """Whether a text names an emotion."""
    return _EMOTIONS.read(Words(text)) is not None


def mood(expression: Expression) -> Mood:
    """Read a face from its words."""
    read = (
        _EMOTIONS.read(Words(expression.emotion))
        or _EMOTIONS.read(Words(expression.mood, expression.intensity))
        or NEUTRAL
    )
    strength = _STRENGTHS.read(Words(expression.intensity)) or 1.0
    return replace(
        read,
        mouth=_MOUTHS.read(Words(expression.mouth)) or read.mouth.stronger(strength),
        eyes=_LOOKS.read(Words(expression.eyes, expression.gaze)) or read.eyes,
        brows=_BROWS.read(Words(expression.eyebrows)) or read.brows,
    )
