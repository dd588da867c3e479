"""What is read from a text: thing, place, slots."""

import numpy as np
import pytest

from oneplan.engines.overlap.gazetteer import parse_codes
from oneplan.engines.overlap.lexicon import standard_lexicon
from oneplan.engines.overlap.records import Records, Rows, read_records
from tests.engines.overlap.places import district


def read(text: str, area: str = "") -> Records:
    """Read one text."""
    code, level = parse_codes([area])
    rows = Rows(
        [text], code, level, np.array([np.nan]), np.zeros(1, np.int16), np.zeros(1, np.int16)
    )
    return read_records(rows, standard_lexicon(), district())


def thing(text: str) -> str:
    """Return the concept read from a text."""
    return standard_lexicon().concepts[int(read(text).concept[0])].code


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("ก่อสร้างถนน คสล. สายหน้าวัด", "road_concrete"),
        ("ก่อสร้างถนนค.ส.ล.ซอย 3", "road_concrete"),
        ("ก่อสร้างถ.คสล. ซ.3", "road_concrete"),
        ("ปรับปรุงถนนลูกรังเป็นถนนคอนกรีตเสริมเหล็ก", "road_concrete"),
        ("เสริมผิวถนนลาดยาง AC.", "road_asphalt"),
        ("ขยายเขตประปา หมู่ 3", "water_main"),
        ("ก่อสร้างระบบประปาหมู่บ้าน", "water_supply"),
        ("ซ่อมแซมศาลาเอนกประสงค์ หน้าโรงเรียน", "hall"),
        ("ปรับปรุงภายใน ศพด. บัวแดง", "child_centre"),
        ("หน้าวัดบัวแดง ก่อสร้างรางระบายน้ำ", "drain"),
        ("ก่อสร้างถนคอนกีตเสิมเหล็ก ซอย 2", "road_concrete"),
        ("เจาะบ่อบาดาลพร้อมติดตั้งซัมเมอร์ส", "well"),
        ("ติดตั้งกล้อง CCTV สี่แยก", "cctv"),
        ("ฝึกอบรมทอผ้าไหม", "career"),
        ("ค่าใช้จ่ายในการสัมมนาและฝึกอบรม", "manage"),
        ("hello world", ""),
    ],
)
def test_the_thing_is_found_whatever_it_is_called(text: str, concept: str) -> None:
    assert thing(text) == concept


@pytest.mark.parametrize(
    ("text", "area", "code"),
    [
        ("บ้านโนนสวรรค์ หมู่ที่ 2", "450301", 45030102),
        ("ถนนภายในหมู่ ๒", "450301", 45030102),
        ("ม.2 ต.บัวแดง", "4503", 45030102),
        ("หมู่2ตำบลบัวแดงอำเภอปทุมรัตต์", "45", 45030102),
        ("บ้านขี้เหล็ก", "4503", 45030202),
        ("บ้านหนองคูณน้อย", "450301", 45030104),
        ("บ้านโนนสวรรค ต.บัวแดง", "", 45030102),
        ("หมู่ที่ 2 ต.บัวแดง อ.ปทุมรัตต์ จ.ร้อยเอ็ด", "", 45030102),
        ("สายบ้านหนองคูณ - บ้านโนนสวรรค์ หมู่ที่ 1", "450301", 45030101),
        ("หมู่ 1, 3", "450301", 45030100),
        ("ไม่มีชื่อ", "45030103", 45030103),
        ("ไม่มีชื่อ", "459999", 45000000),
        ("หมู่ที่ 2 ตำบลดอกล้ำ อำเภอปทุมรัตต์", "4577", 45030202),
    ],
)
def test_name_number_and_code_give_the_finest_place(text: str, area: str, code: int) -> None:
    assert int(read(text, area).code[0]) == code


def test_a_number_without_its_subdistrict_leaves_the_place_in_doubt() -> None:
    record = read("ถนน คสล. หมู่ที่ 2", "4503")
    assert record.doubtful[0]
    assert record.level[0] == 4


@pytest.mark.parametrize(
    ("text", "slot", "value"),
    [
        ("ซอย 3", "soi", 3),
        ("ซ.๓", "soi", 3),
        ("ระยะที่ 2", "phase", 2),
        ("เฟส 2", "phase", 2),
        ("ระยะ 500 เมตร", "phase", -1),
        ("ถนน ยาว 1.5 กม.", "length", 1000),
        ("ความยาว 1,250 เมตร", "length", 1250),
        ("กม.2+300 - กม.3+300", "km_from", 2300),
        ("กม.2+300 - กม.3+300", "km_to", 3300),
        ("ประจำปี 2568", "text_year", 2568),
        ("ปีงบประมาณ ๒๕๖๙", "text_year", 2569),
        ("กว้าง 5 ม. ยาว 100 ม.", "moo", 0),
        ("ม.5", "moo", 32),
        ("หมู่ 1-3", "moo", 14),
        ("หมู่ที่ 2,4 และ 5", "moo", 52),
    ],
)
def test_slots_are_read_and_sizes_put_aside(text: str, slot: str, value: int) -> None:
    assert int(getattr(read(f"ถนน {text}", "450301"), slot)[0]) == value


def test_ends_of_a_road_are_the_same_in_either_direction() -> None:
    there = read("ถนนสายบ้านหนองคูณ - บ้านโนนสวรรค์", "450301")
    back = read("ถนน เชื่อมบ้านโนนสวรรค์กับบ้านหนองคูณ", "450301")
    assert int(there.ends[0]) == int(back.ends[0]) != 0
