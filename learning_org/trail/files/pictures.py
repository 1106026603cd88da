"""Pictures are drawn anew, so that nothing is kept of them but what is seen: no place, no camera, nothing hidden behind."""

import io
import warnings

from PIL import Image, ImageOps

from learning_org.web.errors import Refused

MOST_PIXELS = 50_000_000


def clean_picture(content, *, kind):
    """A PNG or JPEG (`kind`, as Pillow names it) drawn anew: upright, without what the camera noted (the place among it).

    Returns its bytes. Refused when it cannot be read or has more than 50 million points.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(content), formats=(kind,)) as picture:
                if picture.width * picture.height > MOST_PIXELS:
                    raise Refused("The picture is too large. Save a smaller copy, and choose that.", field="file")
                return _drawn_anew(picture, kind)
    # What Pillow raises for what is no picture, is damaged, or would take too much to draw.
    except (OSError, SyntaxError, ValueError, EOFError, Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise Refused("The picture cannot be read. Save it again, and choose that.", field="file") from error


def _drawn_anew(picture, kind):
    plain = ImageOps.exif_transpose(picture).copy()
    names = ("icc_profile", "transparency") if kind == "PNG" else ("icc_profile",)  # what is needed to show it as it is
    plain.info = {name: plain.info[name] for name in names if name in plain.info}
    drawn = io.BytesIO()
    plain.save(drawn, kind, **({"quality": 92} if kind == "JPEG" else {}))
    return drawn.getvalue()
