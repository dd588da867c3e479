"""What intake has to say: each finding has a reason and a remedy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

MESSAGES: dict[str, tuple[_StrPromise, _StrPromise]] = {
    # Files and folders.
    "exchange.file_missing": (
        _("“%(file)s” is not there."),
        _("Check the path and try again."),
    ),
    "exchange.folder_empty": (
        _("The folder “%(file)s” holds no files."),
        _("Put the files to be read into it."),
    ),
    "exchange.too_many_files": (
        _("The folder “%(file)s” holds more than %(limit)s files."),
        _("Read it in parts."),
    ),
    "exchange.not_a_file": (
        _("“%(file)s” is not a file."),
        _("Remove it or name the folder differently."),
    ),
    "exchange.file_empty": (
        _("“%(file)s” is empty."),
        _("Send the file again."),
    ),
    "exchange.file_too_large": (
        _("“%(file)s” is larger than %(megabytes)s MB."),
        _("Split it into smaller files."),
    ),
    "exchange.file_not_permitted": (
        _("The system may not read “%(file)s”."),
        _("Give the file read permission."),
    ),
    "exchange.file_unreadable": (
        _("“%(file)s” cannot be read (%(detail)s)."),
        _("Copy the file again."),
    ),
    "exchange.format_unknown": (
        _("“%(file)s” was passed over: files ending in “%(suffix)s” are not read."),
        _("Save it as .xlsx or .csv if it holds a table."),
    ),
    # Text and JSON.
    "exchange.not_text": (
        _("“%(file)s” is not a text file: it holds characters no text has."),
        _("Save it again as CSV UTF-8."),
    ),
    "exchange.read_as_thai_windows": (
        _("“%(file)s” is in the old Thai encoding (TIS-620/Windows-874) and was read as such."),
        _("Look whether the Thai text is right; saving as CSV UTF-8 avoids the doubt."),
    ),
    "exchange.quotes_broken": (
        _("“%(file)s” cannot be split into rows: a quotation mark is never closed (%(detail)s)."),
        _("Save it again from the spreadsheet as CSV UTF-8."),
    ),
    "exchange.quotes_doubtful": (
        _(
            "“%(file)s” has a misplaced quotation mark (%(detail)s); it was read as well "
            "as possible."
        ),
        _("Check the last rows of the table."),
    ),
    "exchange.json_broken": (
        _("“%(file)s” is not valid JSON (%(detail)s)."),
        _("Ask for the file again from its source."),
    ),
    "exchange.json_unknown": (
        _("“%(file)s” is JSON of a shape the system does not know."),
        _("Send a list of objects, a GeoJSON or a plan with “issues”."),
    ),
    # Workbooks.
    "exchange.old_or_locked_workbook": (
        _("“%(file)s” is an old (.xls), other or password-protected workbook."),
        _("Open it, remove the password and save it as .xlsx."),
    ),
    "exchange.web_page_named_workbook": (
        _("“%(file)s” is a web page named as a workbook."),
        _("Open it in the spreadsheet and save it as .xlsx."),
    ),
    "exchange.not_a_workbook": (
        _("“%(file)s” is not a workbook whatever its name says."),
        _("Save it as .xlsx and send it again."),
    ),
    "exchange.workbook_damaged": (
        _("The workbook “%(file)s” is damaged or cut off."),
        _("Open it, save it again, or ask for it again."),
    ),
    "exchange.workbook_swollen": (
        _("The workbook “%(file)s” would unpack to far more than its size and was not opened."),
        _("Delete pictures and empty formatted rows, or split it."),
    ),
    "exchange.cell_too_far": (
        _(
            "The workbook “%(file)s” has a cell far outside any table (%(cell)s) and was "
            "not opened."
        ),
        _("Delete the stray cell and the empty columns and rows before it."),
    ),
    "exchange.workbook_too_heavy": (
        _("The workbook “%(file)s” needs more memory than one file may use."),
        _("Delete empty formatted rows and columns, or split it."),
    ),
    "exchange.workbook_too_slow": (
        _("The workbook “%(file)s” was not read within %(seconds)s seconds."),
        _("Split it, or keep only the sheets that are needed."),
    ),
    "exchange.too_many_sheets": (
        _("“%(file)s” has more than %(limit)s sheets."),
        _("Keep only the sheets that are needed."),
    ),
    "exchange.too_many_rows": (
        _("A table of “%(file)s” has more than %(limit)s rows."),
        _("Split it."),
    ),
    "exchange.too_many_columns": (
        _("A table of “%(file)s” has more than %(limit)s columns."),
        _("Delete the columns that are not needed."),
    ),
    "exchange.sheet_empty": (
        _("“%(file)s” has a sheet without a table (“%(name)s”); it was passed over."),
        _("Nothing need be done if the sheet is empty on purpose."),
    ),
    # Recognising a table.
    "exchange.layout_unknown": (
        _("No known layout fits “%(file)s”. The nearest lack these columns: %(nearest)s."),
        _(
            "Add the columns, or say in a heading map which of your headings mean them: "
            "%(headings)s."
        ),
    ),
    "exchange.layout_ambiguous": (
        _("“%(file)s” fits two layouts equally well: %(layouts)s."),
        _("Name the layout in a heading map."),
    ),
    "exchange.layout_not_known": (
        _("The heading map of “%(file)s” names a layout that does not exist: “%(layout)s”."),
        _("Use one of: %(known)s."),
    ),
    "exchange.map_broken": (
        _("The heading map “%(file)s” cannot be read."),
        _("Write it as JSON, TOML, or CSV with two columns: heading, field."),
    ),
    "exchange.headings_unknown": (
        _("Some headings were not used: %(headings)s."),
        _("Nothing need be done unless one of them matters to “%(layout)s”; then map it."),
    ),
    "exchange.heading_repeated": (
        _(
            "The heading “%(column)s” stands for something another column already gives; "
            "the first was used."
        ),
        _("Delete or rename one of the two columns."),
    ),
    "exchange.money_scaled": (
        _("The column “%(column)s” is not in baht; its amounts were multiplied by %(scale)s."),
        _("Check one amount."),
    ),
    # Cells.
    "exchange.text_repaired": (
        _("Damaged Thai letters in “%(column)s” were repaired; the original is kept."),
        _("Read the text once."),
    ),
    "exchange.cell_empty": (
        _("“%(column)s” is empty and may not be."),
        _("Fill the cell."),
    ),
    "exchange.fiscal_year_missing": (
        _("The row has no fiscal year."),
        _("Fill “%(column)s”, or give the year for the whole table in a heading map."),
    ),
    "exchange.amount_empty": (
        _("The row has no amount in “%(column)s”."),
        _("Fill the amount in baht; write 0 for none."),
    ),
    "exchange.amount_unreadable": (
        _("“%(value)s” in “%(column)s” is not an amount of money."),
        _("Write baht as a number, commas only between thousands."),
    ),
    "exchange.amount_negative": (
        _("“%(value)s” in “%(column)s” is negative."),
        _("Write what is spent as a positive amount; a reduction is another row of another table."),
    ),
    "exchange.amount_has_part_of_a_satang": (
        _("“%(value)s” in “%(column)s” has part of a satang."),
        _("Write at most two decimals."),
    ),
    "exchange.amount_too_large": (
        _("“%(value)s” in “%(column)s” is larger than any budget."),
        _("Check the digits and the unit of the column."),
    ),
    "exchange.number_unreadable": (
        _("“%(value)s” in “%(column)s” is not a number."),
        _("Write a number."),
    ),
    "exchange.count_unreadable": (
        _("“%(value)s” in “%(column)s” is not a whole number from 0."),
        _("Write a whole number."),
    ),
    "exchange.year_unreadable": (
        _("“%(value)s” in “%(column)s” is not a year that can be read with certainty."),
        _("Write four digits of the Buddhist era, such as 2571."),
    ),
    "exchange.day_unreadable": (
        _("“%(value)s” in “%(column)s” is not a day that can be read with certainty."),
        _("Write it like 1 ต.ค. 2570."),
    ),
    "exchange.flag_unreadable": (
        _("“%(value)s” in “%(column)s” is neither yes nor no."),
        _("Write 1 or 0."),
    ),
    "exchange.code_unreadable": (
        _("“%(value)s” in “%(column)s” is not an official number."),
        _("Write digits only."),
    ),
    "exchange.code_wrong_length": (
        _("“%(value)s” in “%(column)s” has too many digits; codes here have %(lengths)s."),
        _("Check the code."),
    ),
    "exchange.choice_unknown": (
        _("“%(value)s” in “%(column)s” is not one of: %(choices)s."),
        _("Use one of these words."),
    ),
    # Rows.
    "exchange.other_province": (
        _("The row belongs to %(owners)s, not to province %(province)s; it was not stored."),
        _("Nothing need be done unless the code is wrong."),
    ),
    "exchange.row_repeated": (
        _("The row stands already in %(first_file)s, row %(first_row)s; it was counted once."),
        _("Nothing need be done."),
    ),
    "exchange.key_conflict": (
        _(
            "The row contradicts %(first_file)s, row %(first_row)s: the same key, other "
            "values. Neither was stored."
        ),
        _("Decide which is right and delete the other."),
    ),
    "exchange.years_disagree": (
        _("The B.E. and C.E. years of the row disagree; B.E. %(year)s was used."),
        _("Check the year."),
    ),
    "exchange.place_outside_owner": (
        _("The line belongs to province %(owner)s but names places elsewhere."),
        _("Check the place; the line was stored."),
    ),
    "exchange.scan_suspect": (
        _("The source marks the line as badly scanned: “%(item)s”."),
        _("Compare it with the printed page."),
    ),
    "exchange.management_in_doubt": (
        _(
            "Other expenditure named “%(item)s” may be the money for running the "
            "province or cluster, misread."
        ),
        _("Compare it with the printed page; mark it if it is."),
    ),
    "exchange.owner_unmatched": (
        _("The owner “%(name)s” has no code of a local authority."),
        _("Choose the authority."),
    ),
    "exchange.owner_matched_loosely": (
        _("The owner “%(name)s” was matched to its code by likeness only."),
        _("Check the authority."),
    ),
    "exchange.kpi_without_base": (
        _("The indicator “%(kpi)s” has no base value (“%(shown)s”)."),
        _("Ask its owner for the value and its year."),
    ),
    "exchange.kpi_without_base_year": (
        _("The indicator “%(kpi)s” has a base value without its year."),
        _("Ask its owner for the year."),
    ),
    "exchange.kpi_without_targets": (
        _("The indicator “%(kpi)s” has no targets."),
        _("Ask its owner for a target for each year."),
    ),
    "exchange.total_without_amount": (
        _("The owner %(owner)s has no amount in any year."),
        _("Fill an amount or delete the row."),
    ),
    "exchange.activity_without_amount": (
        _("The activity “%(activity)s” has no amount."),
        _("Fill the amount before it is ranked."),
    ),
    "exchange.product_differs": (
        _("Quantity times unit price is not the amount of “%(activity)s”."),
        _("Correct one of the three."),
    ),
    # Sums.
    "exchange.subtotal_differs": (
        _(
            "Owner %(owner)s, “%(project)s”, %(budget_type)s: printed %(printed)s baht, "
            "lines make %(sum)s baht (difference %(difference)s)."
        ),
        _("Compare the lines with the printed page."),
    ),
    "exchange.subtotal_no_lines": (
        _(
            "Owner %(owner)s, “%(project)s”, %(budget_type)s: %(printed)s baht are "
            "printed but no line was found."
        ),
        _("Look for the lines under another project name."),
    ),
    "exchange.subtotal_not_printed": (
        _(
            "Owner %(owner)s, “%(project)s”, %(budget_type)s: lines make %(sum)s baht "
            "but no subtotal is printed."
        ),
        _("Look for the subtotal under another project name."),
    ),
}
