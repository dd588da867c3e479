"""Made-up papers to print: believable, of any length, the same every time."""

from dataclasses import replace
from datetime import date
from random import Random

from oneplan.publishing.annual_list import AnnualList, ListedItem
from oneplan.publishing.labels import imprint
from oneplan.publishing.project_brief import (
    BriefActivity,
    BriefBudget,
    BriefIndicator,
    ProjectBrief,
    ProjectBriefs,
)

PRINTED_ON = date(2026, 10, 1)
IMPRINT = imprint(
    printed_on=PRINTED_ON,
    issuer="สำนักงานจังหวัดร้อยเอ็ด",
    edition="แผนปฏิบัติราชการประจำปี 2571 ฉบับที่ 1",
    seal="7f3a-91c2-0be4",
    is_trial=True,
    is_made_up=True,
)
BODY = "จังหวัดร้อยเอ็ด"
PLACES = frozenset(
    {"จตุรพักตรพิมาน", "เกษตรวิสัย", "โพนทราย", "สุวรรณภูมิ", "เสลภูมิ", "หนองพอก", "เมืองสรวง"}
)

HARD_WORDS = tuple(
    word
    for line in (
        "ฟื้นฟู ฝั่ง ปั๊ม ขึ้น ปิ๊ง น้ำ พื้นที่ เพื่อ เมื่อ สิ่งก่อสร้าง ชั้น ตั้ง ทั้งสิ้น ทั้งนี้ ดื่ม ซื้อ ชื่อ",
        "คลื่น ปี่ ฝี่ สิ้น ริ้ว บั๊ก จั๊ก ก๊าซ เป็น เล็ก กุ้ง ปู่ ฝุ่น ญี่ปุ่น ฎีกา กฎหมาย ฐานะ ปฏิบัติ จันทร์",
        "สิทธิ์ พันธุ์ ศูนย์ จำแนก น้ำใช้ ค้ำ ฟ้า ป้า ก๋วยเตี๋ยว ชิ้น สมบูรณ์ เต๊นท์ นิ้ว",
    )
    for word in line.split()
)

_ISSUES = (
    "ยกระดับข้าวหอมมะลิและเกษตรมูลค่าสูงสู่ตลาดสากล",
    "พัฒนาการท่องเที่ยวเชิงวัฒนธรรมและเศรษฐกิจสร้างสรรค์",
    "เสริมสร้างสังคมคุณภาพและดูแลผู้สูงอายุ",
    "บริหารจัดการน้ำ ทรัพยากรธรรมชาติ และสิ่งแวดล้อมอย่างยั่งยืน",
)
_UMBRELLAS = (
    "โครงการเพิ่มประสิทธิภาพการผลิตข้าวหอมมะลิทุ่งกุลาร้องไห้ครบวงจร",
    "โครงการพัฒนาด้านการท่องเที่ยวและบริการ",
    "โครงการพัฒนาคุณภาพชีวิตและความปลอดภัยของประชาชน",
    "โครงการฟื้นฟูแหล่งน้ำและป้องกันตลิ่งริมฝั่งแม่น้ำชี",
)
_TITLES = (
    "ก่อสร้างถนนคอนกรีตเสริมเหล็ก บ้านโนนสวาท หมู่ที่ 5 กว้าง 5 ม. ยาว 1,200 ม. หนา 0.15 ม.",
    "ขุดลอกหนองน้ำสาธารณะหนองแวง พร้อมติดตั้งปั๊มน้ำพลังงานแสงอาทิตย์",
    "ก่อสร้างเขื่อนป้องกันตลิ่งริมฝั่งแม่น้ำชี (ช่วงที่ 2) ความยาวไม่น้อยกว่า 320 ม.",
    "ปรับปรุงระบบส่งน้ำเพื่อการผลิตข้าวหอมมะลิ",
    "พัฒนาเกษตรกรสู่มาตรฐาน GAP และเกษตรอินทรีย์ครบวงจร",
    "ตรวจคัดกรองและชะลอไตเสื่อมในผู้ป่วยเบาหวานและความดันโลหิตสูง",
    "ป้องกันไฟป่าและฟื้นฟูป่าชุมชน",
    "ติดตั้งกล้องโทรทัศน์วงจรปิด (CCTV) ในจุดเสี่ยงอุบัติเหตุและอาชญากรรม",
)
_UNITS = (
    "โครงการชลประทานร้อยเอ็ด",
    "แขวงทางหลวงชนบทร้อยเอ็ด",
    "สำนักงานโยธาธิการและผังเมืองจังหวัดร้อยเอ็ด",
    "สำนักงานสาธารณสุขจังหวัดร้อยเอ็ด",
    "สำนักงานทรัพยากรธรรมชาติและสิ่งแวดล้อมจังหวัดร้อยเอ็ด",
)
_DISTRICTS = ("จตุรพักตรพิมาน", "เกษตรวิสัย", "โพนทราย", "สุวรรณภูมิ", "เสลภูมิ", "หนองพอก")


def item(rank: int, *, satang: int, is_within_frame: bool | None = True) -> ListedItem:
    """One believable main activity; the same rank always gives the same one."""
    random = Random(rank)
    topic = random.randrange(len(_ISSUES))
    return ListedItem(
        rank=rank,
        title=random.choice(_TITLES),
        umbrella=_UMBRELLAS[topic],
        issue=_ISSUES[topic],
        programme="แผนงานพัฒนาโครงสร้างพื้นฐานและสิ่งแวดล้อม",
        target=f"{random.randrange(1, 40)} แห่ง",
        indicator="ร้อยละของครัวเรือนที่ได้รับประโยชน์ ไม่น้อยกว่าร้อยละ 80",
        implementer=random.choice(_UNITS),
        place=f"อ.{random.choice(_DISTRICTS)} ต.โนนสวาท",
        province_satang=satang,
        local_satang=satang // 1_000 * 100 if rank % 7 == 0 else None,
        expense="งบลงทุน",
        is_within_frame=is_within_frame,
        readiness=f"{random.randrange(6, 13)}/12 ข้อ",
    )


def annual_list(rows: int, *, part_of_satang: bool = False) -> AnnualList:
    """A list of ``rows`` ranked activities, two thirds of them within the frame, and two marked."""
    random = Random(rows)
    amounts = [random.randrange(120_000, 24_000_000) * 100 for _ in range(rows)]
    if part_of_satang:
        amounts = [amount + 25 for amount in amounts]
    within = rows * 2 // 3
    ranked = [
        item(rank, satang=satang, is_within_frame=rank <= within)
        for rank, satang in enumerate(amounts, start=1)
    ]
    management = ListedItem(
        title="ค่าใช้จ่ายในการบริหารงานจังหวัดแบบบูรณาการ",
        province_satang=10_000_000_00,
        expense="งบรายจ่ายอื่น",
        is_within_frame=True,
    )
    bundle = ListedItem(
        title="ซ่อมแซมถนนและระบบระบายน้ำ รวม 24 รายการ",
        province_satang=4_800_000_00,
        expense="งบลงทุน",
        is_within_frame=True,
    )
    return AnnualList(
        body=BODY,
        fiscal_year=2571,
        imprint=IMPRINT,
        ranked=ranked,
        marked=[management, bundle],
        frame_satang=sum(amounts[:within]) + 15_000_000_00,
        meeting="ก.บ.จ. ร้อยเอ็ด ครั้งที่ 3/2569 เมื่อวันที่ 18 กันยายน 2569",
        places=PLACES,
    )


def brief(number: int) -> ProjectBrief:
    """A brief with all fifteen items filled."""
    subject = item(number, satang=number * 1_000_000_00)
    return ProjectBrief(
        name=f"{subject.title} (โครงการที่ {number})",
        issue=subject.issue,
        programme=subject.programme,
        approach="พัฒนาแหล่งน้ำต้นทุนและระบบกระจายน้ำให้ทั่วถึงทั้งพื้นที่เพาะปลูก",
        rationale=(
            "พื้นที่ทุ่งกุลาร้องไห้ประสบภัยแล้งซ้ำซากต่อเนื่องทุกปี เกษตรกรต้องซื้อน้ำดื่มน้ำใช้ในฤดูแล้ง "
            "ผลผลิตข้าวหอมมะลิเฉลี่ยต่ำกว่าค่าเฉลี่ยของภาค จากการประชาคมหมู่บ้านเมื่อปี 2569 "
            "ประชาชนร้อยละ 87 เห็นว่าการฟื้นฟูแหล่งน้ำเป็นความต้องการลำดับแรก " * 2
        ),
        objectives=("เพิ่มปริมาณน้ำต้นทุนเพื่อการเกษตร", "ลดค่าใช้จ่ายด้านน้ำของครัวเรือนในฤดูแล้ง"),
        indicators=(
            BriefIndicator(name="ปริมาณน้ำกักเก็บเพิ่มขึ้น", unit="ลบ.ม.", baseline="0", target="72,000"),
            BriefIndicator(
                name="ครัวเรือนที่มีน้ำใช้ตลอดปี", unit="ร้อยละ", baseline="41 (ปี 2568)", target="80"
            ),
        ),
        places=("หมู่ที่ 5 บ้านโนนสวาท ต.โนนสวาท อ.เกษตรวิสัย",),
        beneficiaries=("เกษตรกร 265 ครัวเรือน", "ประชาชนทั่วไป 1,040 คน"),
        activities=(
            BriefActivity(
                name=subject.title,
                satang=number * 900_000_00,
                implementer=subject.implementer,
                contact="043 000 000",
            ),
            BriefActivity(
                name="อบรมกลุ่มผู้ใช้น้ำ", satang=number * 100_000_00, implementer=subject.implementer
            ),
        ),
        implementer=subject.implementer,
        starts=date(2027, 10, 1),
        ends=date(2028, 9, 30),
        budgets=(BriefBudget(fiscal_year=2571, source="งบจังหวัด", satang=number * 1_000_000_00),),
        outputs=("หนองน้ำขุดลอกแล้วเสร็จ 1 แห่ง",),
        outcomes=("เกษตรกรมีรายได้เพิ่มขึ้นไม่น้อยกว่าร้อยละ 5",),
        public_number=f"P-4502-2571-{number:04d}-K",
    )


def briefs(count: int) -> ProjectBriefs:
    return ProjectBriefs(
        body=BODY,
        imprint=IMPRINT,
        briefs=[brief(number) for number in range(1, count + 1)],
        place_names=PLACES,
    )


def with_only(paper: AnnualList, *items: ListedItem) -> AnnualList:
    """``paper`` listing nothing but ``items``."""
    return replace(paper, ranked=items, marked=())
