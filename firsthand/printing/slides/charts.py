"""Charts of respondents, with a workbook behind each, so that whoever has the slides can change them."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING

from pptx.chart.data import CategoryChartData
from pptx.chart.xlsx import CategoryWorkbookWriter
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION, XL_TICK_MARK
from pptx.enum.dml import MSO_LINE_DASH_STYLE, MSO_THEME_COLOR
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt
from xlsxwriter import Workbook

from firsthand.printing.cards.readable import readable
from firsthand.printing.colours import WHITE, contrast, on

if TYPE_CHECKING:
    import io
    from collections.abc import Iterator, Mapping

    from pptx.chart.chart import Chart
    from pptx.chart.series import BarSeries
    from pptx.oxml.xmlchemy import BaseOxmlElement
    from pptx.shapes.placeholder import ChartPlaceholder
    from xlsxwriter.worksheet import Worksheet

    from firsthand.printing.slides.outline import Bars, Series

_LETTERS = Pt(12)
# The day of every file within a file.
_DAY = datetime(1980, 1, 1)  # noqa: DTZ001  # as XlsxWriter wants it
_NOTHING_FOR_NOUGHT = "0;;;"
_INKS = {
    "accent1": MSO_THEME_COLOR.ACCENT_1,
    "accent2": MSO_THEME_COLOR.ACCENT_2,
    "accent3": MSO_THEME_COLOR.ACCENT_3,
    "accent4": MSO_THEME_COLOR.ACCENT_4,
    "accent5": MSO_THEME_COLOR.ACCENT_5,
}
# The contrast that WCAG asks of what is no text.
_SEEN = 3.0
# The part of a chart's height that its bars take where a key stands below them.
_PLOT = 0.62
# Between bars, in per cent of their height; a bar alone fills its room.
_GAP, _NO_GAP = 45, 30


class _Workbook(CategoryWorkbookWriter):  # type: ignore[misc]
    """Writes words as words: a name that begins with `=` is no formula, and no address leads anywhere."""

    @contextmanager
    def _open_worksheet(self, xlsx_file: io.BytesIO) -> Iterator[tuple[Workbook, Worksheet]]:
        plain = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        workbook = Workbook(xlsx_file, plain)
        workbook.set_properties({"created": _DAY})
        yield workbook, workbook.add_worksheet()
        workbook.close()


class _Data(CategoryChartData):  # type: ignore[misc]
    @property
    def _workbook_writer(self) -> _Workbook:
        return _Workbook(self)


def draw_bars(place: ChartPlaceholder, bars: Bars, brand: Mapping[str, str], locale: str) -> None:
    """Draw a chart into its place.

    Args:
        place: the place.
        bars: the chart.
        brand: the colours of the theme by their names.
        locale: the language of its words.
    """
    data = _Data(number_format="0")
    data.categories = [readable(each) for each in bars.categories]
    for series in bars.series:
        data.add_series(readable(series.name), series.values)
    name = place.name
    drawn = place.insert_chart(XL_CHART_TYPE.BAR_STACKED, data)
    drawn.name = name
    drawn.element.nvGraphicFramePr.cNvPr.set("descr", readable(bars.says))
    chart = drawn.chart
    chart.font.size = _LETTERS
    chart.font.color.theme_color = MSO_THEME_COLOR.TEXT_1
    _axes(chart, bars)
    chart.has_legend = bars.legend
    if bars.legend:
        chart.legend.position = XL_LEGEND_POSITION.BOTTOM
        chart.legend.include_in_layout = False
        chart.legend.font.size = _LETTERS
    plot = chart.plots[0]
    plot.overlap = 100
    plot.gap_width = _GAP if len(bars.categories) > 1 else _NO_GAP
    for series, shown in zip(bars.series, plot.series, strict=True):
        _colour(shown, series, brand[series.ink])
    _settle(chart, bars)
    for letters in chart.element.iter(qn("a:defRPr")):
        letters.set("lang", locale)


def _axes(chart: Chart, bars: Bars) -> None:
    """The first category on top; numbers stand in the bars, so that their axis says nothing."""
    chart.has_title = False
    values = chart.value_axis
    longest = max(sum(each) for each in zip(*(series.values for series in bars.series), strict=True))
    values.minimum_scale, values.maximum_scale = 0, max(longest, 1)
    values.has_major_gridlines = False
    values.visible = False
    names = chart.category_axis
    names.reverse_order = True
    names.major_tick_mark = XL_TICK_MARK.NONE
    names.format.line.fill.background()
    names.visible = len(bars.categories) > 1


def _colour(shown: BarSeries, series: Series, colour: str) -> None:
    """Fill bars with a colour of the theme; one that is hardly seen on white has an edge."""
    shown.invert_if_negative = False
    shown.format.fill.solid()
    shown.format.fill.fore_color.theme_color = _INKS[series.ink]
    edge = shown.format.line
    edge.fill.solid()
    edge.width = Pt(0.75)
    faint = series.labelled and contrast(colour, WHITE) < _SEEN
    edge.fill.fore_color.theme_color = MSO_THEME_COLOR.ACCENT_6 if faint else MSO_THEME_COLOR.BACKGROUND_1
    if series.dotted:
        edge.dash_style = MSO_LINE_DASH_STYLE.ROUND_DOT
    if series.labelled:
        labels = shown.data_labels
        labels.show_value = True
        labels.number_format, labels.number_format_is_linked = _NOTHING_FOR_NOUGHT, False
        labels.font.size = _LETTERS
        labels.font.bold = True
        labels.font.color.theme_color = MSO_THEME_COLOR.BACKGROUND_1 if on(colour) == WHITE else MSO_THEME_COLOR.TEXT_1


def _settle(chart: Chart, bars: Bars) -> None:
    """What python-pptx has no names for: where bars and key stand, so that both begin at the chart's left edge."""
    space = chart.element
    # Its own numbers of axes are below nought, which the format does not know.
    for number, axis in enumerate(dict.fromkeys(each.get("val") for each in space.iter(qn("c:axId"))), 1):
        for element in space.iter(qn("c:axId"), qn("c:crossAx")):
            if element.get("val") == axis:
                element.set("val", str(number))
    if bars.legend:
        _put(space.chart.plotArea, 0, _layout(0, 0, 1, _PLOT, inner=True))
        _put(space.chart.find(qn("c:legend")), 1, _layout(0, _PLOT + 0.06, 1, 0.94 - _PLOT))


def _put(parent: BaseOxmlElement, at: int, layout: BaseOxmlElement) -> None:
    for old in parent.findall(qn("c:layout")):
        parent.remove(old)
    parent.insert(at, layout)


def _layout(x: float, y: float, w: float, h: float, *, inner: bool = False) -> BaseOxmlElement:
    """A place in parts of the chart's width and height."""
    target = '<c:layoutTarget val="inner"/>' if inner else ""
    modes = '<c:xMode val="edge"/><c:yMode val="edge"/>'
    sizes = f'<c:x val="{x:g}"/><c:y val="{y:g}"/><c:w val="{w:g}"/><c:h val="{h:g}"/>'
    return parse_xml(f"<c:layout {nsdecls('c')}><c:manualLayout>{target}{modes}{sizes}</c:manualLayout></c:layout>")
