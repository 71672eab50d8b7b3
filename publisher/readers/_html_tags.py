"""Names of elements by what they are to the reading order."""

from __future__ import annotations

_SILENT = (
    "head script style template noscript title iframe object embed audio video canvas map datalist "
    "link meta base rp annotation annotation-xml param source track colgroup col noframes"
)
_BLOCKS = (
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset "
    "figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main "
    "menu nav ol optgroup option p plaintext pre section select summary table tbody td tfoot th "
    "thead tr ul xmp"
)

SILENT = frozenset(_SILENT.split())
"""What has no text for readers, or text only where something else cannot be shown."""

BLOCKS = frozenset(_BLOCKS.split())
"""What begins and ends a block."""
