"""The hour of a scene: the sky, and what it does to every color under it."""

from dataclasses import dataclass

from maquette.scene import Setting
from maquette.sketch.colors import mix
from maquette.sketch.places.weather import weather
from maquette.sketch.vocabulary.text import Lexicon, Words


@dataclass(frozen=True)
class Hour:
    """`zenith` and `horizon` are the sky's colors; `air` colors whatever is far away."""

    name: str
    zenith: str
    horizon: str
    air: str
    share: float
    lit: bool = False
    """Whether windows and lamps are lit."""

    def tinted(self, color: str, far: float = 0.0) -> str:
        """A color at this hour; `far` is 0 for near and 1 for the horizon."""
        return mix(mix(color, self.air, self.share), self.horizon, far * 0.75)


GREY = Hour("grey", "#8f9cab", "#d6dce0", "#a9b4be", 0.28)
DAY = Hour("day", "#8fc7ec", "#fdf1d8", "#dfeefa", 0.06)

_HOURS = Lexicon(
    {
        "night | midnight | nighttime | moonlight | moonlit | moon | dark | neon | starry": Hour(
            "night", "#141a3c", "#3a4580", "#1d2654", 0.5, lit=True
        ),
        "golden hour | golden | late afternoon | magic hour": Hour(
            "golden", "#eba35f", "#ffe6b4", "#f2a45c", 0.2
        ),
        "dusk | sunset | evening | twilight | candle": Hour(
            "dusk", "#5f4a90", "#ffad66", "#b04a6c", 0.24, lit=True
        ),
        "dawn | sunrise | morning": Hour("dawn", "#9db4e0", "#ffd9b8", "#e6b4c4", 0.14),
        "overcast | cloudy | gloomy | grey sky": GREY,
        "dramatic | moody | noir": Hour("dim", "#3c4560", "#8d95ad", "#3f4763", 0.3, lit=True),
        "day | daylight | noon | sunny | natural | soft even": DAY,
    }
)


def hour(setting: Setting) -> Hour:
    """The hour that a setting's words tell; day where they tell none."""
    place, lighting = Words(setting.place), Words(setting.lighting)
    told = _HOURS.read(place) or _HOURS.read(lighting) or _HOURS.read(Words(setting.mood))
    falling = weather(setting)
    return told or (GREY if falling and falling.sunless else DAY)
