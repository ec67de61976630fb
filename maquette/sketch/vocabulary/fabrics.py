"""Fabric words."""

from maquette.sketch.vocabulary.text import Lexicon, Words

_FABRICS = Lexicon(
    {
        "cable | cable knit | aran": "cable",
        "knit | knitted | knitwear | wool | woolen | woollen | cashmere | mohair | boucle | crochet"
        " | angora | merino | alpaca | chunky": "knit",
        "rib | ribbed": "rib",
        "denim | jean | jeans": "denim",
        "leather | patent | vinyl | latex | pleather | croc": "leather",
        "suede | nubuck": "suede",
        "shearling | fur | faux fur | sherpa | teddy | fleece lined | sheepskin": "fur",
        "satin | silk | silky | charmeuse | taffeta": "satin",
        "velvet | velour": "velvet",
        "lace | lacy | mesh | tulle | eyelet | broderie": "lace",
        "fishnet": "net",
        "tweed | herringbone | houndstooth": "tweed",
        "plaid | tartan | flannel | argyle": "plaid",
        "check | checked | checkered | gingham | vichy": "check",
        "stripe | striped | breton": "stripes",
        "pinstripe | pinstriped | pin stripe": "pinstripe",
        "polka | polka dot | dot | dotted | spotted": "dots",
        "floral | flower | flowery | botanical | paisley | blossom": "floral",
        "sequin | sequined | sequinned | glitter | lame | lurex | sparkly": "sequins",
        "quilted | puffer | padded": "quilt",
        "corduroy | cord": "corduroy",
        "straw | raffia | wicker | rattan | woven": "straw",
        "leopard | cheetah | animal print | leopard print": "animal",
    }
)


def fabric(*texts: str) -> str:
    """The fabric that the texts name, patterns before cloths; empty if they name none."""
    return _FABRICS.read(Words(*texts)) or ""


def fabrics(*texts: str) -> list[str]:
    """Every fabric that the texts name, in their order."""
    return _FABRICS.read_all(Words(*texts))
