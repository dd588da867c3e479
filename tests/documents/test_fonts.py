from pathlib import Path

from fontTools.ttLib import TTFont

from oneplan.documents.fonts import FAMILY, STYLES, advances, derive, file_name
from tests.documents.reading import PACKAGE


def test_every_style_bears_the_new_family_name_and_keeps_the_old_copyright(fonts: Path) -> None:
    for style in STYLES:
        with TTFont(fonts / file_name(style)) as font:
            names = font["name"]
            assert names.getDebugName(1) == FAMILY
            assert names.getDebugName(2) == style
            assert "Sarabun Project Authors" in names.getDebugName(0)
            assert "SIL Open Font License" in names.getDebugName(13)


def test_the_licence_stands_beside_the_fonts(fonts: Path) -> None:
    assert "SIL OPEN FONT LICENSE" in (fonts / "OFL.txt").read_text(encoding="utf-8")


def test_a_second_derivation_writes_nothing(fonts: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in fonts.iterdir()}

    assert derive(PACKAGE, fonts) is False

    assert {path: path.stat().st_mtime_ns for path in fonts.iterdir()} == before


def test_a_changed_source_is_derived_again(fonts: Path, tmp_path: Path) -> None:
    derive(PACKAGE, tmp_path)
    (tmp_path / "derived-from.txt").write_text("something else", encoding="ascii")

    assert derive(PACKAGE, tmp_path) is True


def test_a_vowel_under_a_tone_is_one_glyph_that_sits_where_the_vowel_would(fonts: Path) -> None:
    with TTFont(fonts / file_name("Regular")) as font:
        pair = font["glyf"]["uni0E340E49"]
        vowel, tone = pair.components

        assert (vowel.glyphName, tone.glyphName) == ("uni0E34", "uni0E49.small")
        assert (vowel.x, vowel.y) == (0, 0)
        assert font["hmtx"]["uni0E340E49"][0] == 0
        assert font["GDEF"].table.GlyphClassDef.classDefs["uni0E340E49"] == 3


def test_marks_take_no_width_and_characters_without_a_glyph_are_missing(fonts: Path) -> None:
    widths = advances(fonts)

    assert widths[ord("ก")] > 0.4
    assert widths[ord("้")] == 0
    assert ord("✓") not in widths
