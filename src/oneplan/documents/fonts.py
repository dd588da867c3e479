"""The document font: derived once at set-up from npm's Sarabun, never committed.

Sarabun places a tone mark over an upper vowel by moving it up at shaping time.  PDF
writers then put the moved mark in a text run of its own, and a reader copying or
searching the page gets ``ปิ๊ปิ๊ง`` for ``ปิ๊ง``.  Here every such pair (``ิ`` + ``๊``) becomes one
glyph, so that the text of a page can be searched, copied and read aloud.

The outlines are Cadson Demak's under the SIL Open Font License 1.1, whose notice is
placed beside the result.  The family is renamed, so that the derived font can neither
be taken for the original nor hide behind a Sarabun already on the machine.
"""

import argparse
import hashlib
import shutil
from functools import cache
from itertools import product
from pathlib import Path

from fontTools.otlLib.builder import buildLigatureSubstSubtable
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables import otTables
from fontTools.ttLib.tables._g_l_y_f import Glyph, GlyphComponent

FAMILY = "OnePlan Document"
STYLES = {
    "Regular": "400Regular/Sarabun_400Regular.ttf",
    "Bold": "700Bold/Sarabun_700Bold.ttf",
    "Italic": "400Regular_Italic/Sarabun_400Regular_Italic.ttf",
}
NOTICE = "LICENSE_FONT"
RECIPE = "1"
"""Raised when the derivation changes, so that an older result is made again."""

UPPER_VOWELS = ("uni0E31", "uni0E34", "uni0E35", "uni0E36", "uni0E37", "uni0E47")
RAISED_TONES = tuple(f"uni0E4{n}.small" for n in "89ABC")
MARK = 3
"""Glyph class of combining marks in GDEF."""


def derive(source: Path, target: Path) -> bool:
    """Write the document font and its licence into ``target``; False if already there.

    ``source`` is the folder of the npm package ``@expo-google-fonts/sarabun``.  Raises
    ``FileNotFoundError`` naming the first file that is missing.
    """
    stamp = target / "derived-from.txt"
    made_from = _fingerprint(source)
    if stamp.is_file() and stamp.read_text(encoding="ascii") == made_from:
        return False

    target.mkdir(parents=True, exist_ok=True)
    for style, path in STYLES.items():
        with TTFont(source / path) as font:
            _bake_pairs(font)
            _rename(font, style)
            font.save(target / file_name(style))
    shutil.copyfile(source / NOTICE, target / "OFL.txt")
    stamp.write_text(made_from, encoding="ascii")
    return True


def font_folder(folder: Path, *, packages: Path) -> Path:
    """The folder of the document font, derived now where the set-up has not done so."""
    if not (folder / file_name("Regular")).exists():
        derive(packages / "@expo-google-fonts" / "sarabun", folder)
    return folder


def file_name(style: str) -> str:
    return f"OnePlanDocument-{style}.ttf"


@cache
def advances(folder: Path, style: str = "Regular") -> dict[int, float]:
    """How wide each character stands, in em; a character not among the keys has no glyph."""
    with TTFont(folder / file_name(style), lazy=True) as font:
        em = font["head"].unitsPerEm
        return {code: font["hmtx"][glyph][0] / em for code, glyph in font.getBestCmap().items()}


def _fingerprint(source: Path) -> str:
    digest = hashlib.sha256(RECIPE.encode())
    for path in (*STYLES.values(), NOTICE):
        digest.update((source / path).read_bytes())
    return digest.hexdigest()


def _bake_pairs(font: TTFont) -> None:
    """Add one glyph for each upper vowel under each raised tone mark, and its ligature rule."""
    ligatures = {
        (vowel + form, tone): f"{vowel}{tone[3:7]}{form}"
        for vowel, form, tone in product(UPPER_VOWELS, ("", ".narrow"), RAISED_TONES)
    }
    font.setGlyphOrder([*font.getGlyphOrder(), *ligatures.values()])
    bases, stacks = _mark_to_base(font), _mark_to_mark(font)
    for (vowel, tone), pair in ligatures.items():
        _add_composite(font, pair, vowel=vowel, tone=tone, shift=_shift(stacks, vowel, tone))
        _attach_like(bases, vowel=vowel, pair=pair)
        font["GDEF"].table.GlyphClassDef.classDefs[pair] = MARK
    _add_ligatures(font, ligatures)


def _mark_to_base(font: TTFont) -> otTables.MarkBasePos:
    """The lookup that sets marks on Thai consonants."""
    for lookup in font["GPOS"].table.LookupList.Lookup:
        for table in lookup.SubTable:
            if lookup.LookupType == 4 and "uni0E01" in table.BaseCoverage.glyphs:
                return table
    raise ValueError("no mark-to-base positioning for Thai")


def _mark_to_mark(font: TTFont) -> otTables.MarkMarkPos:
    """The lookup that stacks tone marks on upper vowels."""
    for lookup in font["GPOS"].table.LookupList.Lookup:
        for table in lookup.SubTable:
            if lookup.LookupType == 6 and "uni0E34" in table.Mark2Coverage.glyphs:
                return table
    raise ValueError("no mark-to-mark positioning for Thai")


def _shift(stacks: otTables.MarkMarkPos, vowel: str, tone: str) -> tuple[int, int]:
    """How far the tone moves, in font units, to stand on the vowel."""
    moving = stacks.Mark1Array.MarkRecord[stacks.Mark1Coverage.glyphs.index(tone)]
    carrier = stacks.Mark2Array.Mark2Record[stacks.Mark2Coverage.glyphs.index(vowel)]
    onto, own = carrier.Mark2Anchor[moving.Class], moving.MarkAnchor
    return onto.XCoordinate - own.XCoordinate, onto.YCoordinate - own.YCoordinate


def _add_composite(
    font: TTFont, name: str, *, vowel: str, tone: str, shift: tuple[int, int]
) -> None:
    glyph = Glyph()
    glyph.numberOfContours = -1
    glyph.components = [_component(vowel, (0, 0)), _component(tone, shift)]
    font["glyf"][name] = glyph
    glyph.recalcBounds(font["glyf"])
    font["hmtx"][name] = (0, glyph.xMin)


def _component(name: str, at: tuple[int, int]) -> GlyphComponent:
    part = GlyphComponent()
    part.glyphName = name
    part.x, part.y = at
    part.flags = 0x0004  # ROUND_XY_TO_GRID
    return part


def _attach_like(bases: otTables.MarkBasePos, *, vowel: str, pair: str) -> None:
    """Let ``pair`` sit on a consonant where ``vowel`` alone would."""
    marks = bases.MarkCoverage.glyphs
    marks.append(pair)
    records = bases.MarkArray.MarkRecord
    records.append(records[marks.index(vowel)])
    bases.MarkArray.MarkCount = len(records)


def _add_ligatures(font: TTFont, ligatures: dict[tuple[str, str], str]) -> None:
    """Join the pairs after the font's own rules have chosen narrow and raised forms."""
    table = font["GSUB"].table
    lookup = otTables.Lookup()
    lookup.LookupType, lookup.LookupFlag = 4, 0
    lookup.SubTable = [buildLigatureSubstSubtable(ligatures)]
    lookup.SubTableCount = 1
    table.LookupList.Lookup.append(lookup)
    table.LookupList.LookupCount += 1

    thai = next(s.Script for s in table.ScriptList.ScriptRecord if s.ScriptTag == "thai")
    for index in thai.DefaultLangSys.FeatureIndex:
        record = table.FeatureList.FeatureRecord[index]
        if record.FeatureTag == "ccmp":
            record.Feature.LookupListIndex.append(table.LookupList.LookupCount - 1)
            record.Feature.LookupCount += 1


def _rename(font: TTFont, style: str) -> None:
    names = font["name"]
    for number, text in {
        1: FAMILY,
        2: style,
        3: f"{FAMILY} {style}; derived from {names.getDebugName(3)}",
        4: f"{FAMILY} {style}",
        6: f"OnePlanDocument-{style}",
        10: "Sarabun with composite Thai vowel and tone marks; renamed derivative.",
    }.items():
        names.setName(text, number, 3, 1, 0x409)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m oneplan.documents.fonts", description=__doc__)
    parser.add_argument("source", type=Path, help="folder of @expo-google-fonts/sarabun")
    parser.add_argument("target", type=Path, help="folder to write the fonts into")
    arguments = parser.parse_args()
    made = derive(arguments.source, arguments.target)
    print("Document font derived." if made else "Document font already there.")


if __name__ == "__main__":
    main()
