"""What people read when areas cannot be imported."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

MESSAGES = {
    "areas.code_unreadable": _("“%(value)s” is not the code of an area."),
    "areas.address_refused": _("“%(value)s” is neither a file nor an http(s) address."),
    "areas.file_missing": _("There is no file or folder “%(value)s”."),
    "areas.file_too_large": _("The file is larger than %(limit_mb)s MB."),
    "areas.address_unreachable": _("“%(value)s” could not be fetched: %(reason)s."),
    "areas.file_unreadable": _("“%(value)s” could not be read as CSV, JSON or GeoJSON."),
    "areas.columns_unknown": _(
        "“%(value)s” has no column that holds area codes or codes of local authorities."
    ),
}

FINDINGS = {
    "areas.row_code_unreadable": (
        _("“%(value)s” is no code that this list can hold."),
        _("Correct the code in the file and import it again."),
    ),
    "areas.row_code_twice": (
        _("The code %(value)s stands in the file more than once; the first row was taken."),
        _("Remove the row that is wrong and import the file again."),
    ),
    "areas.row_name_missing": (
        _("The row of %(value)s has no Thai name."),
        _("Write the name in the file and import it again."),
    ),
    "areas.row_parent_unknown": (
        _("The area around %(value)s is not known."),
        _("Import the list of the larger areas first."),
    ),
    "areas.row_point_outside": (
        _("The point “%(value)s” is not in Thailand and was left out."),
        _("Write latitude and longitude in decimal degrees."),
    ),
    "areas.row_authority_kind_unknown": (
        _("“%(value)s” is not a kind of local authority."),
        _("Write อบจ., เทศบาลนคร, เทศบาลเมือง, เทศบาลตำบล, อบต. or เมืองพัทยา."),
    ),
    "areas.boundary_area_unknown": (
        _("The boundary of %(value)s belongs to no known area."),
        _("Import the list of areas first."),
    ),
    "areas.boundary_code_unreadable": (
        _("“%(value)s” is not the code of an area, so its boundary was left out."),
        _("Give each feature the official code of its area."),
    ),
    "areas.boundary_unreadable": (
        _("The boundary of “%(value)s” is not a polygon."),
        _("Give each feature a code and a Polygon or MultiPolygon."),
    ),
    "areas.boundary_ring_short": (
        _("A ring of this boundary has %(value)s corners and encloses nothing."),
        _("Draw each ring with three corners or more, and end it where it began."),
    ),
    "areas.boundary_ring_open": (
        _("A ring of the boundary of “%(value)s” does not end where it began."),
        _("End each ring with its first corner."),
    ),
    "areas.boundary_swapped": (
        _("The corner “%(value)s” has latitude and longitude in the wrong order."),
        _("GeoJSON writes the longitude first; swap the two and import the file again."),
    ),
    "areas.boundary_outside": (
        _("The corner “%(value)s” is not a place in Thailand."),
        _("Give longitude and latitude in decimal degrees (WGS 84)."),
    ),
    "areas.boundary_heavy": (
        _("The boundary has %(value)s corners; pages that draw it will be slow."),
        _("Import a simplified boundary; a few hundred corners are enough for a page."),
    ),
    "areas.nothing_closed": (
        _("Some codes could not be read, so no area was closed."),
        _("Correct the rows named above and import the complete list again."),
    ),
}
