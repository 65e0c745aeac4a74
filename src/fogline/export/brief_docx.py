"""A brief as a Word document, with its map: plain WordprocessingML in a zip, which Word and LibreOffice open.

The format is written directly: a brief has headings, paragraphs, one picture and a list, and for that no library is
needed. What must stay true: the same brief gives the same bytes; every sentence keeps its citation marks, and each
mark leads to its entry in the list.
"""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Iterator
from xml.sax.saxutils import escape

from fogline.export.brief_parts import Brief, Citation, Sentence
from fogline.fuse.prose import day_in_words

MOMENT = (1980, 1, 1, 0, 0, 0)
"""The time that every part bears, so that it tells nothing and the bytes stay the same."""
EMU_WIDTH = 5_760_000
"""Width of the map: sixteen centimetres, in the units of the format."""
WORDS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MEDIA = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_TYPES = (
    f'{HEAD}<Types xmlns="{PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="png" ContentType="image/png"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_MEDIA}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_MEDIA}.styles+xml"/></Types>'
)
_ROOT = (
    f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" Type="{OFFICE}/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)
_STYLED = f'<Relationship Id="rId1" Type="{OFFICE}/styles" Target="styles.xml"/>'
_PICTURED = f'<Relationship Id="rId2" Type="{OFFICE}/image" Target="map.png"/>'


def render_docx(brief: Brief, picture: bytes | None = None) -> bytes:
    """Writes a brief as a Word document.

    Args:
        brief: checked by `check_brief`.
        picture: the map as PNG; `None` for none.
    """
    parts = {
        "[Content_Types].xml": _TYPES.encode(),
        "_rels/.rels": _ROOT.encode(),
        "word/document.xml": _document(brief, picture).encode(),
        "word/styles.xml": _styles().encode(),
    }
    links = f"{_STYLED}{_PICTURED if picture else ''}"
    relations = f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{links}</Relationships>'
    parts["word/_rels/document.xml.rels"] = relations.encode()
    if picture:
        parts["word/map.png"] = picture
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in parts.items():
            packed.writestr(zipfile.ZipInfo(name, MOMENT), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _document(brief: Brief, picture: bytes | None) -> str:
    names = f'xmlns:w="{WORDS}" xmlns:r="{OFFICE}" xmlns:wp="{DRAWING}/wordprocessingDrawing"'
    body = "".join(_body(brief, picture))
    edges = "".join(f' w:{side}="1134"' for side in ("top", "right", "bottom", "left"))
    page = f'<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar{edges}/></w:sectPr>'
    return f"{HEAD}<w:document {names}><w:body>{body}{page}</w:body></w:document>"


def _body(brief: Brief, picture: bytes | None) -> Iterator[str]:
    yield _paragraph(brief.title, "Title")
    as_of = f"; as of {day_in_words(brief.as_of)}" if brief.as_of else ""
    made = f"Made on {day_in_words(brief.made[:10])} from {len(brief.citations)} cited claims."
    yield _paragraph(f"{brief.about}{as_of}. {made}")
    if picture:
        yield _picture(picture)
    for section in brief.sections:
        yield _paragraph(section.title, "Heading1")
        for paragraph in section.paragraphs:
            lead = _run(f"{paragraph.lead}. ", bold=True) if paragraph.lead else ""
            yield f"<w:p>{lead}{_run(' ').join(_told(one, brief) for one in paragraph.sentences)}</w:p>"
    if brief.before:
        yield _paragraph(f"{brief.before}.")
    if brief.left_out:
        yield _paragraph(f"Left out for length: {brief.left_out}.")
    if brief.wordless:
        yield _paragraph(f"Left out because the text of a report is not in the record: {brief.wordless}.")
    yield _paragraph("Sources", "Heading1")
    yield from (_source(one) for one in brief.citations)


def _told(sentence: Sentence, brief: Brief) -> str:
    """A sentence with its marks, small and high as a note's, each a link to what it cites."""
    numbers = sorted({brief.numbers[one] for one in sentence.claims if one in brief.numbers})
    marks = (
        f'<w:hyperlink w:anchor="c{number}"><w:r><w:rPr><w:color w:val="00507A"/><w:vertAlign w:val="superscript"/>'
        f"</w:rPr><w:t>[{number}]</w:t></w:r></w:hyperlink>"
        for number in numbers
    )
    return _run(" ".join(sentence.text.split())) + "".join(marks)


def _source(one: Citation) -> str:
    mark = f'<w:bookmarkStart w:id="{one.number}" w:name="c{one.number}"/><w:bookmarkEnd w:id="{one.number}"/>'
    return f'<w:p><w:pPr><w:pStyle w:val="Source"/></w:pPr>{mark}{_run(_cited(one))}</w:p>'


def _cited(one: Citation) -> str:
    machine = " (says that a machine wrote it)" if one.machine_written else ""
    quote = " ".join(one.quote.split())
    return f"{one.number}. “{quote}” – {one.says}; {one.outlet}, {one.date}; {one.file}, {one.start}–{one.end}{machine}"


def _paragraph(words: str, style: str = "") -> str:
    styled = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{styled}{_run(words)}</w:p>"


def _run(words: str, *, bold: bool = False) -> str:
    kept = "".join(one for one in words if one >= " " or one in "\t\n")
    return f'<w:r>{"<w:rPr><w:b/></w:rPr>" if bold else ""}<w:t xml:space="preserve">{escape(kept)}</w:t></w:r>'


def _picture(png: bytes) -> str:
    """The map in a line of its own; its size stands in the first bytes of the file."""
    width, height = struct.unpack(">II", png[16:24])
    high = EMU_WIDTH * height // width
    picture = f"{DRAWING}/picture"
    place = f'<a:xfrm><a:off x="0" y="0"/><a:ext cx="{EMU_WIDTH}" cy="{high}"/></a:xfrm>'
    shape = f'{place}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
    return (
        f'<w:p><w:r><w:drawing><wp:inline><wp:extent cx="{EMU_WIDTH}" cy="{high}"/>'
        '<wp:docPr id="1" name="map" descr="Map of who holds what; the text tells the same"/>'
        f'<a:graphic xmlns:a="{DRAWING}/main"><a:graphicData uri="{picture}"><pic:pic xmlns:pic="{picture}">'
        '<pic:nvPicPr><pic:cNvPr id="1" name="map.png"/><pic:cNvPicPr/></pic:nvPicPr>'
        '<pic:blipFill><a:blip r:embed="rId2"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f"<pic:spPr>{shape}</pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )


def _styles() -> str:
    made = "".join(
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{title}"/>'
        f'<w:pPr><w:spacing w:before="{before}" w:after="80"/></w:pPr>'
        f'<w:rPr>{"<w:b/>" if bold else ""}<w:sz w:val="{size}"/></w:rPr></w:style>'
        for name, title, size, before, bold in (
            ("Title", "Title", 36, 0, True),
            ("Heading1", "heading 1", 26, 240, True),
            ("Source", "Source", 18, 0, False),
        )
    )
    return f'{HEAD}<w:styles xmlns:w="{WORDS}">{made}</w:styles>'
